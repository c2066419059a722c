import { type Assessment, changeAnswer, startAssessment } from './assessment';
import type { Instrument } from './instrument';

/** How far apart the made-up firms are, and how far apart the answers of one firm: shares of the whole scale. */
const BETWEEN_FIRMS = 0.5;
const WITHIN_FIRM = 0.6;
/** Some things do not apply to a firm, and some nobody knows. */
const SELDOM = 0.06;

/**
 * A made-up finished sheet, to rehearse a room with: a firm that does most things mostly does the next one, too.
 * `random` gives numbers from 0 up to, but never, 1.
 */
export function makeUpSheet(instrument: Instrument, id: string, random: () => number): Assessment {
  const level = (1 - BETWEEN_FIRMS) / 2 + BETWEEN_FIRMS * random();
  const ranked = instrument.choices
    .filter(({ mark }) => mark !== 'unknown' && mark !== 'not-applicable')
    .sort((a, b) => (a.points ?? 0) - (b.points ?? 0));
  const others = instrument.choices.filter((choice) => !ranked.includes(choice));
  let sheet = startAssessment(id, instrument.id, '', 0);
  for (const question of instrument.questions) {
    const odd = random() < SELDOM * others.length ? others[Math.floor(random() * others.length)] : undefined;
    const wish = Math.min(0.999, Math.max(0, level + WITHIN_FIRM * (random() - 0.5)));
    const chosen = odd ?? ranked[Math.floor(wish * ranked.length)];
    if (chosen) sheet = changeAnswer(instrument, sheet, question.id, { choiceId: chosen.id }, 0);
  }
  return sheet;
}
