import { t } from '../i18n/i18n';
import { GivenCell } from './answers-table';
import { phrases, plain } from './phrases';
import { numberOf } from './question-number';
import type { Recommended } from './recommendation-card';
import style from './report-tables.module.css';

type Given = Recommended['because'][number];

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
