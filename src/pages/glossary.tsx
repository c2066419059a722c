import { useEffect, useState } from 'preact/hooks';
import { normalise } from '../domain/search';
import { locale, t } from '../i18n/i18n';
import { glossary } from '../state/know-how';
import { Page } from '../ui/page';
import { SearchField } from '../ui/search-field';
import style from './glossary.module.css';

interface Props {
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

/** 用語集: every term that the texts use, in the order of the language. */
export function GlossaryPage({ onTrouble }: Props) {
  const [query, setQuery] = useState('');
  useEffect(() => {
    glossary.load().catch(onTrouble);
  }, []);
  const terms = glossary.find()?.terms;
  if (!terms) return <p class="soft">{t('app.loading')}</p>;
  const wanted = normalise(query);
  const found = Object.entries(terms)
    .filter(([, { term, reading, also }]) => [term, reading, ...also].some((word) => normalise(word).includes(wanted)))
    .toSorted(([, a], [, b]) => a.reading.localeCompare(b.reading, locale.value));
  return (
    <Page title={t('glossary.title')}>
      <p>{t('glossary.lead')}</p>
      <SearchField label={t('glossary.search')} value={query} onChange={setQuery} />
      {found.length === 0 && <p role="status">{t('glossary.nothing')}</p>}
      <dl class={style.terms}>
        {found.map(([id, { term, text }]) => (
          <div key={id}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p class="small soft">{t('glossary.source')}</p>
    </Page>
  );
}
