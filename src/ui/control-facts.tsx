import type { Control, Theme } from '../domain/control';
import { joined, t } from '../i18n/i18n';
import style from './control-facts.module.css';
import { phrases } from './phrases';

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

type Attribute = 'type' | 'property' | 'concept' | 'capability' | 'domain';

interface Props {
  readonly control: Control;
  readonly csf: readonly string[];
  readonly words: ControlWords;
  /** The five official attributes and the numbers of 2013, where they are to be shown. */
  readonly attributes?:
    | (Readonly<Record<Attribute, readonly string[]>> & { readonly replaces: readonly string[] })
    | undefined;
  readonly names?: Readonly<
    Record<Attribute, { readonly name: string; readonly values: Readonly<Record<string, string>> }>
  >;
}

/** Number, titles, theme and related ids: what an adviser or an auditor looks for. */
export function ControlFacts({ control, csf, words, attributes, names }: Props) {
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
        <dd lang="ja">{phrases(ja.controls[control.id]?.title ?? '')}</dd>
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
      {attributes && (
        <div>
          <dt>{t('control.replaces')}</dt>
          <dd>{attributes.replaces.length > 0 ? joined(...attributes.replaces) : t('control.isNew')}</dd>
        </div>
      )}
      {attributes &&
        names &&
        Object.entries(names).map(([attribute, { name, values }]) => (
          <div key={attribute}>
            <dt>{name}</dt>
            <dd>{joined(...attributes[attribute as Attribute].map((value) => values[value] ?? value))}</dd>
          </div>
        ))}
    </dl>
  );
}
