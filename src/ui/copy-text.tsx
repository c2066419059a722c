import { useState } from 'preact/hooks';
import { t } from '../i18n/i18n';
import style from './copy-text.module.css';

/** A text to copy or to share. Only the person's own tap takes it out of the app. */
export function CopyText({ text, shown = text }: { readonly text: string; readonly shown?: string }) {
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid(t('ask.copied')),
      () => setSaid(t('ask.notCopied')),
    );
  // Closing the share sheet without sending is no failure.
  const share = () => navigator.share({ text }).catch(() => undefined);
  return (
    <>
      <blockquote class={style.text}>{shown}</blockquote>
      <p class={style.moves}>
        <button type="button" class="button" onClick={copy}>
          {t('ask.copy')}
        </button>
        {'share' in navigator && (
          <button type="button" class="button" onClick={share}>
            {t('ask.share')}
          </button>
        )}
        <span class="small soft" role="status">
          {said}
        </span>
      </p>
    </>
  );
}
