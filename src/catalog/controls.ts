import type { Control, Theme } from '../domain/control';

/** `data/controls/text.<language>.json`. */
export interface ControlTexts {
  readonly themes: Readonly<Record<Theme, string>>;
  /** NIST CSF functions by the two letters before the dot. */
  readonly csfFunctions: Readonly<Record<string, string>>;
  readonly controls: Readonly<Record<string, { readonly title: string }>>;
}

const texts = import.meta.glob<ControlTexts>('../../data/controls/text.*.json', { import: 'default' });

/** The 93 controls; rejects when the file cannot be fetched. */
export async function loadControls(): Promise<{ readonly standard: string; readonly controls: readonly Control[] }> {
  const { default: file } = await import('../../data/controls/controls.json');
  return file as { standard: string; controls: Control[] };
}

/** Undefined when there is no such language; rejects when the file cannot be fetched. */
export async function loadControlTexts(language: string): Promise<ControlTexts | undefined> {
  return texts[`../../data/controls/text.${language}.json`]?.();
}
