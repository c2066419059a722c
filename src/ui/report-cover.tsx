import { t } from '../i18n/i18n';
import { phrases } from './phrases';
import style from './report-cover.module.css';

/** What only the paper needs to know; nothing of it is stored. */
export interface Paper {
  readonly firm: string;
  readonly respondent: string;
  /** 社外に見せる版: without notes and without anything that is not in place. */
  readonly forOutsiders: boolean;
}

interface FormProps {
  readonly paper: Paper;
  onChange(change: Partial<Paper>): void;
}

/** Stands above the paper on the screen and is not printed. */
export function PaperForm({ paper, onChange }: FormProps) {
  const field = (name: 'firm' | 'respondent', label: string) => (
    <label class={style.field}>
      {label}
      <input
        class="input"
        type="text"
        autocomplete="off"
        value={paper[name]}
        onInput={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form class={`card stack ${style.form}`} onSubmit={(event) => event.preventDefault()}>
      <div class={style.fields}>
        {field('firm', t('report.firm'))}
        {field('respondent', t('report.respondent'))}
      </div>
      <p class="small soft">{t('report.notKept')}</p>
      <div>
        <label class={style.choice}>
          <input
            type="checkbox"
            checked={paper.forOutsiders}
            aria-describedby="for-outsiders"
            onChange={(event) => onChange({ forOutsiders: event.currentTarget.checked })}
          />{' '}
          {t('report.outsiders')}
        </label>
        <p id="for-outsiders" class="small soft">
          {t('report.outsidersHelp')}
        </p>
      </div>
      <button type="button" class="button primary" onClick={() => print()}>
        {t('report.print')}
      </button>
    </form>
  );
}

interface CoverProps {
  /** Name and value; '' leaves a line to write on. */
  readonly facts: readonly (readonly [string, string])[];
  /** What kind of paper this is, where it is not the whole. */
  readonly kind?: string | undefined;
}

/** Whose paper it is, of which day, and after which sheet. */
export function Cover({ facts, kind }: CoverProps) {
  return (
    <>
      {kind && <p class={style.kind}>{kind}</p>}
      <dl class={style.cover}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{phrases(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
