import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Assessment, progressOf } from '../domain/assessment';
import { formatDate, joined, locale, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { instruments } from '../state/instruments';
import { Page } from '../ui/page';
import { phrases, plain } from '../ui/phrases';
import style from './home.module.css';

type Summary = ReturnType<typeof instruments.list>[number];

/** The text in the language shown; an instrument that is not translated is shown as published. */
function textOf(summary: Summary) {
  return summary.text[locale.value] ?? Object.values(summary.text)[0] ?? { title: summary.id, summary: '' };
}

interface Props {
  /** Where records are kept apart by how the app is opened: what to do before the first answer. */
  readonly Hint?: ComponentType | undefined;
}

export function HomePage({ Hint }: Props) {
  const open = assessments.all.value.filter((assessment) => assessment.finishedAt === null);
  const known = instruments.list().toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  function isOpen(summary: Summary) {
    return open.some((assessment) => assessment.instrumentId === summary.id);
  }
  const ids = [...new Set(open.map((assessment) => assessment.instrumentId))].join(' ');
  useEffect(() => {
    // A card can do without the exact progress: what cannot be fetched here is reported where it is needed.
    for (const id of ids.split(' ').filter(Boolean))
      if (!instruments.find(id)) instruments.load(id).catch(() => undefined);
  }, [ids]);

  return (
    <Page title={t('home.title')}>
      <p class={style.privacy}>{t('home.privacy')}</p>
      {Hint && assessments.reading.value === 'done' && assessments.all.value.length === 0 && <Hint />}
      <ul class={style.cards}>
        {known.map((summary, place) => (
          <Card
            key={summary.id}
            summary={summary}
            open={open.filter((assessment) => assessment.instrumentId === summary.id)}
            primary={place === 0}
          />
        ))}
      </ul>
      <p class={style.links}>
        <a class="button" href={linkTo('incident')}>
          {t('home.incident')}
        </a>
        <a class="button" href={linkTo('learn')}>
          {plain(t('learn.title'))}
        </a>
      </p>
      <Strangers known={known} />
      <Results />
    </Page>
  );
}

interface CardProps {
  readonly summary: Summary;
  /** Sheets that are under way. */
  readonly open: readonly Assessment[];
  /** The one the eye should land on. */
  readonly primary: boolean;
}

function Card({ summary, open, primary }: CardProps) {
  const text = textOf(summary);
  const loaded = instruments.find(summary.id);
  const facts = { minutes: summary.minutes, count: summary.questionCount };
  return (
    <li class={`card ${style.card}`}>
      <h2>{phrases(text.title)}</h2>
      <p class="small soft">{text.summary}</p>
      <p class="small">{summary.subject ? t('home.factsService', facts) : t('home.facts', facts)}</p>
      {open.map((assessment) => (
        <p key={assessment.id}>
          <a
            class="button primary"
            href={linkTo('check', {
              instrument: summary.id,
              assessment: summary.subject || open.length > 1 ? assessment.id : undefined,
            })}
          >
            {t('home.continue')}
          </a>
          <span class={`small ${style.progress}`}>
            {joined(
              assessment.subject,
              loaded && t('home.continueAt', { ...progressOf(loaded.instrument, assessment) }),
            )}
          </span>
        </p>
      ))}
      {(open.length === 0 || summary.subject) && (
        <p>
          <a
            class={`button ${primary && open.length === 0 ? 'primary' : ''}`}
            href={linkTo('check', { instrument: summary.id })}
          >
            {t('home.start')}
            <span class="visually-hidden"> ({phrases(text.title)})</span>
          </a>
        </p>
      )}
    </li>
  );
}

/** Sheets of an instrument that this build does not know: kept, and said so. */
function Strangers({ known }: { readonly known: readonly Summary[] }) {
  const strangers = assessments.all.value.filter(({ instrumentId }) => !known.some(({ id }) => id === instrumentId));
  if (strangers.length === 0) return null;
  return (
    <p class="card small">
      {t('home.unknownInstrument')} {[...new Set(strangers.map(({ instrumentId }) => instrumentId))].join(', ')}
    </p>
  );
}

function Results() {
  const list = instruments.list();
  const finished = assessments.finished.value.flatMap((assessment) => {
    const summary = list.find(({ id }) => id === assessment.instrumentId);
    return summary ? [{ assessment, summary }] : [];
  });
  if (finished.length === 0) return null;
  return (
    <section class="stack">
      <h2>{phrases(t('home.resultsTitle'))}</h2>
      <ul class={style.results}>
        {finished.map(({ assessment, summary }) => (
          <li key={assessment.id}>
            <a class={style.result} href={linkTo('result', { assessment: assessment.id })}>
              {joined(plain(textOf(summary).title), assessment.subject)}
              <span class="small"> {t('home.finishedOn', { date: formatDate(assessment.finishedAt ?? 0) })}</span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a class="button" href={linkTo('controls')}>
          {plain(t('controls.title'))}
        </a>
      </p>
    </section>
  );
}
