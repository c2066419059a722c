import { effect, signal } from '@preact/signals';
import { type ControlTexts, loadControls, loadControlTexts } from '../catalog/controls';
import type { Control } from '../domain/control';
import { locale } from '../i18n/i18n';

export interface LoadedControls {
  readonly standard: string;
  readonly controls: readonly Control[];
  readonly byId: ReadonlyMap<string, Control>;
  /** In the language shown. */
  readonly text: ControlTexts;
  /** Every control is shown with its Japanese and its English title, whatever the language. */
  readonly ja: ControlTexts;
  readonly en: ControlTexts;
}

const loaded = signal<LoadedControls | undefined>(undefined);

async function load(): Promise<void> {
  const language = locale.value;
  const [{ standard, controls }, ja, en, text] = await Promise.all([
    loadControls(),
    loadControlTexts('ja'),
    loadControlTexts('en'),
    loadControlTexts(language),
  ]);
  if (!ja || !en) throw new Error('control texts are missing from the build');
  if (language !== locale.value) return;
  const byId = new Map(controls.map((control) => [control.id, control]));
  loaded.value = { standard, controls, byId, text: text ?? ja, ja, en };
}

export const controls = {
  loaded: loaded as { readonly value: LoadedControls | undefined },

  /** Rejects when a file cannot be fetched. */
  async load(): Promise<void> {
    if (!loaded.value) await load();
  },
};

effect(() => {
  locale.value;
  // Offline and before everything is cached, the titles stay in the language they were loaded in.
  if (loaded.peek()) load().catch(() => undefined);
});
