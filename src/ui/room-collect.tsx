import { useState } from 'preact/hooks';
import type { Taken } from '../domain/hand-in';
import { ROOM_LIMIT } from '../domain/room';
import { t } from '../i18n/i18n';
import { CameraScanner } from './camera-scanner';
import { CodeEntry } from './code-entry';
import { Notice } from './notice';
import { plain } from './phrases';
import style from './room-collect.module.css';

/** In the order in which they are listed. */
const OUTCOMES: readonly Taken[] = [
  'taken',
  'duplicate',
  'other-room',
  'other-instrument',
  'damaged',
  'newer-version',
  'foreign',
  'full',
];

interface Props {
  /** What became of the codes so far. */
  readonly outcomes: ReadonlyMap<Taken, number>;
  /** The last codes of an earlier page may have to be read again. */
  readonly isReopened: boolean;
  /** So many of the last hand-ins are lost when the page is closed. */
  readonly unstored: number;
  /** Enough are there for the host to show the result. */
  readonly canShow: boolean;
  /** Takes one code, and says what became of it; undefined: the room takes nothing more. */
  take(code: string): Taken | undefined;
  /** Adds made-up hand-ins; only where the room is for practice. */
  readonly onPractise: ((count: number) => void) | undefined;
}

/** How many made-up hand-ins come at one tap. */
const PRACTISED = 10;
/** A short knock in the hand of a host who walks from phone to phone. Milliseconds. */
const KNOCK = 60;

/** 集める: by camera, by keyboard, from pictures and files; each code gets its word. */
export function RoomCollect({ outcomes, isReopened, unstored, canShow, take, onPractise }: Props) {
  const [last, setLast] = useState<{ readonly taken: Taken; readonly nth: number }>();
  const takeAll = (codes: readonly string[]) => {
    for (const code of codes) {
      const taken = take(code);
      if (!taken) continue;
      if (taken === 'taken') navigator.vibrate?.(KNOCK);
      setLast((before) => ({ taken, nth: (before?.nth ?? 0) + 1 }));
    }
  };
  return (
    <div class="stack">
      <p class={`${style.last} ${last?.taken === 'taken' ? style.good : ''}`} role="status">
        {last ? (
          <span key={last.nth}>
            {t(`room.outcome.${last.taken}`, { limit: ROOM_LIMIT, page: plain(t('handIn.title')) })}
          </span>
        ) : (
          t('room.collectHelp')
        )}
      </p>
      {isReopened && outcomes.size === 0 && <Notice kind="info">{t('room.reopened')}</Notice>}
      {canShow && <p>{t('room.canShow', { view: t('room.view.radar') })}</p>}
      {onPractise && (
        <p>
          <button type="button" class="button primary" onClick={() => onPractise(PRACTISED)}>
            {t('room.practise', { count: PRACTISED })}
          </button>
        </p>
      )}
      <div class={style.ways}>
        <CameraScanner onText={(text) => takeAll([text])} />
        <CodeEntry onTexts={takeAll} />
      </div>
      {unstored > 0 && <p class="small">{t('room.unstored', { count: unstored })}</p>}
      <ul class={style.outcomes}>
        {OUTCOMES.filter((outcome) => outcomes.get(outcome)).map((outcome) => (
          <li key={outcome}>
            {t(`room.tally.${outcome}`)} <strong>{outcomes.get(outcome)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
