import { effect, signal } from '@preact/signals';
import { findLocale, LOCALES, locale, setLocale, t } from '../i18n/i18n';
import { eraseEverything } from '../storage/erase';
import { loadSettings, type Settings, saveSettings } from '../storage/settings';
import { listenToOtherTabs } from '../storage/tabs';

const current = signal<Settings>({});
/** unkept: the browser did not keep the last change; locale: the texts of a language could not be loaded. */
const trouble = signal<'none' | 'unkept' | 'locale'>('none');

async function load(): Promise<void> {
  current.value = loadSettings();
  const { locale: chosen } = current.value;
  // Chosen in a version that offered more languages: as good as not chosen.
  await setLocale(chosen && LOCALES.includes(chosen) ? chosen : findLocale(navigator.languages));
}

async function change(values: Partial<Record<keyof Settings, string | undefined>>): Promise<void> {
  if (values.locale && !(await setLocale(values.locale))) {
    trouble.value = 'locale';
    return;
  }
  const changed = Object.entries({ ...current.value, ...values }).filter(([, value]) => value !== undefined);
  current.value = Object.fromEntries(changed);
  trouble.value = saveSettings(current.value) ? 'none' : 'unkept';
}

export const settings = {
  current: current as { readonly value: Settings },
  trouble: trouble as { readonly value: 'none' | 'unkept' | 'locale' },
  load,
  change,
  /** Removes everything from this device; true only when nothing is left, there and on the screen. */
  eraseAll: eraseEverything,
};

/** From then on the page's language, theme and text size follow the settings. */
export function applySettings(): void {
  effect(() => {
    const page = document.documentElement;
    page.lang = locale.value;
    document.title = t('app.name');
    // public/first-frame.js sets the same two before the first frame.
    setOrRemove(page, 'theme', current.value.theme);
    setOrRemove(page, 'textSize', current.value.textSize);
  });
}

function setOrRemove(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) delete element.dataset[name];
  else element.dataset[name] = value;
}

listenToOtherTabs((message) => {
  // Everything was erased in another tab: what this one still shows exists no more.
  if (message.kind === 'erased') location.replace('./');
});
