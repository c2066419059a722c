import { t } from '../i18n/i18n';

interface Props {
  /** So many hand-ins are needed before anything can be seen, */
  readonly fewest: number;
  /** and so many of them are not there yet; nothing or less: enough are there. */
  readonly missing: number;
  /** Undefined where it cannot be done: too few, or another tab collects. */
  readonly onReveal: (() => void) | undefined;
}

/** Until the host reveals, this stands in the place of every number. */
export function RoomReveal({ fewest, missing, onReveal }: Props) {
  return (
    <div class="stack">
      <p>{t('room.hidden', { fewest })}</p>
      {onReveal && (
        <p>
          <button type="button" class="button primary" onClick={onReveal}>
            {t('room.reveal')}
          </button>
        </p>
      )}
      {missing > 0 && <p>{t('room.missing', { count: missing })}</p>}
    </div>
  );
}
