import { t } from '../i18n/i18n';
import { CopyText } from './copy-text';
import style from './copy-text.module.css';

interface Props {
  readonly whom: string;
  /** The message, ready to be sent. */
  readonly text: string;
}

/** Whom to ask, and the message for it. */
export function Ask({ whom, text }: Props) {
  return (
    <div class={style.ask}>
      <p class="small">{t('ask.whom', { whom })}</p>
      <CopyText text={text} />
    </div>
  );
}
