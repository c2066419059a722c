import { useEffect } from 'preact/hooks';
import { locale, t } from '../i18n/i18n';
import { glossary } from '../state/know-how';
import { Page } from '../ui/page';
import style from './glossary.module.css';

interface Props {
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

/** 用語集: every term that the texts use, in the order of the language. */
export function GlossaryPage({ onTrouble }: Props) {
  useEffect(() => {
    glossary.load().catch(onTrouble);
  }, []);
  const terms = glossary.find()?.terms;
  if (!terms) return <p class="soft">{t('app.loading')}</p>;
  const sorted = Object.entries(terms).toSorted(([, a], [, b]) => a.reading.localeCompare(b.reading, locale.value));
  return (
    <Page title={t('glossary.title')}>
      <p>{t('glossary.lead')}</p>
      <dl class={style.terms}>
        {sorted.map(([id, { term, text }]) => (
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
