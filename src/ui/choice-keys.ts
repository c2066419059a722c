import { useLayoutEffect } from 'preact/hooks';
import type { Choice } from '../domain/instrument';

interface Keys {
  readonly choices: readonly Choice[];
  onSelect(choiceId: string): void;
  /** Undefined: nothing is chosen yet, and the key does nothing. */
  readonly onEnter: (() => void) | undefined;
}

/** Number keys choose an answer, Enter goes on; not while somebody writes, nor on what has an Enter of its own. */
export function useChoiceKeys({ choices, onSelect, onEnter }: Keys): void {
  // Before the next key can arrive: an effect after the frame would still know the question before.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest('textarea, input:not([type=radio])')) return;
      const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
      if (choice) {
        onSelect(choice.id);
        document.querySelector<HTMLInputElement>(`input[value="${choice.id}"]`)?.focus();
      } else if (event.key === 'Enter' && onEnter && !target.closest('a, button, summary')) {
        event.preventDefault();
        onEnter();
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
