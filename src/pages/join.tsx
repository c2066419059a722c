import { useEffect } from 'preact/hooks';
import { readJoinCode } from '../domain/hand-in';
import { tidyName } from '../domain/room';
import { formatDate, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { instruments } from '../state/instruments';
import { joinedRoom } from '../state/joined';
import { Message } from '../ui/message';
import { Page } from '../ui/page';
import { phrases, plain } from '../ui/phrases';
import style from './rooms.module.css';

interface Props {
  readonly params: Readonly<Record<string, string>>;
  /** Everything is on this device: from now on it needs no network. */
  readonly isOfflineReady: boolean;
}

/** Where the code on the host's screen leads to: this phone takes part from now on. */
export function JoinPage({ params, isOfflineReady }: Props) {
  const list = instruments.list();
  const read = readJoinCode(
    params.code ?? '',
    list.map(({ id }) => id),
  );
  // Anybody may have written the link.
  const name = tidyName(params.name ?? '');
  useEffect(() => {
    if (read) joinedRoom.join({ ...read, name, joinedAt: Date.now() });
  }, [params.code, name]);

  if (!read)
    return (
      <Message
        title={t('join.wrongTitle')}
        help={t('join.wrongCode')}
        href={linkTo('rooms')}
        action={plain(t('rooms.title'))}
      />
    );
  const { instrumentId } = read;
  const summary = list.find(({ id }) => id === instrumentId);
  const title = plain(instruments.titleOf(instrumentId));
  const sheets = assessments.all.value.filter((sheet) => sheet.instrumentId === instrumentId);
  const finished = sheets.filter(({ finishedAt }) => finishedAt !== null);
  // Where there is a sheet for each service, the next page asks which.
  const isUnderWay = !summary?.subject && sheets.length > finished.length;
  return (
    <Page title={name ? t('join.namedTitle', { name }) : t('join.title')} over={t('rooms.title')}>
      <p>{t('join.lead', { title, minutes: summary?.minutes ?? 0, count: summary?.questionCount ?? 0 })}</p>
      <p role="status">
        <strong>{isOfflineReady ? t('app.offlineReady') : t('join.notReady')}</strong>
      </p>
      <p>
        <a class="button primary" href={linkTo('check', { instrument: instrumentId })}>
          {isUnderWay ? t('home.continue') : t('join.start')}
        </a>
      </p>
      <ul class={style.list}>
        <li>{t('join.privacy')}</li>
        <li>{t('join.handIn')}</li>
        <li>{t('join.ownResult')}</li>
      </ul>
      {finished.length > 0 && (
        <section class="stack">
          <h2>{phrases(t('join.finishedTitle'))}</h2>
          {finished.map(({ id, subject, finishedAt, startedAt }) => (
            <p key={id}>
              <a class="button" href={linkTo('handIn', { assessment: id })}>
                {t('join.handInThis', { date: formatDate(finishedAt ?? startedAt), subject })}
              </a>
            </p>
          ))}
        </section>
      )}
    </Page>
  );
}
