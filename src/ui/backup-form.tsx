import { useId, useState } from 'preact/hooks';
import { t } from '../i18n/i18n';
import style from './backup-form.module.css';
import { type HandedOver, useHandOver } from './hand-over';

interface Props {
  /** A new random code to be used as passphrase. */
  newCode(): string;
  make(passphrase: string): Promise<File>;
  /** Shares or downloads the file; must run inside a tap. */
  handOver(file: File): Promise<HandedOver>;
  /** The file has left the app. */
  onDone(): void;
}

/** Shorter ones are guessed by a computer within days. */
const SHORTEST = 8;

/** Makes a backup file, with a passphrase if wanted, and hands it over. */
export function BackupForm({ newCode, make, handOver, onDone }: Props) {
  const [passphrase, setPassphrase] = useState<string>();
  const [file, setFile] = useState<File>();
  const { step, said, give } = useHandOver();
  const id = useId();
  const isShort = passphrase !== undefined && passphrase.trim().length < SHORTEST;

  const handOverReady = async (ready: File) => {
    const outcome = await handOver(ready);
    if (outcome === 'shared' || outcome === 'downloaded') onDone();
    return outcome;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isShort) return;
    await give(async () => {
      const ready = await make(passphrase ?? '');
      setFile(ready);
      return handOverReady(ready);
    });
  };
  return (
    <form class={style.form} onSubmit={submit}>
      <label class={style.choice}>
        <input
          type="checkbox"
          checked={passphrase !== undefined}
          onChange={(event) => {
            setPassphrase(event.currentTarget.checked ? newCode() : undefined);
            setFile(undefined);
          }}
        />
        {t('data.encrypt')}
      </label>
      {passphrase !== undefined && (
        <div>
          <label>
            {t('data.passphrase')}
            <input
              class={`input ${style.field}`}
              value={passphrase}
              autocomplete="off"
              spellcheck={false}
              aria-describedby={id}
              onInput={(event) => {
                setPassphrase(event.currentTarget.value);
                setFile(undefined);
              }}
            />
          </label>
          <p id={id} class="small">
            {isShort ? t('data.passphraseShort', { length: SHORTEST }) : t('data.passphraseHelp')}
          </p>
        </div>
      )}
      <p class={style.moves}>
        <button type="submit" class="button primary" disabled={step === 'making'}>
          {t('data.make')}
        </button>
        {file && (step === 'failed' || step === 'cancelled') && (
          <button type="button" class="button" onClick={() => give(() => handOverReady(file))}>
            {t('data.giveAgain')}
          </button>
        )}
      </p>
      <p role="status">{said}</p>
    </form>
  );
}
