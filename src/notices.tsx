import { t } from './i18n/i18n';
import { acceptUpdate, updateState } from './offline';
import { linkTo, route } from './routes';
import { assessments } from './state/assessments';
import { saveAgain, saveTrouble } from './state/saving';
import { settings } from './state/settings';
import { Notice } from './ui/notice';
import { plain } from './ui/phrases';

/** Where nobody is asked for an update, which reloads the page: on top of a question, before the audience of a room. */
const UNDISTURBED: ReadonlySet<typeof route.value.page> = new Set(['check', 'room']);

/** Trouble of the device, and a new version. */
export function Notices() {
  const { reading, damagedRecords } = assessments;
  const trouble = saveTrouble.value ?? (isTrouble(reading.value) ? reading.value : undefined);
  const update = updateState.value;
  const reload = (
    <button type="button" class="button" onClick={() => location.reload()}>
      {t('trouble.reload')}
    </button>
  );
  const retry = (
    <button type="button" class="button" onClick={saveAgain}>
      {t('trouble.retry')}
    </button>
  );
  return (
    <>
      {trouble && (
        <Notice
          kind="warning"
          actions={
            <>
              {trouble === 'quota' || trouble === 'failed' ? retry : reload}
              <a class="button" href={linkTo('data')}>
                {t('trouble.backup')}
              </a>
            </>
          }
        >
          {t(`trouble.${trouble}`)}
        </Notice>
      )}
      {settings.trouble.value === 'locale' && (
        <Notice kind="warning" actions={reload}>
          {plain(t('trouble.loadTitle'))}
        </Notice>
      )}
      {damagedRecords.value > 0 && (
        <Notice kind="warning">{t('trouble.damaged', { count: damagedRecords.value })}</Notice>
      )}
      {update !== 'none' && !UNDISTURBED.has(route.value.page) && (
        <Notice
          kind="info"
          actions={
            update === 'waiting' && (
              <button type="button" class="button" onClick={acceptUpdate}>
                {t('update.accept')}
              </button>
            )
          }
        >
          {t(update === 'waiting' ? 'update.ready' : 'update.unsaved')}
        </Notice>
      )}
    </>
  );
}

type Reading = typeof assessments.reading.value;

function isTrouble(reading: Reading): reading is Exclude<Reading, 'loading' | 'done' | 'lost'> {
  return reading !== 'loading' && reading !== 'done' && reading !== 'lost';
}
