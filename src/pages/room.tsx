import { useEffect, useState } from 'preact/hooks';
import { joinCode } from '../domain/hand-in';
import { canReveal, countOf, droppedByClosing, FEWEST, type Room, STEP, visibleSums } from '../domain/room';
import { comparableRooms, isSumOf } from '../domain/room-picture';
import { formatDate, joined, t } from '../i18n/i18n';
import { linkTo, openPage } from '../routes';
import { instruments, type LoadedInstrument } from '../state/instruments';
import { practise } from '../state/practice';
import { handOverRoom } from '../state/room-export';
import { loadPicture, pictureOf } from '../state/room-picture';
import { type HostedRoom, rooms } from '../state/rooms';

import { Message } from '../ui/message';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { plain } from '../ui/phrases';
import { questionPages } from '../ui/projector';
import { RoomCollect } from '../ui/room-collect';
import { RoomInvitation } from '../ui/room-invitation';
import { type RoomFigures, RoomPicture, type RoomView } from '../ui/room-picture';
import { RoomReport } from '../ui/room-report';
import { RoomReveal } from '../ui/room-reveal';
import { RoomTools } from '../ui/room-tools';
import { useTurnKeys } from '../ui/turn-keys';
import { useWakeLock } from '../ui/wake-lock';
import style from './room.module.css';

