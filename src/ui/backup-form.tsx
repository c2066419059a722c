import { useId, useState } from 'preact/hooks';
import { t } from '../i18n/i18n';
import style from './backup-form.module.css';

interface Props {
  /** A new random code to be used as passphrase. */
  newCode(): string;
  make(passphrase: string): Promise<File>;
  /** Shares or downloads the file; must run inside a tap. */
  handOver(file: File): Promise<'shared' | 'downloaded' | 'cancelled' | 'failed'>;
  /** The file has left the app. */
  onDone(): void;
}

/** Shorter ones are guessed by a computer within days. */
const SHORTEST = 8;

/** Makes a backup file, with a passphrase if wanted, and hands it over. */
export function BackupForm({ newCode, make, handOver, onDone }: Props) {
  const [passphrase, setPassphrase] = useState<string>();
  const [file, setFile] = useState<File>();
  const [step, setStep] = useState<'idle' | 'making' | 'shared' | 'downloaded' | 'cancelled' | 'failed'>('idle');
  const id = useId();
  const isShort = passphrase !== undefined && passphrase.trim().length < SHORTEST;

  const give = async (ready: File) => {
    const outcome = await handOver(ready);
    setStep(outcome);
    if (outcome === 'shared' || outcome === 'downloaded') onDone();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isShort) return;
    setStep('making');
    const ready = await make(passphrase ?? '');
    setFile(ready);
    await give(ready);
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
          <button type="button" class="button" onClick={() => give(file)}>
            {t('data.giveAgain')}
          </button>
        )}
      </p>
      <p role="status">
        {step === 'making' && t('data.making')}
        {step === 'shared' && t('data.shared')}
        {step === 'downloaded' && t('data.downloaded')}
        {step === 'cancelled' && t('data.cancelled')}
        {step === 'failed' && t('data.failed')}
      </p>
    </form>
  );
}
