import { useEffect } from 'preact/hooks';
import { t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { ladders, learn } from '../state/guides';
import { instruments } from '../state/instruments';
import { glossary } from '../state/know-how';
import { Explained, Glossary } from '../ui/explained';
import { Page } from '../ui/page';
import { phrases, plain } from '../ui/phrases';
import { SourceLine } from '../ui/source-line';
import style from './learn.module.css';

interface Props {
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

/** まず知る: the principles and the way, with the firm's own place on it. */
export function LearnPage({ onTrouble }: Props) {
  const sheets = assessments.latest.value;
  useEffect(() => {
    Promise.all([learn.load(), glossary.load(), ladders.load()]).catch(onTrouble);
  }, [sheets]);
  const sections = learn.find();
  if (!sections || assessments.reading.value === 'loading') return <p class="soft">{t('app.loading')}</p>;
  return (
    <Glossary.Provider value={glossary.find()}>
      <Page title={t('learn.title')}>
        <p>{t('learn.lead')}</p>
        <p class={style.links}>
          <a class="button" href={linkTo('glossary')}>
            {plain(t('glossary.title'))}
          </a>
          <a class="button" href={linkTo('references')}>
            {plain(t('references.title'))}
          </a>
        </p>
        {sections.map((section) => (
          <Section key={section.id} section={section} />
        ))}
      </Page>
    </Glossary.Provider>
  );
}

type LearnSection = NonNullable<ReturnType<typeof learn.find>>[number];

function Section({ section }: { readonly section: LearnSection }) {
  const { id, title, lead, source, instrument, items } = section;
  const isLadder = items.some(({ reason }) => reason);
  const standing = ladders.findStanding(id);
  return (
    <section class="stack">
      <h2>{phrases(title)}</h2>
      <p>
        <Explained text={lead} />
      </p>
      {isLadder && !standing && <p class="soft">{t('learn.unknown')}</p>}
      <ol class={style.items}>
        {items.map(({ title: name, text, reason, next }, place) => {
          const isHere = standing?.rung === place;
          return (
            <li key={name} class={isHere ? style.here : undefined} aria-current={isHere ? 'step' : undefined}>
              {isHere && <p class={style.mark}>{t('learn.here')}</p>}
              <details open={isHere}>
                <summary>
                  <span>{phrases(name)}</span>
                </summary>
                <div class={style.text}>
                  <p>
                    <Explained text={text} />
                  </p>
                  {isHere && reason && (
                    <p>
                      <Explained text={reason} />
                    </p>
                  )}
                  {isHere && next && (
                    <p>
                      <strong>{t('learn.next')}</strong> <Explained text={next} />
                    </p>
                  )}
                  {isHere &&
                    standing.missing.map(({ instrument: missed, met, needed }) => (
                      <p key={missed} class="small soft">
                        {t('learn.missing', {
                          title: instruments.titleOf(missed),
                          count: needed - met,
                          met,
                          needed,
                        })}
                      </p>
                    ))}
                </div>
              </details>
            </li>
          );
        })}
      </ol>
      {instrument && (
        <p>
          <a class="button" href={linkTo('check', { instrument })}>
            {t('learn.check', { title: instruments.titleOf(instrument) })}
          </a>
        </p>
      )}
      <SourceLine source={source} />
    </section>
  );
}
