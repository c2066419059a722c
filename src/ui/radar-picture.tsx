import type { Spoke } from './radar';
import style from './radar-picture.module.css';

interface Props {
  readonly spokes: readonly Spoke[];
  /** What the picture shows, for those who do not see it. Its numbers stand in a table beside it. */
  readonly label: string;
}

/** With fewer axes a radar says nothing; the table stands alone. */
const MIN_AXES = 3;
/** Units of the drawing, from its middle. The labels need room beside the circle: see the module of styles. */
const RADIUS = 96;
/**
 * Half the box of the SVG element. The drawing is larger than it: checkers of contrast take an SVG for a photograph
 * and give up on every word that lies on it.
 */
const BOX = 20;
const LABEL_GAP = 12;
const RINGS = [0.25, 0.5, 0.75, 1];

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A radar as a drawing of its own: sharp on paper, where the one on the screen, a bitmap, is not. */
export function RadarPicture({ spokes, label }: Props) {
  if (spokes.length < MIN_AXES) return null;
  const pointAt = (place: number, distance: number): Point => {
    const angle = (2 * Math.PI * place) / spokes.length - Math.PI / 2;
    return { x: round(distance * Math.cos(angle)), y: round(distance * Math.sin(angle)) };
  };
  const ring = (share: number) => outline(spokes.map((_, place) => pointAt(place, share * RADIUS)));
  const lineAlong = (which: 'share' | 'lower' | 'upper' | 'other') =>
    outline(
      spokes.flatMap(({ [which]: share = null }, place) => (share === null ? [] : [pointAt(place, share * RADIUS)])),
    );
  const [upper, other] = [lineAlong('upper'), lineAlong('other')];
  return (
    <div class={style.frame}>
      <svg class={style.radar} viewBox={`${-BOX} ${-BOX} ${2 * BOX} ${2 * BOX}`} role="img" aria-label={label}>
        {RINGS.map((share) => (
          <polygon key={share} class={style.grid} points={ring(share)} />
        ))}
        {spokes.map(({ label: name, share }, place) => {
          const { x, y } = pointAt(place, RADIUS);
          return (
            <line key={name} class={share === null ? style.empty : style.grid} x2={x} y2={y} data-testid="spoke" />
          );
        })}
        {upper && <path class={style.band} d={`M${upper}ZM${lineAlong('lower')}Z`} />}
        <polygon class={upper ? style.line : style.area} points={lineAlong('share')} />
        {other && <polygon class={style.other} points={other} />}
        {spokes.map(
          ({ label: name, share }, place) => share !== null && <Dot key={name} {...pointAt(place, share * RADIUS)} />,
        )}
        {spokes.map(({ label: name }, place) => (
          <Label key={name} {...pointAt(place, RADIUS + LABEL_GAP)} text={name} />
        ))}
      </svg>
    </div>
  );
}

function Dot({ x, y }: Point) {
  return <circle class={style.point} cx={x} cy={y} r="4.5" data-testid="point" />;
}

/** Beside the end of its spoke, on the side that is away from the middle. */
function Label({ x, y, text }: Point & { readonly text: string }) {
  const anchor = Math.abs(x) < 1 ? 'middle' : x > 0 ? 'start' : 'end';
  const down = 0.35 + 0.35 * Math.sign(Math.round(y));
  return (
    <text class={style.label} x={x} y={y} dy={`${round(down)}em`} text-anchor={anchor}>
      {text}
    </text>
  );
}

function outline(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x},${y}`).join(' ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
