import { useEffect, useState } from 'preact/hooks';
import { inGroups } from '../domain/code';
import { packHandIn } from '../domain/hand-in';
import { FEWEST } from '../domain/room';
import { t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { instruments } from '../state/instruments';
import { joinedRoom } from '../state/joined';
import { CopyText } from '../ui/copy-text';
import { Message } from '../ui/message';
import { Page } from '../ui/page';
import { phrases, plain } from '../ui/phrases';
import { QrCode } from '../ui/qr-code';
import { useWakeLock } from '../ui/wake-lock';
import style from './hand-in.module.css';

interface Props {
  readonly params: Readonly<Record<string, string>>;
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

/** 提出: first says in words what the code holds, then shows it. */
export function HandInPage({ params, onTrouble }: Props) {
  const assessment = assessments.find(params.assessment ?? '');
  const instrumentId = assessment?.instrumentId ?? '';
  const loaded = instruments.find(instrumentId);
  const room = joinedRoom.find(instrumentId, Date.now());
  const [isShown, setShown] = useState(false);
  useWakeLock(isShown);
  useEffect(() => {
    if (assessment && !loaded) instruments.load(instrumentId).catch(onTrouble);
  }, [assessment, loaded]);

  if (assessments.reading.value === 'loading') return <p class="soft">{t('app.loading')}</p>;
  if (!assessment) return <Message title={t('result.missingTitle')} help={t('result.missingHelp')} />;
  if (!room)
    return (
      <Message
        title={t('handIn.noRoomTitle')}
        help={t('handIn.noRoomHelp')}
        href={linkTo('rooms')}
        action={plain(t('rooms.title'))}
      />
    );
  if (!loaded) return <p class="soft">{t('app.loading')}</p>;
  const code = packHandIn(loaded.instrument, assessment, room.roomTag);
  const over = room.name || t('rooms.title');
  const toResult = (
    <a class="button" href={linkTo('result', { assessment: assessment.id })}>
      {t('handIn.toResult')}
    </a>
  );
  if (!code)
    return (
      <Message
        title={t('handIn.unfinishedTitle')}
        href={linkTo('review', { assessment: assessment.id })}
        action={t('result.review')}
      />
    );
  if (!isShown)
    return (
      <Page title={t('handIn.title')} over={over}>
        <p>{t('handIn.lead')}</p>
        <h2>{phrases(t('handIn.holdsTitle'))}</h2>
        <p>{t('handIn.holds', { count: loaded.instrument.questions.length })}</p>
        <h2>{phrases(t('handIn.leavesOutTitle'))}</h2>
        <p>{t('handIn.leavesOut')}</p>
        <p>{t('handIn.afterwards', { fewest: FEWEST })}</p>
        <p>{t('handIn.final')}</p>
        <p>{t('handIn.careful')}</p>
        <p class={style.moves}>
          <button type="button" class="button primary" onClick={() => setShown(true)}>
            {t('handIn.show')}
          </button>
          {toResult}
        </p>
      </Page>
    );
  return (
    <Page title={t('handIn.shownTitle')} over={over}>
      <div class={style.code}>
        <QrCode text={code} label={t('handIn.picture')} />
      </div>
      <p>{t('handIn.shown', { taken: t('room.outcome.taken') })}</p>
      <p>{t('handIn.bright')}</p>
      <h2>{phrases(t('handIn.readAloudTitle'))}</h2>
      <CopyText text={code} shown={inGroups(code)} />
      <p class="small">{t('handIn.sent')}</p>
      <p class={style.moves}>{toResult}</p>
    </Page>
  );
}
