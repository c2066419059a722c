import { t } from '../i18n/i18n';

interface Props {
  /** So many hand-ins are there, */
  readonly count: number;
  /** and so many are needed before anything can be seen. */
  readonly fewest: number;
  /** Undefined where it cannot be done: too few, or another tab collects. */
  readonly onReveal: (() => void) | undefined;
}

/** Until the host reveals, this stands in the place of every number. */
export function RoomReveal({ count, fewest, onReveal }: Props) {
  return (
    <div class="stack">
      <p>{t('room.hidden', { fewest })}</p>
      {onReveal && (
        <>
          <p>{t('room.compareCount', { count })}</p>
          <p>
            <button type="button" class="button primary" onClick={onReveal}>
              {t('room.reveal')}
            </button>
          </p>
        </>
      )}
      {count < fewest && <p>{t('room.missing', { count: fewest - count })}</p>}
    </div>
  );
}
