import { useState } from 'preact/hooks';
import { t } from '../i18n/i18n';
import { type HandedOver, useHandOver } from './hand-over';
import { phrases } from './phrases';
import style from './room-tools.module.css';
import { SelectField } from './select-field';

interface Props {
  /** Id and name of the rooms that can be laid over this one. */
  readonly others: readonly (readonly [string, string])[];
  /** The one that is; '': none. */
  readonly beside: string;
  onBeside(id: string): void;
  /** Called inside the tap; undefined while there is nothing to give away. */
  readonly exportCsv: (() => Promise<HandedOver>) | undefined;
  /** Opens another room of the same name, to ask once more. */
  onAgain(): void;
  /** Undefined once it is closed. */
  readonly onClose: (() => void) | undefined;
  /** What comes of closing: the result is shown for the first time; so many hand-ins are dropped. */
  readonly closing: { readonly shows: boolean; readonly dropped: number };
}

/** What a host can do with a room. Not on paper. */
export function RoomTools({ others, beside, onBeside, exportCsv, onAgain, onClose, closing }: Props) {
  const { said, give } = useHandOver();
  const [isAsking, setAsking] = useState(false);
  return (
    <div class={`stack ${style.tools}`}>
      {others.length > 0 && (
        <SelectField
          label={t('room.beside')}
          value={beside}
          options={[['', t('room.besideNone')], ...others]}
          onChange={onBeside}
        />
      )}
      <p class={style.moves}>
        {exportCsv && (
          <>
            <button type="button" class="button" onClick={() => print()}>
              {t('report.print')}
            </button>
            <button type="button" class="button" onClick={() => give(exportCsv)}>
              {t('data.csv')}
            </button>
          </>
        )}
        <button type="button" class="button" onClick={onAgain}>
          {t('room.again')}
        </button>
        {onClose && !isAsking && (
          <button type="button" class="button" onClick={() => setAsking(true)}>
            {t('room.close')}
          </button>
        )}
      </p>
      {said && (
        <p class="small" role="status">
          {said}
        </p>
      )}
      {isAsking && onClose && (
        <fieldset class="card stack">
          <legend>{phrases(t('room.closeTitle'))}</legend>
          <p>{t('room.closeHelp')}</p>
          {closing.shows && <p>{t('room.closeShows')}</p>}
          {closing.dropped > 0 && <p>{t('room.closeDrops', { count: closing.dropped })}</p>}
          <p class={style.moves}>
            <button type="button" class="button primary" onClick={onClose}>
              {t('room.closeYes')}
            </button>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {t('rooms.removeNo')}
            </button>
          </p>
        </fieldset>
      )}
    </div>
  );
}
