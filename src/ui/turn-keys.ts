import { useLayoutEffect } from 'preact/hooks';

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowRight: 1 };

/** The arrow keys left and right, as the remote control of a projector sends them, wherever nobody is typing or choosing. */
export function useTurnKeys(onTurn: (step: -1 | 1) => void): void {
  // As in choice-keys.ts: before the next key can arrive.
  useLayoutEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (step && !isTyping && !event.altKey && !event.ctrlKey && !event.metaKey) onTurn(step);
    };
    addEventListener('keydown', turn);
    return () => removeEventListener('keydown', turn);
  });
}
