import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/i18n';
import type { Radar, Spoke } from './radar';
import style from './radar-chart.module.css';

/** Under this width, or with fewer axes than three, a radar says nothing; bars stand in its place. CSS pixels. */
const MIN_WIDTH = 240;
const MIN_AXES = 3;

/** The chart library is by far the heaviest part of the app and comes only when a result is near. */
const loadRadar = () => import('./radar');

let warmedUp = false;

/** Loads the chart and draws one off screen, so that the real one appears at once. Failing is no harm here. */
export async function prepareRadar(): Promise<void> {
  if (warmedUp) return;
  warmedUp = true;
  try {
    const { drawRadar } = await loadRadar();
    drawRadar(
      document.createElement('canvas'),
      [0, 1, 2].map((n) => ({ label: `${n}`, share: 0.5 })),
    ).destroy();
  } catch {
    warmedUp = false;
  }
}

export function RadarChart({ spokes, label }: { readonly spokes: readonly Spoke[]; readonly label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shape, setShape] = useState<'radar' | 'bars' | 'failed'>(spokes.length < MIN_AXES ? 'bars' : 'radar');
  const drawing = JSON.stringify(spokes);

  useEffect(() => {
    if (shape !== 'radar') return;
    if ((frame.current?.clientWidth ?? 0) < MIN_WIDTH) return setShape('bars');
    let radar: Radar | undefined;
    let gone = false;
    const draw = async () => {
      try {
        const { drawRadar } = await loadRadar();
        if (gone || !canvas.current) return;
        radar?.destroy();
        radar = drawRadar(canvas.current, JSON.parse(drawing));
        canvas.current.dataset.drawn = 'true';
      } catch {
        setShape('failed');
      }
    };
    void draw();
    // Colours are painted into the picture: a change of theme draws it again.
    const theme = matchMedia('(prefers-color-scheme: dark)');
    const redraw = () => void draw();
    theme.addEventListener('change', redraw);
    return () => {
      gone = true;
      theme.removeEventListener('change', redraw);
      radar?.destroy();
    };
  }, [shape, drawing]);

  if (shape === 'failed') return <p class="soft small">{t('result.chartFailed')}</p>;
  return (
    <div ref={frame} class={style.frame}>
      {shape === 'radar' ? (
        <canvas ref={canvas} class={style.canvas} role="img" aria-label={label} />
      ) : (
        <ShareBars bars={spokes.map(({ label: name, share }) => ({ id: name, name, share, figure: '' }))} />
      )}
    </div>
  );
}

interface Bar {
  readonly id: string;
  readonly name: string;
  /** 0–1; null: nothing to show. */
  readonly share: number | null;
  /** The number in words, beside the bar. */
  readonly figure: string;
}

export function ShareBars({ bars }: { readonly bars: readonly Bar[] }) {
  return (
    <ul class={style.bars}>
      {bars.map(({ id, name, share, figure }) => (
        <li key={id}>
          <span class={style.name}>{name}</span> <span class={style.figure}>{figure}</span>
          {share !== null && <progress value={share} max={1} aria-label={name} />}
        </li>
      ))}
    </ul>
  );
}
