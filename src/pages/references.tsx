import { useEffect } from 'preact/hooks';
import { joined, t } from '../i18n/i18n';
import { references } from '../state/guides';
import { OutsideLink } from '../ui/outside-link';
import { Page } from '../ui/page';
import { phrases } from '../ui/phrases';
import { SourceLine } from '../ui/source-line';
import { WithJapanese } from '../ui/with-japanese';
import style from './references.module.css';

interface Props {
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

/** 参考資料: what METI names for each directive. */
export function ReferencesPage({ onTrouble }: Props) {
  useEffect(() => {
    references.load().catch(onTrouble);
  }, []);
  const loaded = references.find();
  if (!loaded) return <p class="soft">{t('app.loading')}</p>;
  return (
    <Page title={t('references.title')}>
      <p>{loaded.lead}</p>
      {loaded.groups.map(({ title, items }) => (
        <section key={title} class="stack">
          <h2>{phrases(title)}</h2>
          <ul>
            {items.map(({ title: name, publisher, about, url }) => (
              <li key={name} class={style.item}>
                <strong>
                  <WithJapanese text={name} />
                </strong>
                <p class="small">{joined(publisher, about)}</p>
                <OutsideLink url={url} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <SourceLine source={loaded.source} />
    </Page>
  );
}
