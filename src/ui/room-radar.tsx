import type { Spread } from '../domain/room-picture';
import { t } from '../i18n/i18n';
import { phrases } from './phrases';
import type { Spoke } from './radar';
import { RadarChart } from './radar-chart';
import type { RoomAxis, RoomFigures } from './room-figures';
import { RoomHead } from './room-head';
import style from './room-radar.module.css';
import { Swatch } from './room-swatch';
import { halfInPercent, inPercent, ownFigures } from './room-words';

/** The axes as a radar draws them. */
export function spokesOf(axes: readonly RoomAxis[], hasOther: boolean): readonly Spoke[] {
  const share = (spread: Spread | undefined, which: 'lower' | 'median' | 'upper') =>
    spread ? spread[which] / 100 : null;
  return axes.map(({ label, spread, other }) => ({
    label,
    share: share(spread, 'median'),
    lower: share(spread, 'lower'),
    upper: share(spread, 'upper'),
    ...(hasOther && { other: share(other, 'median') }),
  }));
}

/** 分野ごとの結果: the middle of the room on every axis, between which values half of it lies, and the same as a table. */
export function RoomRadar(figures: RoomFigures) {
  const { axes, other } = figures;
  return (
    <>
      <RoomHead {...figures} title={t('room.radarTitle')} swatches={['line', 'dashed']}>
        <p class={style.outward}>
          {t('room.outward')} {ownFigures(figures.scores)}
        </p>
      </RoomHead>
      <div class={style.pair}>
        <RadarChart spokes={spokesOf(axes, other !== undefined)} label={t('room.chart')} />
        <table class={style.table}>
          <caption class="visually-hidden">{t('report.axesCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('result.axis')}</th>
              <th scope="col" class={`${style.figure} ${style.short}`}>
                <Swatch kind="line" /> {phrases(t('room.medianTitle'))}
              </th>
              <th scope="col" class={style.figure}>
                <Swatch kind="band" /> {phrases(t('room.halfTitle'))}
              </th>
              {other && (
                <th scope="col" class={`${style.figure} ${style.second}`}>
                  <Swatch kind="dashed" /> {phrases(t('room.otherMedianTitle'))}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {axes.map(({ id, label, spread, other: otherSpread }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                <td class={style.figure}>{spread ? inPercent(spread.median) : t('result.noneApplies')}</td>
                <td class={style.figure}>{spread && halfInPercent(spread)}</td>
                {other && <td class={style.figure}>{otherSpread ? inPercent(otherSpread.median) : '–'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class={style.explained}>{t('room.medianHelp')}</p>
    </>
  );
}
