import { useEffect } from 'preact/hooks';
import { t } from '../i18n/i18n';
import { contacts, incident } from '../state/guides';
import { glossary } from '../state/know-how';
import { ContactCard } from '../ui/contact-card';
import { Explained, ExplainedItems, Glossary } from '../ui/explained';
import { Page } from '../ui/page';
import { phrases } from '../ui/phrases';
import { SourceLine } from '../ui/source-line';
import style from './incident.module.css';

interface Props {
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

/** もしもの時: what to do now, what not to do, whom to call. Everything works without a network. */
export function IncidentPage({ onTrouble }: Props) {
  useEffect(() => {
    Promise.all([incident.load(), contacts.load()]).catch(onTrouble);
    // In an emergency the page does not wait for the explanations of its words.
    glossary.load().catch(() => undefined);
  }, []);
  const text = incident.find();
  const known = contacts.loaded.value;
  if (!text || !known) return <p class="soft">{t('app.loading')}</p>;
  const { first, never, stages, records } = text;
  return (
    <Glossary.Provider value={glossary.find()}>
      <Page title={t('incident.title')}>
        <p>
          <Explained text={text.lead} />
        </p>
        <section class="stack">
          <h2>{phrases(first.title)}</h2>
          <ol class={style.now}>
            <ExplainedItems items={first.items} />
          </ol>
        </section>
        <section class="stack">
          <h2>{phrases(never.title)}</h2>
          <ul class={style.never}>
            <ExplainedItems items={never.items} />
          </ul>
        </section>
        <section class="stack">
          <h2>{phrases(text.contacts.title)}</h2>
          <p class="small">
            {t('incident.contactsOf', { year: known.fiscalYear })} {text.contacts.check}
          </p>
          <ul class={style.contacts}>
            {known.items.map(({ id, phone, emails, url }) => {
              const words = text.contacts.items[id];
              return words && <ContactCard key={id} words={words} phone={phone} emails={emails} url={url} />;
            })}
          </ul>
          <SourceLine source={text.contacts.source} />
        </section>
        <section class="stack">
          <h2>{phrases(stages.title)}</h2>
          {stages.items.map(({ title, items }) => (
            <details key={title}>
              <summary>
                <span>{phrases(title)}</span>
              </summary>
              <ul class={style.list}>
                <ExplainedItems items={items} />
              </ul>
            </details>
          ))}
          <SourceLine source={stages.source} />
        </section>
        <section class="stack">
          <h2>{phrases(records.title)}</h2>
          <p>{records.lead}</p>
          {records.items.map(({ title, when, items }) => (
            <details key={title}>
              <summary>
                <span>{phrases(title)}</span>
              </summary>
              <p class="small soft">{when}</p>
              <ul class={style.boxes}>
                <ExplainedItems items={items} />
              </ul>
            </details>
          ))}
          <SourceLine source={records.source} />
        </section>
      </Page>
    </Glossary.Provider>
  );
}
