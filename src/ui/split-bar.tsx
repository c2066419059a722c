import { t } from '../i18n/i18n';
import { MarkSign } from './mark';
import { plain } from './phrases';
import type { RoomChoice } from './room-figures';
import style from './split-bar.module.css';

/** What a sign and each digit take of the bar on a phone; where there is less room, they stand behind the bar. */
const SIGN = 0.07;
const DIGIT = 0.04;

interface Props {
  /** Whose answers they are. */
  readonly name: string;
  readonly choices: readonly RoomChoice[];
  /** By choice. */
  readonly counts: readonly number[];
  /** Percent, 0–100: where the national rate is marked. */
  readonly yardstick: number | undefined;
}

/** How many gave which answer, as one bar. */
export function SplitBar({ name, choices, counts, yardstick }: Props) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const parts = choices
    .map((choice, place) => ({ ...choice, count: counts[place] ?? 0 }))
    .map((part) => ({ ...part, isSmall: part.count < total * (SIGN + DIGIT * `${part.count}`.length) }));
  const given = parts.filter(({ count }) => count > 0);
  return (
    <div class={style.split}>
      <ul class="visually-hidden" aria-label={name}>
        {parts.map(({ id, label, count }) => (
          <li key={id}>
            {plain(label)} {t('room.count', { count })}
          </li>
        ))}
      </ul>
      <div class={style.bar} aria-hidden="true">
        {given.map(({ id, mark, count, isSmall }) => (
          <span key={id} class={style[mark]} style={{ '--count': count }}>
            {!isSmall && <Figure mark={mark} count={count} />}
          </span>
        ))}
        {yardstick !== undefined && <span class={style.yardstick} style={{ '--at': yardstick / 100 }} />}
      </div>
      <div class={style.behind} aria-hidden="true">
        {given.map(({ id, mark, count, isSmall }) => (
          <span key={id} class={isSmall ? undefined : style.onBar}>
            <Figure mark={mark} count={count} />
          </span>
        ))}
      </div>
    </div>
  );
}

function Figure({ mark, count }: Pick<RoomChoice, 'mark'> & { readonly count: number }) {
  return (
    <span class={style.figure}>
      <MarkSign mark={mark} />
      {count}
    </span>
  );
}
