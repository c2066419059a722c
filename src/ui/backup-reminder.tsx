import { t } from '../i18n/i18n';
import { linkTo } from '../routes';

/** After a finished check: the way to a backup, and a button that says not today. */
export function BackupReminder({ onLater }: { onLater(): void }) {
  return (
    <section class="card stack">
      <h2>{t('remind.backup')}</h2>
      <p>{t('remind.why')}</p>
      <p>
        <a class="button" href={linkTo('data')}>
          {t('remind.go')}
        </a>{' '}
        <button type="button" class="button quiet" onClick={onLater}>
          {t('remind.later')}
        </button>
      </p>
    </section>
  );
}
