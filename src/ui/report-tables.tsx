import type { Mark } from '../domain/instrument';
import { formatPercent, joined, t } from '../i18n/i18n';
import { MarkSign } from './mark';
import { phrases, plain } from './phrases';
import type { Recommended } from './recommendation-card';
import style from './report-tables.module.css';

type Given = Recommended['because'][number];

/** The number that the official sheet prints: 'q03' → 3, 'q4-2' → 4-2. */
function numberOf(questionId: string): string {
  return questionId.replace(/^q0*/, '');
}

interface AxesProps {
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly points: number;
    readonly max: number;
    readonly share: number | null;
  }[];
  readonly caption: string;
  /** Heading of the points: published points, or ticks. */
  readonly value: string;
}

/** The numbers behind the picture. */
export function AxesTable({ rows, caption, value }: AxesProps) {
  return (
    <table class={style.table} data-testid="axes">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('result.axis')}</th>
          <th scope="col" class={style.figure}>
            {value}
          </th>
          <th scope="col" class={style.figure}>
            {t('result.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, points, max, share }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td class={style.figure}>{max === 0 ? '–' : `${points} / ${max}`}</td>
            <td class={style.figure}>{share === null ? t('result.noneApplies') : formatPercent(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ActionsProps {
  readonly actions: readonly Recommended[];
  /** By control. */
  readonly titles: Readonly<Record<string, { readonly title: string }>>;
  readonly knowHow: Readonly<Record<string, { readonly steps: readonly string[] }>>;
}

/** 6か月で6つ: what to do, and what to do first of it. */
export function ActionsTable({ actions, titles, knowHow }: ActionsProps) {
  return (
    <table class={style.table} data-testid="actions">
      <caption>{t('result.firstHelp')}</caption>
      <thead>
        <tr>
          <th scope="col" class={style.wide}>
            {t('report.action')}
          </th>
          <th scope="col">{t('report.firstStep')}</th>
        </tr>
      </thead>
      <tbody>
        {actions.map(({ control, because }, place) => (
          <tr key={control.id}>
            <th scope="row">
              {place + 1}. <span>{phrases(titles[control.id]?.title ?? control.id)}</span> ({control.id})
            </th>
            <td>
              <p>{knowHow[control.id]?.steps[0]}</p>
              <p class={style.guide}>
                {joined(
                  t(`effort.${control.effort}`),
                  t(`cost.${control.cost}`),
                  control.who.map((who) => t(`who.${who}`)).join(t('who.and')),
                  t('report.causes', { numbers: because.map(({ gap }) => numberOf(gap.question.id)).join(', ') }),
                )}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every answer below full marks, with the controls it points to; those that nobody knew have a table of their own. */
export function GapsTable({ gaps }: { readonly gaps: readonly Given[] }) {
  const known = gaps.filter(({ gap }) => gap.choice.mark !== 'unknown');
  const unknown = gaps.filter(({ gap }) => gap.choice.mark === 'unknown');
  if (gaps.length === 0) return <p>{t('result.noGaps')}</p>;
  return (
    <>
      {unknown[0] && (
        <p>
          {t('report.gapsUnknown', {
            answer: plain(unknown[0].answer),
            numbers: unknown.map(({ gap }) => numberOf(gap.question.id)).join(', '),
            title: plain(t('result.dontKnowTitle')),
          })}
        </p>
      )}
      {known.length > 0 && (
        <table class={style.table} data-testid="gaps">
          <caption>{t('report.gapsCaption')}</caption>
          <thead>
            <tr>
              <th scope="col" class={style.number}>
                {t('report.number')}
              </th>
              <th scope="col">{t('report.question')}</th>
              <th scope="col" class={style.given}>
                {t('report.answer')}
              </th>
              <th scope="col" class={style.controls}>
                {t('report.action')}
              </th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ gap, question, lang, answer }) => (
              <tr key={gap.question.id}>
                <th scope="row">{numberOf(gap.question.id)}</th>
                <td lang={lang}>{phrases(question.text)}</td>
                <GivenCell mark={gap.choice.mark} answer={answer} />
                <td>{gap.question.primary.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

interface DontKnowsProps {
  readonly gaps: readonly Given[];
  /** By question. */
  readonly knowHow: Readonly<Record<string, { readonly askWhom: string; readonly askText: string }>> | undefined;
}

/** Whom to ask what, so that the next sheet has an answer. */
export function DontKnowsTable({ gaps, knowHow }: DontKnowsProps) {
  return (
    <table class={style.table} data-testid="dont-knows">
      <caption>{t('result.dontKnowHelp')}</caption>
      <thead>
        <tr>
          <th scope="col" class={style.number}>
            {t('report.number')}
          </th>
          <th scope="col">{t('report.ask')}</th>
        </tr>
      </thead>
      <tbody>
        {gaps.map(({ gap, question }) => (
          <tr key={gap.question.id}>
            <th scope="row">{numberOf(gap.question.id)}</th>
            <td>
              <p class={style.whom}>{knowHow?.[gap.question.id]?.askWhom}</p>
              <p>{knowHow?.[gap.question.id]?.askText ?? phrases(question.text)}</p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** On a phone only the sign is seen; the words are always there to be read aloud. */
function GivenCell({
  mark,
  answer,
  headers,
}: {
  readonly mark: Mark;
  readonly answer: string;
  readonly headers?: string;
}) {
  return (
    <td class={style.given} headers={headers}>
      <MarkSign mark={mark} /> <span class={style.words}>{phrases(answer)}</span>
    </td>
  );
}

interface AnswersProps {
  readonly sections: readonly {
    readonly id: string;
    readonly name: string;
    readonly rows: readonly {
      readonly id: string;
      readonly text: string;
      /** Undefined: not answered yet. */
      readonly given: { readonly mark: Mark; readonly answer: string } | undefined;
      readonly note: string;
    }[];
  }[];
  /** What the signs mean, and how often each was given. */
  readonly legend: readonly {
    readonly id: string;
    readonly mark: Mark;
    readonly answer: string;
    readonly count: number;
  }[];
  /** Language of the questions, where it is not the page's. */
  readonly lang: string | undefined;
}

/** The sheet itself, by section. */
export function AnswersTable({ sections, legend, lang }: AnswersProps) {
  return (
    <table class={style.table} data-testid="answers">
      <caption class={style.legend}>
        {legend.map(({ id, mark, answer, count }) => (
          <span key={id}>
            <MarkSign mark={mark} /> {plain(answer)} <strong>{count}</strong>
          </span>
        ))}
      </caption>
      <thead>
        <tr>
          <th scope="col" class={style.number}>
            {t('report.number')}
          </th>
          <th scope="col" id="head-question">
            {t('report.question')}
          </th>
          <th scope="col" id="head-answer" class={style.given}>
            {t('report.answer')}
          </th>
        </tr>
      </thead>
      {sections.map(({ id, name, rows }) => (
        <tbody key={id}>
          <tr class={style.section}>
            <th scope="rowgroup" id={`section-${id}`} colSpan={3} lang={lang}>
              {phrases(name)}
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" id={`row-${row.id}`}>
                {numberOf(row.id)}
              </th>
              <td headers={`head-question section-${id} row-${row.id}`}>
                <p lang={lang}>{phrases(row.text)}</p>
                {row.note && <p class={style.note}>{t('report.note', { note: row.note })}</p>}
              </td>
              {row.given ? (
                <GivenCell {...row.given} headers={`head-answer section-${id} row-${row.id}`} />
              ) : (
                <td headers={`head-answer section-${id} row-${row.id}`}>{t('result.unanswered')}</td>
              )}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
