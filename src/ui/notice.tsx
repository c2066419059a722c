import type { ComponentChildren } from 'preact';
import style from './notice.module.css';

interface Props {
  /** warning: something is wrong and is said at once; info: can wait for a pause. */
  readonly kind: 'info' | 'warning';
  readonly children: ComponentChildren;
  /** Buttons and links: the ways on. */
  readonly actions?: ComponentChildren;
}

export function Notice({ kind, children, actions }: Props) {
  return (
    <div class={`${style.notice} ${style[kind]}`} role={kind === 'warning' ? 'alert' : 'status'}>
      <p>{children}</p>
      {actions && <div class={style.actions}>{actions}</div>}
    </div>
  );
}
