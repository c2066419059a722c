import { useId, useState } from 'preact/hooks';
import { NOTE_LIMIT } from '../domain/assessment';
import { t } from '../i18n/i18n';
import style from './note-field.module.css';

interface Props {
  readonly note: string;
  /** Called with every change that fits the limit. */
  onChange(note: string): void;
}

/** A note that is too long stays on the screen to be shortened; what was stored before stays stored. */
export function NoteField({ note, onChange }: Props) {
  const [length, setLength] = useState(note.length);
  const help = useId();
  const tooLong = length > NOTE_LIMIT;
  return (
    <details class={style.note}>
      <summary>
        {t('check.note')}
        {note !== '' && <span class="soft small">{t('check.noteWritten')}</span>}
      </summary>
      <label>
        <span class="visually-hidden">{t('check.noteLabel')}</span>
        <textarea
          rows={3}
          defaultValue={note}
          aria-invalid={tooLong}
          aria-describedby={help}
          onInput={(event) => {
            const { value } = event.currentTarget;
            setLength(value.length);
            if (value.length <= NOTE_LIMIT) onChange(value);
          }}
        />
      </label>
      <p id={help} class="small soft">
        {t('check.noteHint', { limit: NOTE_LIMIT })}
      </p>
      {tooLong && (
        <p class={`small ${style.error}`} role="alert">
          {t('check.noteTooLong', { limit: NOTE_LIMIT, length })}
        </p>
      )}
    </details>
  );
}
