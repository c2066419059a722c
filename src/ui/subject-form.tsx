import { useState } from 'preact/hooks';
import type { Progress } from '../domain/assessment';
import { joined, t } from '../i18n/i18n';
import { Page } from './page';
import { phrases } from './phrases';
import style from './subject-form.module.css';

interface Sheet {
  readonly id: string;
  readonly subject: string;
  readonly finished: boolean;
  readonly progress: Progress;
  readonly href: string;
}

interface Props {
  readonly sheets: readonly Sheet[];
  /** Longest name, in UTF-16 units. */
  readonly limit: number;
  readonly instrumentTitle: string;
  onStart(subject: string): void;
}

/** Names the subject of a new sheet; sheets that are already there can be continued or opened. */
export function SubjectForm({ sheets, limit, instrumentTitle, onStart }: Props) {
  const [error, setError] = useState('');
  const open = sheets.filter((sheet) => !sheet.finished);
  const finished = sheets.filter((sheet) => sheet.finished);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('subject') as HTMLInputElement;
    const subject = field.value.normalize('NFC').trim();
    const wrong =
      (subject === '' && t('subject.empty')) ||
      (subject.length > limit && t('subject.tooLong', { limit })) ||
      (open.some((sheet) => sheet.subject === subject) && t('subject.taken', { subject }));
    if (!wrong) return onStart(subject);
    setError(wrong);
    field.focus();
  };
  return (
    <Page title={t('subject.title')} over={instrumentTitle}>
      <p>{t('subject.help')}</p>
      <form class="stack" onSubmit={submit} noValidate>
        <label class={style.field}>
          {t('subject.label')}
          <input
            class="input"
            name="subject"
            type="text"
            autocomplete="off"
            enterkeyhint="go"
            aria-invalid={error !== ''}
            aria-describedby="subject-error"
          />
        </label>
        <p id="subject-error" class={style.error} role="alert">
          {error}
        </p>
        <button type="submit" class="button primary">
          {t('subject.start')}
        </button>
      </form>
      <SheetList title={t('subject.openTitle')} sheets={open} />
      <SheetList title={t('subject.finishedTitle')} sheets={finished} />
    </Page>
  );
}

function SheetList({ title, sheets }: { readonly title: string; readonly sheets: readonly Sheet[] }) {
  if (sheets.length === 0) return null;
  return (
    <section class="stack">
      <h2>{phrases(title)}</h2>
      <ul class={style.sheets}>
        {sheets.map(({ id, subject, progress, href }) => (
          <li key={id}>
            <a class="button" href={href}>
              {joined(subject, `${progress.answered} / ${progress.total}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
