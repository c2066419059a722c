import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import style from './page.module.css';
import { phrases } from './phrases';

interface Props {
  readonly title: string;
  /** Above the title: which sheet, which date. */
  readonly over?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** True until the first page has been shown: opening the app must not move the focus, changing the page must. */
let opening = true;

export function Page({ title, over, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!opening) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    opening = false;
  }, []);
  return (
    <div class={`${style.page} stack`}>
      {over && <p class="soft small">{over}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {phrases(title)}
      </h1>
      {children}
    </div>
  );
}
