import type { Mark } from '../domain/instrument';
import { t } from '../i18n/i18n';
import { MarkSign } from './mark';
import { phrases, plain } from './phrases';
import { numberOf } from './question-number';
import style from './report-tables.module.css';

/** On a phone only the sign is seen; the words are always there to be read aloud. */
export function GivenCell({
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
