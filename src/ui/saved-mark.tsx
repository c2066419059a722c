import { t } from '../i18n/i18n';
import style from './saved-mark.module.css';

interface Props {
  /** nothing: none was given yet. */
  readonly status: 'nothing' | 'saving' | 'saved' | 'failed';
}

/** Whether the answers given so far are on the device. */
export function SavedMark({ status }: Props) {
  const words = { nothing: '', saving: t('check.saving'), saved: t('check.saved'), failed: t('check.unsaved') };
  return (
    <p class={`${style.saved} soft`} data-testid="saved" data-status={status}>
      {words[status]}
    </p>
  );
}
