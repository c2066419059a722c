import type { Mark } from '../domain/instrument';
import style from './mark.module.css';

/** ● ◐ ○ ？ –: the sign of an answer, drawn so that it survives black-and-white paper. The words stand beside it. */
export function MarkSign({ mark }: { readonly mark: Mark }) {
  return (
    <svg class={`${style.mark} ${style[mark]}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {SHAPES[mark]}
    </svg>
  );
}

const RING = <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.5" />;

const SHAPES: Readonly<Record<Mark, preact.ComponentChildren>> = {
  done: <circle cx="12" cy="12" r="10.25" fill="currentColor" />,
  partly: (
    <>
      {RING}
      <path d="M12 3a9 9 0 0 0 0 18z" fill="currentColor" />
    </>
  ),
  'not-done': RING,
  unknown: (
    <path
      d="M7 8.5a5 5 0 1 1 7.2 4.4c-1.5.8-2.2 1.7-2.2 3.1M12 20v.6"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
    />
  ),
  'not-applicable': <path d="M6 12h12" stroke="currentColor" stroke-width="3" stroke-linecap="round" />,
};
