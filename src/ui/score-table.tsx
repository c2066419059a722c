import { formatPercent, t } from '../i18n/i18n';
import style from './score-table.module.css';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly points: number;
  readonly max: number;
  readonly answered: number;
  readonly total: number;
  readonly share: number | null;
}

interface Props {
  readonly caption: string;
  readonly rows: readonly Row[];
  /** Heading of the points: published points, or ticks. */
  readonly value: string;
  readonly shareHeading: string;
}

/** The numbers behind the picture, for everyone. Empty says 未回答 and is never a zero. */
export function ScoreTable({ caption, rows, value, shareHeading }: Props) {
  return (
    <table class={style.table} data-testid="axes">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('result.axis')}</th>
          <th scope="col" class={style.figure}>
            {value}
          </th>
          <th scope="col" class={style.figure}>
            {shareHeading}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={row.href}>{row.name}</a>
            </th>
            <td class={style.figure}>
              {row.answered === 0 ? t('result.unanswered') : row.max === 0 ? '–' : `${row.points} / ${row.max}`}
            </td>
            <td class={style.figure}>
              {row.answered === 0 ? '' : row.share === null ? t('result.noneApplies') : formatPercent(row.share)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
