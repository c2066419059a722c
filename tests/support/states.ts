import fc from 'fast-check';
import type { Answer, Assessment } from '../../src/domain/assessment';

/** Any text without half characters: scripts, emoji, directions, names with a meaning for the language. */
const texts = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: maxLength / 2 }) },
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: maxLength / 20 }) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', '<b>x</b>', '"\\\n\0', '無線LANの鍵') },
  );

const ids = texts(40).filter((id) => id !== '');
const times = fc.oneof(fc.integer({ min: 0, max: 2_000_000_000_000 }), fc.constantFrom(0, 8.64e15));

export const answers: fc.Arbitrary<Answer> = fc.record({
  choiceId: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('done', 'partly', 'not-done', 'unknown', null) }, ids),
  note: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, texts(60)),
});

/** What a device may hold: no two sheets with the same id. */
export function states(maxLength = 4): fc.Arbitrary<readonly Assessment[]> {
  const sheets = fc.record({
    id: ids,
    instrumentId: fc.oneof(fc.constantFrom('ipa-self-check-v3.1', 'ipa-cloud-v3.1'), ids),
    subject: texts(60),
    startedAt: times,
    finishedAt: fc.option(times),
    answers: fc
      .uniqueArray(fc.tuple(ids, answers), { selector: ([question]) => question, maxLength: 8 })
      .map((entries): ReadonlyMap<string, Answer> => new Map(entries)),
  });
  return fc.uniqueArray(sheets, { selector: ({ id }) => id, maxLength });
}

/** Two devices that had the same sheets once: some on one side only, some with answers added or changed on either. */
export function pairs(): fc.Arbitrary<readonly [readonly Assessment[], readonly Assessment[]]> {
  return states(5).chain((common) => {
    const sides = common.map((sheet) =>
      fc
        .tuple(side(sheet), side(sheet))
        .map(([mine, other]): readonly [Assessment | undefined, Assessment | undefined] => [mine, other]),
    );
    return fc
      .tuple(...sides)
      .map((both): readonly [readonly Assessment[], readonly Assessment[]] => [
        both.flatMap(([mine]) => mine ?? []),
        both.flatMap(([, other]) => other ?? []),
      ]);
  });
}

/** The sheet after some time on a device of its own. */
function side(sheet: Assessment): fc.Arbitrary<Assessment | undefined> {
  const questions = fc.constantFrom('q1', 'q2', 'q3', ...sheet.answers.keys());
  const changes = fc.array(fc.tuple(questions, fc.option(answers)), { maxLength: 5 });
  const changed = fc
    .record({ changes, finishedAt: fc.constantFrom(null, sheet.finishedAt, 5), isAnother: fc.nat(9) })
    .map(({ changes: made, finishedAt, isAnother }) => {
      const given = new Map(sheet.answers);
      for (const [question, answer] of made) {
        if (answer) given.set(question, answer);
        else given.delete(question);
      }
      return { ...sheet, finishedAt, answers: given, ...(isAnother === 0 && { subject: 'another sheet' }) };
    });
  return fc.option(changed, { nil: undefined, freq: 4 });
}
