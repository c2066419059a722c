import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Choice } from '../domain/instrument';
import style from './choice-list.module.css';
import { MarkSign } from './mark';
import { phrases } from './phrases';

interface Props {
  /** Changes with the question: a new list starts with nothing chosen and takes the focus. */
  readonly id: string;
  readonly question: string;
  /** Language of the question, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly choices: readonly Choice[];
  readonly labels: Readonly<Record<string, string>>;
  readonly chosen: string | undefined;
  /** `moveOn`: the answer came from a tap. Arrow keys only walk through the group, and must not. */
  onSelect(choiceId: string, moveOn: boolean): void;
}

/** A second tap of a double tap this soon after a question came up was meant for the one before. Milliseconds. */
const DOUBLE_TAP = 500;

export function ChoiceList({ id, question, lang, choices, labels, chosen, onSelect }: Props) {
  const legend = useRef<HTMLLegendElement>(null);
  const pointer = useRef(false);
  const shownAt = useRef(0);

  // Before the next tap or key can arrive, not after the next frame.
  useLayoutEffect(() => {
    shownAt.current = performance.now();
    legend.current?.focus({ preventScroll: true });
  }, [id]);

  const click = (event: MouseEvent, choiceId: string) => {
    if (!pointer.current) return;
    if (event.detail > 1 && performance.now() - shownAt.current < DOUBLE_TAP) event.preventDefault();
    else onSelect(choiceId, true);
  };

  return (
    <fieldset
      class={style.group}
      onPointerDown={() => {
        pointer.current = true;
      }}
      onKeyDown={() => {
        pointer.current = false;
      }}
    >
      <legend
        ref={legend}
        class={`${style.question} ${question.length > 70 ? style.long : ''}`}
        tabIndex={-1}
        lang={lang}
      >
        <h1>{phrases(question)}</h1>
      </legend>
      <div class={style.choices}>
        {choices.map((choice) => (
          // New radios for every question: one that changes its group while it is checked would uncheck the others there.
          <label key={`${id} ${choice.id}`} class={style.choice}>
            <input
              type="radio"
              name={id}
              value={choice.id}
              checked={choice.id === chosen}
              onClick={(event) => click(event, choice.id)}
              onChange={() => pointer.current || onSelect(choice.id, false)}
            />
            <MarkSign mark={choice.mark} />
            <span>{phrases(labels[choice.id] ?? choice.id)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
