import type { Control, Theme } from '../domain/control';
import { joined, t } from '../i18n/i18n';
import style from './control-facts.module.css';

interface Texts {
  readonly themes: Readonly<Record<Theme, string>>;
  readonly csfFunctions: Readonly<Record<string, string>>;
  readonly controls: Readonly<Record<string, { readonly title: string }>>;
}

export interface ControlWords {
  readonly standard: string;
  /** In the language text. */
  readonly text: Texts;
  readonly ja: Texts;
  readonly en: Texts;
}

interface Props {
  readonly control: Control;
  readonly csf: readonly string[];
  readonly words: ControlWords;
}

/** Number, titles, theme and related ids: what an adviser or an auditor looks for. */
export function ControlFacts({ control, csf, words }: Props) {
  const { standard, text, ja, en } = words;
  return (
    <dl class={style.facts}>
      <div>
        <dt>{t('control.standard')}</dt>
        <dd>
          {standard} {control.id}
        </dd>
      </div>
      <div>
        <dt>{t('control.titleJa')}</dt>
        <dd lang="ja">{ja.controls[control.id]?.title}</dd>
      </div>
      <div>
        <dt>{t('control.titleEn')}</dt>
        <dd lang="en">{en.controls[control.id]?.title}</dd>
      </div>
      <div>
        <dt>{t('control.theme')}</dt>
        <dd>{text.themes[control.theme]}</dd>
      </div>
      {csf.length > 0 && (
        <div>
          <dt>{t('control.csf')}</dt>
          <dd>{joined(...csf.map((id) => `${id} ${text.csfFunctions[id.slice(0, 2)] ?? ''}`))}</dd>
        </div>
      )}
    </dl>
  );
}
