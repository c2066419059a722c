import { t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { Page } from '../ui/page';

/** The records of this device are gone although it remembers some: never an empty first run, as if nothing had been. */
export function RecoveryPage() {
  return (
    <Page title={t('restore.lostTitle')}>
      <p>{t('restore.lost')}</p>
      <p>{t('restore.lostWhy')}</p>
      <p>
        <a class="button primary" href={linkTo('data')}>
          {t('restore.lostBackup')}
        </a>
      </p>
      <p>
        <button type="button" class="button" onClick={() => assessments.startAfresh()}>
          {t('restore.lostAfresh')}
        </button>
      </p>
    </Page>
  );
}
