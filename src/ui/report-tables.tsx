import { formatPercent, joined, t } from '../i18n/i18n';
import { phrases } from './phrases';
import { numberOf } from './question-number';
import type { Recommended } from './recommendation-card';
import style from './report-tables.module.css';

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
