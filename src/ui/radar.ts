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
  /** 0–1; null: nothing to draw on this axis. */
  readonly share: number | null;
}

export type Radar = Chart<'radar', (number | null)[], string>;

/** Draws a radar of 0–100 % on the canvas. Its colours come from the canvas's own style, so that themes reach them. */
export function drawRadar(canvas: HTMLCanvasElement, spokes: readonly Spoke[]): Radar {
  const { color, outlineColor, caretColor, fontFamily, fontSize } = getComputedStyle(canvas);
  const config: ChartConfiguration<'radar', (number | null)[], string> = {
    type: 'radar',
    data: {
      labels: spokes.map((spoke) => spoke.label),
      datasets: [
        {
          data: spokes.map((spoke) => (spoke.share === null ? null : Math.round(spoke.share * 100))),
          borderColor: color,
          borderWidth: 3,
          pointBackgroundColor: color,
          pointRadius: 4,
          backgroundColor: color.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.18)'),
          fill: true,
          spanGaps: true,
        },
      ],
    },
    options: {
      animation: false,
      events: [],
      responsive: true,
      maintainAspectRatio: true,
      aspectRatio: 1.1,
      scales: {
        r: {
          min: 0,
          max: 100,
          ticks: { stepSize: 25, display: false },
          grid: { color: outlineColor },
          angleLines: { color: outlineColor },
          pointLabels: { color: caretColor, font: { family: fontFamily, size: Number.parseFloat(fontSize) } },
        },
      },
    },
  };
  return new Chart(canvas, config);
}
