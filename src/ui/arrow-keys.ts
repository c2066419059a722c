import { useEffect } from 'preact/hooks';

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Calls `turn` for ← and →, but where these move within a field or belong to the browser. */
export function useArrowKeys(turn: (step: -1 | 1) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const isTaken = event.altKey || event.ctrlKey || event.metaKey;
      if (!step || isTaken || (event.target as Element).closest('input, textarea, select')) return;
      turn(step);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
