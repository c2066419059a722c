import { useId, useState } from 'preact/hooks';
import { t } from '../i18n/i18n';
import style from './export-card.module.css';
import { type HandedOver, useHandOver } from './hand-over';
import { phrases } from './phrases';
import { SelectField } from './select-field';

interface Props<Id extends string> {
  /** Of the questionnaire, and of what the sheet is about. */
  readonly title: string;
  readonly date: string;
  /** Id and title of each, the first one chosen at the start. */
  readonly tables: readonly (readonly [Id, string])[];
  /** The report to be printed. */
  readonly href: string;
  /** Both are called inside the tap, and reject when the file cannot be made. */
  onCsv(table: Id): Promise<HandedOver>;
  onXlsx(): Promise<HandedOver>;
}

/** One finished sheet, and the forms in which a person can take it along. */
export function ExportCard<Id extends string>({ title, date, tables, href, onCsv, onXlsx }: Props<Id>) {
  const heading = useId();
  const [table, setTable] = useState(tables[0]?.[0]);
  const { said, give } = useHandOver();
  return (
    <article class="card stack" aria-labelledby={heading}>
      <h3 id={heading}>{phrases(title)}</h3>
      <p class="small soft">{date}</p>
      <SelectField
        label={t('data.table')}
        value={table ?? ''}
        options={tables}
        onChange={(chosen) => setTable(chosen as Id)}
      />
      <p class={style.moves}>
        <button type="button" class="button" onClick={() => table && give(() => onCsv(table))}>
          {t('data.csv')}
        </button>
        <button type="button" class="button" onClick={() => give(onXlsx)}>
          {t('data.xlsx')}
        </button>
        <a class="button" href={href}>
          {t('data.report')}
        </a>
      </p>
      <p class="small soft">{t('data.xlsxHelp')}</p>
      <p class="small" role="status">
        {said}
      </p>
    </article>
  );
}
