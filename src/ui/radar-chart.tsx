import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/i18n';
import type { Radar, Spoke } from './radar';
import style from './radar-chart.module.css';

/** Under this width, or with fewer axes than three, a radar says nothing; bars stand in its place. CSS pixels. */
const MIN_WIDTH = 240;
const MIN_AXES = 3;

let radar: typeof import('./radar') | undefined;

/** The chart library is by far the heaviest part of the app and comes only when a result is near. */
async function loadRadar(): Promise<typeof import('./radar')> {
  radar ??= await import('./radar');
  return radar;
}

/** Loads the chart and draws one off screen, so that the real one appears at once. Failing is no harm here. */
export async function prepareRadar(): Promise<void> {
  if (radar) return;
  try {
    const { drawRadar } = await loadRadar();
    const spokes = ['一', '二', '三'].map((label) => ({ label, share: 0.5 }));
    drawRadar(document.createElement('canvas'), spokes).destroy();
  } catch {
    // The result itself tries again, and says so when the chart stays away.
  }
}

export function RadarChart({ spokes, label }: { readonly spokes: readonly Spoke[]; readonly label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shape, setShape] = useState<'radar' | 'bars' | 'failed'>(spokes.length < MIN_AXES ? 'bars' : 'radar');
  const drawing = JSON.stringify(spokes);

  // In the same frame as the rest where the library is there already.
  useLayoutEffect(() => {
    if (shape !== 'radar') return;
    if ((frame.current?.clientWidth ?? 0) < MIN_WIDTH) return setShape('bars');
    let drawn: Radar | undefined;
    let gone = false;
    let size = '';
    const textSize = () => (canvas.current ? getComputedStyle(canvas.current).fontSize : size);
    const draw = ({ drawRadar }: typeof import('./radar')) => {
      if (gone || !canvas.current) return;
      drawn?.destroy();
      size = textSize();
      drawn = drawRadar(canvas.current, JSON.parse(drawing));
      canvas.current.dataset.drawn = 'true';
    };
    if (radar) draw(radar);
    else loadRadar().then(draw, () => setShape('failed'));
    // Colours and sizes are painted into the picture: a change of theme or of the text's size draws it again.
    const theme = matchMedia('(prefers-color-scheme: dark)');
    const redraw = () => radar && draw(radar);
    const resized = () => size !== textSize() && redraw();
    theme.addEventListener('change', redraw);
    addEventListener('resize', resized);
    return () => {
      gone = true;
      theme.removeEventListener('change', redraw);
      removeEventListener('resize', resized);
      drawn?.destroy();
    };
  }, [shape, drawing]);

  if (shape === 'failed') return <p class="soft small">{t('result.chartFailed')}</p>;
  return (
    <div ref={frame} class={`${style.frame} ${shape === 'radar' ? style.shaped : ''}`}>
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