interface Props {
  readonly params: Readonly<Record<string, string>>;
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

const WHILE_OPEN = ['join', 'collect'] as const;
const PICTURES = ['radar', 'scores', 'weakest', 'questions'] as const;
const VIEWS = [...WHILE_OPEN, ...PICTURES, 'report'] as const;
type View = (typeof VIEWS)[number];

export function RoomPage({ params, onTrouble }: Props) {
  const hosted = rooms.find(params.room ?? '');
  const instrumentId = hosted?.room.instrumentId ?? '';
  const loaded = instruments.find(instrumentId);
  useEffect(() => void rooms.load(), []);
  useEffect(() => {
    if (instrumentId) loadPicture(instrumentId).catch(onTrouble);
  }, [instrumentId]);

  const wayOn = { href: linkTo('rooms'), action: plain(t('rooms.title')) };
  if (hosted && instruments.isMissing(instrumentId))
    return (
      <Message
        title={t('trouble.noInstrumentTitle', { id: instrumentId })}
        help={t('room.unknownInstrument')}
        {...wayOn}
      />
    );
  if (hosted && loaded && !isSumOf(loaded.instrument, hosted.room.sums))
    return <Message title={t('room.damagedTitle')} help={t('room.damagedHelp')} {...wayOn} />;
  if (hosted && loaded) return <OpenedRoom hosted={hosted} loaded={loaded} params={params} />;
  if (hosted || rooms.reading.value === 'loading') return <p class="soft">{t('app.loading')}</p>;
  return <Message title={t('room.missingTitle')} help={t('room.missingHelp')} {...wayOn} />;
}

interface OpenedProps {
  readonly hosted: HostedRoom;
  readonly loaded: LoadedInstrument;
  readonly params: Props['params'];
}

function OpenedRoom({ hosted, loaded, params }: OpenedProps) {
  const { room } = hosted;
  const isOpen = room.closedAt === null;
  const views = VIEWS.filter((view) => isOpen || (view !== 'join' && view !== 'collect'));
  const view = views.find((candidate) => candidate === params.view) ?? views[0] ?? 'report';
  const linkToView = (other: View) => linkTo('room', { room: room.id, view: other, beside: params.beside });
  const [page, setPage] = useState(0);
  const other = othersOf(room).find(({ id }) => id === params.beside);
  // Not while a host collects: it would be reckoned anew with every hand-in.
  const isPicture = view !== 'join' && view !== 'collect';
  const picture = isPicture ? pictureOf(room, other, (control) => linkTo('control', { control })) : undefined;
  const pageCount = picture ? questionPages(picture).length : 0;
  useWakeLock(isOpen);
  useEffect(() => (isOpen ? rooms.hold(room.id) : undefined), [room.id, isOpen]);
  useTurnKeys((step) => {
    // The pages of the questions first, then the next view.
    if (view === 'questions' && page + step >= 0 && page + step < pageCount) return setPage(page + step);
    const next = views[views.indexOf(view) + step];
    if (next) openPage(linkToView(next));
  });

  return (
    <div class={style.room}>
      <Page
        title={room.name || t('rooms.unnamed')}
        over={joined(
          t('rooms.title'),
          plain(loaded.text.title),
          formatDate(room.createdAt),
          isOpen ? '' : t('rooms.closed'),
        )}
      >
        {hosted.isPractice && <p class={style.practice}>{t('room.practiceMark')}</p>}
        <div class={style.bar}>
          <nav class={style.views} aria-label={t('room.views')}>
            {views.map((other) => (
              <a
                key={other}
                class={style.view}
                href={linkToView(other)}
                aria-current={other === view ? 'page' : undefined}
              >
                {t(`room.view.${other}`)}
              </a>
            ))}
          </nav>
          <p class={style.count} role="status" data-testid="hand-ins">
            {t('room.handedIn')} <strong>{countOf(hosted)}</strong>
          </p>
        </div>
        {rooms.trouble.value && (
          <Notice
            kind="warning"
            actions={
              <button type="button" class="button" onClick={() => rooms.saveAgain(room.id)}>
                {t('trouble.retry')}
              </button>
            }
          >
            {t('room.notSaved')}
          </Notice>
        )}
        <CurrentView
          view={view}
          hosted={hosted}
          loaded={loaded}
          beside={params.beside}
          {...{ picture, page }}
          onPage={setPage}
        />
      </Page>
    </div>
  );
}

interface ViewProps {
  readonly view: View;
  readonly hosted: HostedRoom;
  readonly loaded: LoadedInstrument;
  /** Id of the room that is laid over this one. */
  readonly beside: string | undefined;
  /** Undefined while nothing can be seen, and in the views that do not show it. */
  readonly picture: RoomFigures | undefined;
  /** Which page of the questions. */
  readonly page: number;
  onPage(page: number): void;
}

function CurrentView(props: ViewProps) {
  const { view, hosted, loaded, beside } = props;
  const { room, isPractice } = hosted;
  const { instrument, text } = loaded;
  if (view === 'join') {
    const code = joinCode(instrument.id, room.tag);
    const urlOf = (name?: string) => new URL(linkTo('join', { code, name }), location.href).href;
    const shortUrl = urlOf().replace(/^https?:\/\//, '');
    return <RoomInvitation instrumentTitle={text.title} url={urlOf(room.name || undefined)} {...{ shortUrl, code }} />;
  }
  if (view === 'collect') {
    if (!rooms.isMine(room.id)) return <p class={style.elsewhere}>{t('room.elsewhere')}</p>;
    return (
      <RoomCollect
        outcomes={hosted.outcomes}
        isReopened={hosted.isReopened}
        unstored={isPractice ? 0 : hosted.waiting.length}
        canShow={canReveal(hosted)}
        take={(code) => rooms.take(instrument, room.id, code)}
        onPractise={isPractice ? (count) => practise(instrument, room.id, count) : undefined}
      />
    );
  }
  return (
    <>
      {view === 'report' && <Tools hosted={hosted} loaded={loaded} beside={beside} />}
      <Revealed {...props} />
    </>
  );
}

/** What can be done with the numbers, and with the room itself. */
function Tools({ hosted, loaded: { instrument }, beside }: Pick<ViewProps, 'hosted' | 'loaded' | 'beside'>) {
  const { room, isPractice } = hosted;
  const isMine = room.closedAt === null && rooms.isMine(room.id);
  const others = othersOf(room);
  return (
    <RoomTools
      others={others.map(({ id, name, createdAt }) => [id, joined(name || t('rooms.unnamed'), formatDate(createdAt))])}
      beside={beside ?? ''}
      onBeside={(id) => openPage(linkTo('room', { room: room.id, view: 'report', beside: id || undefined }))}
      exportCsv={visibleSums(room) && (() => handOverRoom(hosted))}
      onAgain={() => {
        const again = rooms.open(room.instrumentId, room.name, isPractice);
        openPage(linkTo('room', { room: again.id, beside: room.id }));
      }}
      onClose={isMine ? () => rooms.close(instrument, room.id) : undefined}
      closing={{ shows: canReveal(hosted), dropped: droppedByClosing(instrument, hosted) }}
    />
  );
}

function Revealed({ view, hosted, loaded: { instrument }, picture, page, onPage }: ViewProps) {
  const { room } = hosted;
  if (!visibleSums(room)) {
    if (room.closedAt !== null) return <p>{t('room.tooFew', { fewest: FEWEST })}</p>;
    return (
      <>
        <RoomReveal
          count={countOf(hosted)}
          fewest={FEWEST}
          onReveal={canReveal(hosted) && rooms.isMine(room.id) ? () => rooms.reveal(instrument, room.id) : undefined}
        />
        {!rooms.isMine(room.id) && <p class={style.elsewhere}>{t('room.elsewhere')}</p>}
      </>
    );
  }
  if (!picture) return <p class="soft">{t('app.loading')}</p>;
  const waiting = countOf(hosted) - room.sums.count;
  return (
    <>
      {view === 'report' ? (
        <RoomReport {...picture} />
      ) : (
        <RoomPicture view={view as RoomView} page={page} onPage={onPage} {...picture} />
      )}
      {waiting > 0 && <p class="small">{t('room.waiting', { count: waiting, step: STEP })}</p>}
    </>
  );
}

/** Made-up numbers are laid over made-up ones only. */
function othersOf(room: Room): readonly Room[] {
  const isPractice = rooms.find(room.id)?.isPractice;
  const alike = rooms.all.value.filter((other) => other.isPractice === isPractice);
  return comparableRooms(
    room,
    alike.map((other) => other.room),
  );
}
