import { signal } from '@preact/signals';
import { type ControlTexts, loadControls, loadControlTexts } from '../catalog/controls';
import type { Control } from '../domain/control';

export interface LoadedControls {
  readonly standard: string;
  readonly controls: readonly Control[];
  readonly byId: ReadonlyMap<string, Control>;
  /** By language; every control is shown with its Japanese and its English title. */
  readonly texts: Readonly<Record<'ja' | 'en', ControlTexts>>;
}

const loaded = signal<LoadedControls | undefined>(undefined);

async function load(): Promise<void> {
  if (loaded.value) return;
  const [{ standard, controls }, ja, en] = await Promise.all([
    loadControls(),
    loadControlTexts('ja'),
    loadControlTexts('en'),
  ]);
  if (!ja || !en) throw new Error('control texts are missing from the build');
  loaded.value = {
    standard,
    controls,
    byId: new Map(controls.map((control) => [control.id, control])),
    texts: { ja, en },
  };
}

export const controls = { load, loaded: loaded as { readonly value: LoadedControls | undefined } };
