import type { ComponentChildren } from 'preact';
import type { Mark } from '../domain/instrument';
import { joined } from '../i18n/i18n';
import style from './given-answer.module.css';
import { MarkSign } from './mark';
import { phrases } from './phrases';

interface Props {
  readonly mark: Mark;
  readonly question: string;
  /** Language of the question, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly answer: string;
  /** Which sheet it is from, where several are shown together. */
  readonly from?: string;
  readonly children?: ComponentChildren;
}

/** One question with the answer that was given. */
export function GivenAnswer({ mark, question, lang, answer, from, children }: Props) {
  return (
    <div class={style.given}>
      <MarkSign mark={mark} />
      <div>
        <p lang={lang}>{phrases(question)}</p>
        <p class="small soft">{phrases(joined(answer, from))}</p>
        {children}
      </div>
    </div>
  );
}
