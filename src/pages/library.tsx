import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Control } from '../domain/control';
import { joined, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { controls } from '../state/controls';
import { controlKnowHow, library } from '../state/know-how';
import { ControlViews, workOf } from '../ui/control-parts';
import { Page } from '../ui/page';
import { phrases } from '../ui/phrases';
import { SearchField } from '../ui/search-field';
import { SelectField } from '../ui/select-field';
import style from './library.module.css';

interface Props {
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

const THEMES = ['organizational', 'people', 'physical', 'technological'] as const;
const ATTRIBUTES = ['type', 'property', 'concept', 'capability', 'domain'] as const;

/** What is looked for, kept while the app is open: whoever comes back from a control finds the same list. */
const query = signal('');
const filters = signal<Readonly<Record<string, string>>>({});

/** 管理策の一覧: all 93, searched and filtered. */
export function LibraryPage({ onTrouble }: Props) {
  useEffect(() => {
    library.load().catch(onTrouble);
  }, []);
  const loaded = controls.loaded.value;
  const texts = controlKnowHow.find();
  const attributes = library.attributes.value;
  const found = library.search(query.value);
  if (!loaded || !texts || !attributes || !found) return <p class="soft">{t('app.loading')}</p>;

  const fits = (control: Control) =>
    Object.entries(filters.value).every(([name, wanted]) => {
      if (wanted === '') return true;
      if (name === 'theme' || name === 'effort' || name === 'cost') return control[name] === wanted;
      if (name === 'who') return control.who.some((who) => who === wanted);
      return attributes[control.id]?.[name as (typeof ATTRIBUTES)[number]].includes(wanted);
    });
  const shown = loaded.controls.filter((control) => found.has(control.id) && fits(control));
  const select = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <SelectField
      label={label}
      value={filters.value[name] ?? ''}
      options={[['', t('library.any')], ...options]}
      onChange={(value) => {
        filters.value = { ...filters.value, [name]: value };
      }}
    />
  );
  const isNarrowed = query.value !== '' || Object.values(filters.value).some(Boolean);
  return (
    <Page title={t('library.title')}>
      <ControlViews current="library" />
      <p>{t('library.lead')}</p>
      <search class={style.search}>
        <SearchField
          label={t('library.search')}
          value={query.value}
          onChange={(value) => {
            query.value = value;
          }}
        />
        <details>
          <summary>{t('library.filters')}</summary>
          <div class={style.filters}>
            {select(
              'theme',
              t('control.theme'),
              THEMES.map((theme) => [theme, loaded.text.themes[theme]]),
            )}
            {select('effort', t('control.effort'), [
              ['today', t('effort.today')],
              ['this-month', t('effort.this-month')],
              ['half-year', t('effort.half-year')],
            ])}
            {select('cost', t('control.cost'), [
              ['free', t('cost.free')],
              ['low', t('cost.low')],
              ['paid', t('cost.paid')],
            ])}
            {select('who', t('control.who'), [
              ['owner', t('who.owner')],
              ['staff', t('who.staff')],
              ['vendor', t('who.vendor')],
            ])}
          </div>
          <p class={style.attributes}>{t('library.attributes')}</p>
          <div class={style.filters}>
            {ATTRIBUTES.map((name) =>
              select(name, texts.attributes[name].name, Object.entries(texts.attributes[name].values)),
            )}
          </div>
        </details>
      </search>
      <p class={style.count}>
        <output>{t('library.count', { count: shown.length })}</output>
        {isNarrowed && (
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              query.value = '';
              filters.value = {};
            }}
          >
            {t('library.clear')}
          </button>
        )}
      </p>
      {shown.length === 0 && <p>{t('library.nothing')}</p>}
      {THEMES.map((theme) => {
        const ofTheme = shown.filter((control) => control.theme === theme);
        return (
          ofTheme.length > 0 && (
            <section key={theme} class="stack">
              <h2>{phrases(loaded.text.themes[theme])}</h2>
              <ul class={style.list}>
                {ofTheme.map((control) => (
                  <li key={control.id}>
                    <a href={linkTo('control', { control: control.id })}>
                      <span class={style.number}>{control.id}</span>{' '}
                      {phrases(loaded.text.controls[control.id]?.title ?? '')}
                    </a>
                    <span class="small soft">{joined(...workOf(control))}</span>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </Page>
  );
}
