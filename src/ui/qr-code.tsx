import { encodeQR } from 'qr';
import style from './qr-code.module.css';

interface Props {
  /** Upper-case letters and digits make a smaller picture than anything else. */
  readonly text: string;
  /** What the picture is, for those who do not see it. */
  readonly label: string;
}

/** Width of the empty rim, in modules, that ISO/IEC 18004 asks for: without it readers miss the code. */
const QUIET_ZONE = 4;

/** A QR code as wide as its container; dark on white whatever the theme, as not every reader knows the reverse. */
export function QrCode({ text, label }: Props) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  return (
    <svg
      class={style.code}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={rows.map(outlineRow).join('')} />
    </svg>
  );
}

/** The dark runs of one row, each a rectangle of its own in the path. */
function outlineRow(row: readonly boolean[], y: number): string {
  const bits = row.map((isDark) => (isDark ? '1' : '0')).join('');
  return [...bits.matchAll(/1+/g)].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1H${index}z`).join('');
}
