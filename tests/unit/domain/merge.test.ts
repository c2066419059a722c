import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, type Assessment, startAssessment } from '../../../src/domain/assessment';
import { type Merge, mergeAssessments, type Preference } from '../../../src/domain/merge';
import { pairs, states } from '../../support/states';

const preferences = fc.constantFrom<Preference>('present', 'restored');
const cases = fc.tuple(pairs(), preferences);

/** What there is afterwards. */
function applied(present: readonly Assessment[], merge: Merge): readonly Assessment[] {
  const after = new Map(present.map((sheet) => [sheet.id, sheet]));
  for (const sheet of [...merge.changed, ...merge.added]) after.set(sheet.id, sheet);
  return [...after.values()];
}

const isSameSheet = (a: Assessment, b: Assessment) =>
  a.instrumentId === b.instrumentId && a.subject === b.subject && a.startedAt === b.startedAt;
const byId = (sheets: readonly Assessment[], id: string) => sheets.find((sheet) => sheet.id === id);
const sheet = (answer: Answer, id = 'a'): Assessment => ({
  ...startAssessment(id, 'ipa-self-check-v3.1', '', 1000),
  answers: new Map([['q01', answer]]),
});
const merged = (mine: Answer, other: Answer, preference: Preference) => {
  const merge = mergeAssessments([sheet(mine)], [sheet(other)], preference);
  return { answer: applied([sheet(mine)], merge)[0]?.answers.get('q01'), kept: merge.keptAnswers };
};

describe('putting a backup beside what is there', () => {
  it('makes nothing disappear: no sheet, no finish, no answer, no choice and no note', () => {
    fc.assert(
      fc.property(cases, ([[present, restored], preference]) => {
        const after = applied(present, mergeAssessments(present, restored, preference));
        for (const before of present) {
          const now = byId(after, before.id);
          expect(now).toMatchObject({ instrumentId: before.instrumentId, subject: before.subject });
          expect(now?.startedAt).toBe(before.startedAt);
          if (before.finishedAt !== null) expect(now?.finishedAt).toBe(before.finishedAt);
          for (const [question, { choiceId, note }] of before.answers) {
            const answer = now?.answers.get(question);
            expect(answer).toBeDefined();
            if (choiceId !== null) expect(answer?.choiceId).not.toBeNull();
            if (note !== '') expect(answer?.note).not.toBe('');
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('brings every sheet, choice and note of the backup that has no other in its place', () => {
    fc.assert(
      fc.property(cases, ([[present, restored], preference]) => {
        const after = applied(present, mergeAssessments(present, restored, preference));
        for (const other of restored) {
          const before = byId(present, other.id);
          const now = byId(after, other.id);
          if (!before) expect(now).toEqual(other);
          if (!before || !isSameSheet(before, other)) continue;
          if (other.finishedAt !== null) expect(now?.finishedAt).not.toBeNull();
          for (const [question, answer] of other.answers) {
            const mine = before.answers.get(question);
            if (answer.choiceId !== null && !mine?.choiceId)
              expect(now?.answers.get(question)?.choiceId).toBe(answer.choiceId);
            if (answer.note !== '' && !mine?.note) expect(now?.answers.get(question)?.note).toBe(answer.note);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing more when it is done a second time', () => {
    fc.assert(
      fc.property(cases, ([[present, restored], preference]) => {
        const after = applied(present, mergeAssessments(present, restored, preference));
        const again = mergeAssessments(after, restored, preference);
        expect(again.added).toEqual([]);
        expect(again.changed).toEqual([]);
        expect(again.same).toBe(restored.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets the preference decide only where both have a choice or a note and the two differ', () => {
    fc.assert(
      fc.property(pairs(), ([present, restored]) => {
        const mine = applied(present, mergeAssessments(present, restored, 'present'));
        const theirs = applied(present, mergeAssessments(present, restored, 'restored'));
        expect(mine.map(({ id }) => id)).toEqual(theirs.map(({ id }) => id));
        for (const one of mine) {
          const other = byId(theirs, one.id);
          expect({ ...one, answers: 0 }).toEqual({ ...other, answers: 0 });
          expect([...one.answers.keys()]).toEqual([...(other?.answers.keys() ?? [])]);
          const [here, there] = [byId(present, one.id), byId(restored, one.id)];
          for (const [question, answer] of one.answers) {
            const given = other?.answers.get(question);
            const [ours, others] = [here?.answers.get(question), there?.answers.get(question)];
            if (answer.choiceId !== given?.choiceId) {
              expect([answer.choiceId, given?.choiceId]).toEqual([ours?.choiceId, others?.choiceId]);
              expect(answer.choiceId && given?.choiceId).toBeTruthy();
            }
            if (answer.note !== given?.note) {
              expect([answer.note, given?.note]).toEqual([ours?.note, others?.note]);
              expect(answer.note && given?.note).toBeTruthy();
            }
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('counts every sheet of the backup once, and says what is kept only when something is', () => {
    fc.assert(
      fc.property(cases, ([[present, restored], preference]) => {
        const { added, changed, same, keptAnswers } = mergeAssessments(present, restored, preference);
        expect(added.length + changed.length + same).toBe(restored.length);
        expect(added.every(({ id }) => !byId(present, id))).toBe(true);
        for (const sheet of changed) expect(byId(present, sheet.id)).not.toEqual(sheet);
        const strangers = restored.filter((other) => {
          const mine = byId(present, other.id);
          return mine && !isSameSheet(mine, other);
        });
        if (preference === 'restored') expect(keptAnswers).toBe(strangers.length);
        else expect(keptAnswers).toBeGreaterThanOrEqual(strangers.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves what it was given as it is, and an empty device gets exactly the backup', () => {
    fc.assert(
      fc.property(pairs(), states(), preferences, ([present, restored], state, preference) => {
        const before = structuredClone([present, restored]);
        mergeAssessments(present, restored, preference);
        expect([present, restored]).toEqual(before);
        expect(mergeAssessments([], state, preference)).toEqual({ added: state, changed: [], keptAnswers: 0, same: 0 });
        expect(mergeAssessments(state, [], preference)).toEqual({ added: [], changed: [], keptAnswers: 0, same: 0 });
      }),
    );
  });

  const done = { choiceId: 'done', note: '' };
  it.each<[string, Answer, Answer, Preference, Answer, number]>([
    ['the choice here stays', done, { choiceId: 'unknown', note: '' }, 'present', done, 1],
    [
      'the choice of the backup comes',
      done,
      { choiceId: 'unknown', note: '' },
      'restored',
      { choiceId: 'unknown', note: '' },
      0,
    ],
    [
      'a note is not lost to none',
      { choiceId: 'done', note: 'mine' },
      done,
      'restored',
      { choiceId: 'done', note: 'mine' },
      0,
    ],
    [
      'a choice is not lost to none',
      done,
      { choiceId: null, note: 'x' },
      'restored',
      { choiceId: 'done', note: 'x' },
      0,
    ],
    [
      'a choice comes to a lone note',
      { choiceId: null, note: 'x' },
      done,
      'present',
      { choiceId: 'done', note: 'x' },
      0,
    ],
  ])('%s', (_, mine, other, preference, answer, kept) => {
    expect(merged(mine, other, preference)).toEqual({ answer, kept });
  });

  it('two different sheets with one id stay apart: the one here is not touched', () => {
    const mine = sheet(done);
    const merge = mergeAssessments(
      [mine],
      [{ ...sheet({ choiceId: 'unknown', note: 'x' }), subject: 'x' }],
      'restored',
    );
    expect(merge).toEqual({ added: [], changed: [], keptAnswers: 1, same: 1 });
  });
});
