import type { ComponentChildren } from 'preact';
import { joined, t } from '../i18n/i18n';
import { phrases } from './phrases';
import type { RoomFigures } from './room-figures';
import style from './room-head.module.css';
import { Swatch, type SwatchKind } from './room-swatch';
import { otherName, roomName } from './room-words';

interface Props extends Pick<RoomFigures, 'name' | 'count' | 'other'> {
  readonly title: string;
  /** How each of the two rooms is drawn. */
  readonly swatches?: readonly [SwatchKind, SwatchKind];
  /** At the end of the line. */
  readonly children?: ComponentChildren;
}

/** What is shown, of which room, from how many firms. */
export function RoomHead({ title, name, count, other, swatches, children }: Props) {
  return (
    <div class={style.head}>
      <h2>{phrases(title)}</h2>
      <p class={style.room}>
        {other && swatches && <Swatch kind={swatches[0]} />}
        <span>{joined(roomName(name), t('room.count', { count }))}</span>
      </p>
      {other && swatches && (
        <p class={style.room}>
          <Swatch kind={swatches[1]} />
          <span>{joined(otherName(other), t('room.count', { count: other.count }))}</span>
        </p>
      )}
      {children}
    </div>
  );
}
