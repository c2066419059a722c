import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { formatDate, t } from '../i18n/i18n';
import field from './backup-form.module.css';
import { Notice } from './notice';

type Preference = 'present' | 'restored';
type Trouble = 'unavailable' | 'no-answer' | 'newer-version' | 'replaced' | 'quota' | 'failed';
type Refusal = 'too-large' | 'unreadable' | 'foreign' | 'newer-version' | 'needs-passphrase' | 'wrong-passphrase';

interface Backup {
  readonly createdAt: number;
  readonly damaged: number;
}

interface Merge {
  readonly added: readonly unknown[];
  readonly changed: readonly unknown[];
  readonly keptAnswers: number;
  readonly same: number;
}

/** What a backup brings. */
interface Incoming {
  readonly merge: Merge;
  readonly rooms: readonly unknown[];
}

interface Props<Content extends Backup, Done extends Incoming> {
  /** A file that was dropped on the app. */
  readonly given: File | undefined;
  open(
    file: File,
    passphrase?: string,
  ): Promise<
    { readonly kind: 'opened'; readonly backup: Content } | { readonly kind: 'refused'; readonly trouble: Refusal }
  >;
  preview(backup: Content, preference: Preference): Incoming;
  restore(backup: Content, preference: Preference): Promise<Done | Trouble>;
  undo(done: Done): Promise<{ readonly stayed: number } | Trouble>;
  /** The last restore, while it can be taken back. */
  readonly last: Done | undefined;
  /** The dropped file was taken. */
  onTaken(): void;
}

/** Takes a backup file in: says first what would be added, changed and kept, and can be taken back afterwards. */
export function RestoreForm<Content extends Backup, Done extends Incoming>(props: Props<Content, Done>) {
  const { given, open, preview, restore, undo, last, onTaken } = props;
  const [file, setFile] = useState<File>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [backup, setBackup] = useState<Content>();
  const [preference, setPreference] = useState<Preference>('present');
  const [outcome, setOutcome] = useState<Trouble | { readonly stayed: number }>();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const name = useId();
  const newest = useRef<File>(undefined);

  const read = async (chosen: File, secret?: string) => {
    setFile(chosen);
    setBackup(undefined);
    setOutcome(undefined);
    setBusy(true);
    newest.current = chosen;
    const opened = await open(chosen, secret);
    // Another file was chosen meanwhile: that one is meant.
    if (newest.current !== chosen) return;
    setBusy(false);
    setRefusal(opened.kind === 'refused' ? opened.trouble : undefined);
    setBackup(opened.kind === 'opened' ? opened.backup : undefined);
  };
  useEffect(() => {
    if (!given) return;
    void read(given);
    onTaken();
  }, [given]);

  const run = async (work: () => Promise<Done | Trouble | { readonly stayed: number }>) => {
    setBusy(true);
    const result = await work();
    setOutcome(typeof result === 'string' || 'stayed' in result ? result : undefined);
    setBackup(undefined);
    setBusy(false);
  };
  const incoming = backup && preview(backup, preference);
  const asksSecret = refusal === 'needs-passphrase' || refusal === 'wrong-passphrase';
  return (
    <div class={field.form}>
      <label>
        {t('restore.choose')}
        <input
          class={`input ${field.field}`}
          type="file"
          accept=".json,.txt,application/json,text/plain"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            if (chosen) void read(chosen);
            // The same file may be chosen once more.
            event.currentTarget.value = '';
          }}
        />
      </label>
      {refusal && refusal !== 'needs-passphrase' && <Notice kind="warning">{t(`restore.${refusal}`)}</Notice>}
      {asksSecret && file && (
        <form
          class={field.form}
          onSubmit={(event) => {
            event.preventDefault();
            void read(file, passphrase);
          }}
        >
          <label>
            {t('restore.passphrase')}
            <input
              class={`input ${field.field}`}
              value={passphrase}
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => setPassphrase(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button primary" disabled={busy}>
            {t('restore.open')}
          </button>
        </form>
      )}
      {backup && incoming && (
        <div class="card stack">
          <p>{t('restore.of', { date: formatDate(backup.createdAt) })}</p>
          <ul>
            <li>{t('restore.added', { count: incoming.merge.added.length })}</li>
            <li>{t('restore.changed', { count: incoming.merge.changed.length })}</li>
            <li>{t('restore.same', { count: incoming.merge.same })}</li>
            {incoming.merge.keptAnswers > 0 && <li>{t('restore.kept', { count: incoming.merge.keptAnswers })}</li>}
            {incoming.rooms.length > 0 && <li>{t('restore.rooms', { count: incoming.rooms.length })}</li>}
            {backup.damaged > 0 && <li>{t('restore.damaged', { count: backup.damaged })}</li>}
          </ul>
          <fieldset>
            <legend>{t('restore.prefer')}</legend>
            {(['present', 'restored'] as const).map((side) => (
              <label key={side} class={field.choice}>
                <input type="radio" name={name} checked={preference === side} onChange={() => setPreference(side)} />
                {side === 'present' ? t('restore.preferPresent') : t('restore.preferRestored')}
              </label>
            ))}
          </fieldset>
          <p class={field.moves}>
            <button
              type="button"
              class="button primary"
              disabled={busy}
              onClick={() => run(() => restore(backup, preference))}
            >
              {t('restore.do')}
            </button>
            <button type="button" class="button" onClick={() => setBackup(undefined)}>
              {t('restore.cancel')}
            </button>
          </p>
        </div>
      )}
      {last && !backup && (
        <Notice
          kind="info"
          actions={
            <button type="button" class="button" disabled={busy} onClick={() => run(() => undo(last))}>
              {t('restore.undo')}
            </button>
          }
        >
          {t('restore.done', {
            added: last.merge.added.length,
            changed: last.merge.changed.length,
            rooms: last.rooms.length,
          })}
        </Notice>
      )}
      {typeof outcome === 'object' && (
        <Notice kind="info">
          {outcome.stayed > 0 ? t('restore.undonePartly', { count: outcome.stayed }) : t('restore.undone')}
        </Notice>
      )}
      {typeof outcome === 'string' && <Notice kind="warning">{t(`trouble.${outcome}`)}</Notice>}
    </div>
  );
}
