import style from './room-swatch.module.css';

export type SwatchKind = 'line' | 'band' | 'dashed' | 'bar' | 'hatched' | 'middle' | 'other-middle' | 'yardstick';

/** How something is drawn, beside the word for it. */
export function Swatch({ kind }: { readonly kind: SwatchKind }) {
  return <span class={`${style.swatch} ${style[kind]}`} aria-hidden="true" />;
}
