import { useId, useRef, useState } from 'preact/hooks';
import { findCodes } from '../domain/hand-in';
import { t } from '../i18n/i18n';
import style from './code-entry.module.css';
import { type FileOutcome, readCodeFile } from './code-files';
import { Notice } from './notice';

interface Props {
  /** What was typed, pasted or found in files: one text for each code, and an empty one for a file without any. */
  onTexts(texts: readonly string[]): void;
}

type Refused = Exclude<FileOutcome, { readonly kind: 'read' }>;

/** Takes codes in without a camera: typed, pasted, from pictures or from text files. */
export function CodeEntry({ onTexts }: Props) {
  const [reading, setReading] = useState(0);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const help = useId();

  const submit = (event: Event) => {
    event.preventDefault();
    if (!field.current) return;
    const texts = findCodes(field.current.value);
    field.current.value = '';
    field.current.focus();
    if (texts.length > 0) onTexts(texts);
  };
  const readAll = async (files: readonly File[]) => {
    setReading((before) => before + 1);
    setRefused([]);
    const outcomes: FileOutcome[] = [];
    // One after the other: many large pictures at once are too much for a phone.
    for (const file of files) outcomes.push(await readCodeFile(file));
    setReading((before) => before - 1);
    setRefused(outcomes.flatMap((outcome) => (outcome.kind === 'read' ? [] : outcome)));
    const texts = outcomes.flatMap((outcome) => (outcome.kind === 'read' ? outcome.texts : []));
    if (texts.length > 0) onTexts(texts);
  };
  return (
    <div class={style.entry}>
      <form class={style.entry} onSubmit={submit}>
        <label class={style.label}>
          {t('room.typeCodes')}
          <textarea
            ref={field}
            class={`input ${style.codes}`}
            rows={3}
            autocapitalize="characters"
            autocomplete="off"
            spellcheck={false}
            aria-describedby={help}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
            }}
          />
        </label>
        <p id={help} class="small soft">
          {t('room.typeCodesHelp')}
        </p>
        <button type="submit" class="button">
          {t('room.addCodes')}
        </button>
      </form>
      <label class={style.label}>
        {t('room.chooseFiles')}
        <input
          class={`input ${style.files}`}
          type="file"
          multiple
          accept="image/*,.txt,text/plain"
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])];
            // The same files may be chosen once more.
            event.currentTarget.value = '';
            if (chosen.length > 0) void readAll(chosen);
          }}
        />
      </label>
      <p role="status">{reading > 0 && t('room.readingFiles')}</p>
      {[...new Set(refused.map(sentenceOf))].map((sentence) => (
        <Notice key={sentence} kind="warning">
          {sentence}
        </Notice>
      ))}
    </div>
  );
}

function sentenceOf(refused: Refused): string {
  if (refused.kind === 'no-reader') return t('room.readerMissing');
  return t('room.fileTooLarge', { name: refused.name, limit: refused.limit });
}
