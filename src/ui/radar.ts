import {
  Chart,
  type ChartConfiguration,
  Filler,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
} from 'chart.js';

Chart.register(RadarController, RadialLinearScale, PointElement, LineElement, Filler);

export interface Spoke {
  readonly label: string;
  /** 0–1; null: nothing to draw on this axis. So are the other three. */
  readonly share: number | null;
  /** A band around the line: from here … */
  readonly lower?: number | null;
  /** … to here. */
  readonly upper?: number | null;
  /** A second line, dashed. */
  readonly other?: number | null;
}

export type Radar = Chart<'radar', (number | null)[], string>;

/** Sizes in parts of the text's: on a projector everything grows together. */
const LINE = 3 / 16;
const POINT = 1 / 4;
const DASH = [9 / 16, 6 / 16];

/** Draws a radar of 0–100 % on the canvas. Its colours come from the canvas's own style, so that themes reach them. */
export function drawRadar(canvas: HTMLCanvasElement, spokes: readonly Spoke[]): Radar {
  const { color, outlineColor, caretColor, textDecorationColor, fontFamily, fontSize } = getComputedStyle(canvas);
  const size = Number.parseFloat(fontSize);
  const valuesOf = (which: 'share' | 'lower' | 'upper' | 'other') =>
    spokes.map(({ [which]: value = null }) => (value === null ? null : Math.round(value * 100)));
  const has = (which: 'upper' | 'other') => spokes.some(({ [which]: value = null }) => value !== null);
  const tint = (opacity: number) => color.replace(/^rgb\((.*)\)$/, `rgba($1, ${opacity})`);
  const line = { borderWidth: LINE * size, pointRadius: POINT * size, spanGaps: true };
  const edge = { borderWidth: 0, pointRadius: 0, spanGaps: true };
  const config: ChartConfiguration<'radar', (number | null)[], string> = {
    type: 'radar',
    data: {
      labels: spokes.map((spoke) => spoke.label),
      // The first lies on top.
      datasets: [
        {
          ...line,
          data: valuesOf('share'),
          borderColor: color,
          pointBackgroundColor: color,
          backgroundColor: tint(0.18),
          fill: !has('upper'),
        },
        ...(has('other')
          ? [
              {
                ...line,
                data: valuesOf('other'),
                borderColor: textDecorationColor,
                borderDash: DASH.map((part) => part * size),
                pointBackgroundColor: textDecorationColor,
                pointStyle: 'rectRot' as const,
                fill: false,
              },
            ]
          : []),
        ...(has('upper')
          ? [
              { ...edge, data: valuesOf('upper'), backgroundColor: tint(0.4), fill: '+1' },
              { ...edge, data: valuesOf('lower'), fill: false },
            ]
          : []),
      ],
    },
    options: {
      animation: false,
      events: [],
      responsive: true,
      // Its place has a shape of its own.
      maintainAspectRatio: false,
      scales: {
        r: {
          min: 0,
          max: 100,
          ticks: { stepSize: 25, display: false },
          grid: { color: outlineColor },
          angleLines: { color: outlineColor },
          pointLabels: { color: caretColor, font: { family: fontFamily, size } },
        },
      },
    },
  };
  return new Chart(canvas, config);
}
