import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Assessment, startAssessment } from '../../../src/domain/assessment';
import { mergeAssessments, type Preference } from '../../../src/domain/merge';
import { loadAssessments, toAnswerRecords, toAssessmentRecord } from '../../../src/storage/assessments';
import { type OpenedBackup, openBackup, writeBackup } from '../../../src/storage/backup';
import { closeDatabase, DATABASE_NAME } from '../../../src/storage/database';
import { restoreBackup, undoRestore } from '../../../src/storage/restore';
import { makeHostileFiles } from '../../fixtures/hostile';
import { PASSPHRASE } from '../../fixtures/hostile-encrypted';
import { toFile } from '../../fixtures/hostile-parts';
import { pairs, states } from '../../support/states';

async function empty(): Promise<void> {
  await closeDatabase();
  await deleteDB(DATABASE_NAME);
}
afterEach(async () => {
  vi.restoreAllMocks();
  await empty();
});

/** Every record as it lies in the store, readable or not. */
async function rows() {
  await loadAssessments();
  const database = await openDB(DATABASE_NAME);
  const all = { assessments: await database.getAll('assessments'), answers: await database.getAll('answers') };
  database.close();
  return all;
}

/** A device that holds these sheets, and these records beside them as no build of ours would write them. */
async function fill(
  sheets: readonly Assessment[],
  odd: Readonly<Record<string, readonly object[]>> = {},
): Promise<void> {
  await empty();
  await loadAssessments();
  const database = await openDB(DATABASE_NAME);
  const writing = database.transaction(['assessments', 'answers'], 'readwrite');
  for (const row of [...sheets.map(toAssessmentRecord), ...(odd.assessments ?? [])])
    void writing.objectStore('assessments').put(row);
  for (const row of [...sheets.flatMap(toAnswerRecords), ...(odd.answers ?? [])])
    void writing.objectStore('answers').put(row);
  await writing.done;
  database.close();
}

const sorted = (sheets: readonly Assessment[]) => sheets.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Without rooms: these have tests of their own. */
const restoreSheets = (assessments: readonly Assessment[], preference: Preference) =>
  restoreBackup({ assessments, rooms: [] }, preference);

async function reopened(sheets: readonly Assessment[], passphrase?: string) {
  const opened = await openBackup(
    new Blob([await writeBackup({ assessments: sheets, rooms: [] }, 1000, passphrase)]),
    passphrase,
  );
  if (opened.kind === 'refused') throw new Error(opened.trouble);
  expect(opened.backup).toMatchObject({ createdAt: 1000, damaged: 0 });
  return opened.backup.assessments;
}

async function survives(sheets: readonly Assessment[], passphrase?: string): Promise<void> {
  const backup = await reopened(sheets, passphrase);
  await empty();
  const { merge } = await restoreSheets(backup, 'present');
  expect(merge).toMatchObject({ changed: [], same: 0, keptAnswers: 0 });
  const { assessments, damaged } = await loadAssessments();
  expect(damaged).toBe(0);
  expect(sorted(assessments)).toEqual(sorted(sheets));
}

describe('a backup taken into an empty device', () => {
  it('gives back exactly what there was: 1,000 generated states, plain', async () => {
    let answers = 0;
    await fc.assert(
      fc.asyncProperty(states(), async (sheets) => {
        answers += sheets.flatMap((sheet) => [...sheet.answers]).length;
        await survives(sheets);
      }),
      { numRuns: 1000 },
    );
    console.log(`1,000 states with ${answers} answers: identical`);
  }, 120_000);

  it('gives back exactly what there was: 5 generated states, encrypted', async () => {
    const samples = fc.sample(states(8), 5);
    for (const [place, sheets] of samples.entries()) await survives(sheets, `合言葉 number ${place}`);
  }, 60_000);

  it('gives back a note of every length up to the limit', async () => {
    const note = '鍵'.repeat(2000);
    await survives([{ ...startAssessment('a', 'b', 'c', 1), answers: new Map([['q', { choiceId: null, note }]]) }]);
  });
});

describe('half a character that an earlier version kept in a note or a name', () => {
  const kept: Assessment = {
    ...startAssessment('a', 'ipa-cloud-v3.1', '', 1000),
    subject: '予約\ud83d',
    answers: new Map([['q01', { choiceId: 'done', note: `${'あ'.repeat(1999)}\ud83d` }]]),
  };
  const whole: Assessment = {
    ...kept,
    subject: '予約\ufffd',
    answers: new Map([['q01', { choiceId: 'done', note: `${'あ'.repeat(1999)}\ufffd` }]]),
  };

  it('costs no answer: it travels as the sign for a missing one, and fits what is there', async () => {
    await fill([kept]);
    const { assessments, damaged } = await loadAssessments();
    expect([assessments, damaged]).toEqual([[whole], 0]);
    const backup = await reopened(assessments);
    expect(backup).toEqual([whole]);
    expect((await restoreSheets(backup, 'present')).merge).toMatchObject({ changed: [], same: 1, keptAnswers: 0 });
    await survives(backup);
  });

  it('costs none in a file that an earlier version wrote', async () => {
    expect(await reopened([kept])).toEqual([whole]);
  });
});

describe('a backup taken in beside what is there', () => {
  it('comes to what the preview said, and undoing it leaves every record as it was', async () => {
    await fc.assert(
      fc.asyncProperty(pairs(), fc.constantFrom('present', 'restored'), async ([mine, other], preference) => {
        await fill(mine);
        const before = await rows();
        const preview = mergeAssessments(sorted(mine), other, preference);
        const { merge, undo } = await restoreSheets(await reopened(other), preference);
        expect(merge).toEqual(preview);
        const after = new Map(mine.map((sheet) => [sheet.id, sheet]));
        for (const sheet of [...merge.changed, ...merge.added]) after.set(sheet.id, sheet);
        expect(sorted((await loadAssessments()).assessments)).toEqual(sorted([...after.values()]));
        await undoRestore(undo);
        expect(await rows()).toEqual(before);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  const sheet = (id: string, choiceId: string, questions = ['q01']): Assessment => ({
    ...startAssessment(id, 'ipa-self-check-v3.1', '', 1000),
    answers: new Map(questions.map((question) => [question, { choiceId, note: '' }])),
  });

  it.each(['present', 'restored'] as const)(
    'loses no record that cannot be read (preference: %s)',
    async (preference) => {
      const odd = {
        assessments: [{ id: 'broken', instrumentId: 7 }],
        answers: [
          { assessmentId: 'broken', questionId: 'q01', choiceId: 'partly', note: '' },
          { assessmentId: 'a', questionId: 'q02', choiceId: 7, note: '' },
          { assessmentId: 'a', questionId: 'q03', choiceId: 7, note: '' },
        ],
      };
      await fill([sheet('a', 'done')], odd);
      const before = await rows();
      const other = [sheet('a', 'unknown', ['q01', 'q02']), sheet('broken', 'unknown', ['q01', 'q05'])];
      const { undo } = await restoreSheets(other, preference);
      const { assessments, answers } = await rows();
      expect(assessments).toEqual(before.assessments);
      expect(answers.filter(({ assessmentId }) => assessmentId === 'broken')).toEqual([odd.answers[0]]);
      expect(answers).toContainEqual(odd.answers[2]);
      await undoRestore(undo);
      expect(await rows()).toEqual(before);
    },
  );

  it('brings answers back whose sheet was lost, together with those of the backup', async () => {
    const left = [
      { assessmentId: 'a', questionId: 'q01', choiceId: 'done', note: 'left' },
      { assessmentId: 'a', questionId: 'q09', choiceId: 'done', note: 'left' },
    ];
    await fill([], { answers: left });
    const { undo } = await restoreSheets([sheet('a', 'unknown', ['q01', 'q02'])], 'present');
    const after = await loadAssessments();
    expect(after.damaged).toBe(0);
    expect([...(after.assessments[0]?.answers ?? [])]).toEqual([
      ['q01', { choiceId: 'done', note: 'left' }],
      ['q02', { choiceId: 'unknown', note: '' }],
      ['q09', { choiceId: 'done', note: 'left' }],
    ]);
    await undoRestore(undo);
    expect(await rows()).toEqual({ assessments: [], answers: left });
  });

  it('is not taken back where something was answered since', async () => {
    await fill([sheet('a', 'done'), sheet('b', 'done')]);
    const { undo } = await restoreSheets([sheet('a', 'unknown', ['q02']), sheet('b', 'unknown', ['q02'])], 'present');
    const database = await openDB(DATABASE_NAME);
    await database.put('answers', { assessmentId: 'a', questionId: 'q03', choiceId: 'partly', note: 'since' });
    database.close();
    await undoRestore(undo);
    const { assessments } = await loadAssessments();
    expect(assessments.map(({ id, answers }) => [id, ...answers.keys()])).toEqual([
      ['a', 'q01', 'q02', 'q03'],
      ['b', 'q01'],
    ]);
  });

  it.each(['throws', 'is broken off', 'runs out of room'])(
    'is there as a whole or not at all, wherever it %s',
    async (how) => {
      const mine = [sheet('a', 'done', ['q01', 'q02']), sheet('b', 'done')];
      const other = [sheet('a', 'unknown', ['q01', 'q03']), sheet('b', 'unknown', ['q02']), sheet('c', 'done')];
      await fill(mine);
      const before = await rows();
      const { put } = IDBObjectStore.prototype;
      // 3 sheets with 3, 2 and 1 answers.
      for (let failing = 1; failing <= 9; failing++) {
        let writes = 0;
        vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
          if (++writes !== failing) return put.apply(this, row);
          if (how === 'throws') throw new DOMException('', 'DataError');
          const request = put.apply(this, row);
          // As the browser does it; a script can abort only without a reason.
          const reason = how === 'runs out of room' ? 'QuotaExceededError' : 'UnknownError';
          (this.transaction as unknown as Aborting)._abort(reason);
          return request;
        });
        const trouble = how === 'runs out of room' ? 'quota' : 'failed';
        await expect(restoreSheets(other, 'restored')).rejects.toMatchObject({ trouble });
        vi.restoreAllMocks();
        expect(await rows()).toEqual(before);
      }
      const { undo } = await restoreSheets(other, 'restored');
      expect(await rows()).not.toEqual(before);
      vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
        throw new DOMException('', 'DataError');
      });
      const restored = await rows();
      await expect(undoRestore(undo)).rejects.toMatchObject({ trouble: 'failed' });
      expect(await rows()).toEqual(restored);
    },
  );
});

interface Aborting {
  _abort(reason: string): void;
}

describe('a broken or hostile file', () => {
  it('is refused by name or counted, within a second, and leaves no trace in the language itself', async () => {
    const files = await makeHostileFiles();
    expect(files.length).toBeGreaterThan(60);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    const keys = Reflect.ownKeys(Object.prototype).length;
    const times: [number, string][] = [];
    const wrong: string[] = [];
    for (const hostile of files) {
      const file = toFile(hostile);
      const started = performance.now();
      const opened = await answered(file);
      times.push([performance.now() - started, hostile.name]);
      if (!fits(opened, hostile.expect)) wrong.push(`${hostile.name}: ${said(opened)}`);
    }
    expect(wrong).toEqual([]);
    expect(Reflect.ownKeys(Object.prototype).length).toBe(keys);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    times.sort(([a], [b]) => b - a);
    const slowest = times.slice(0, 5).map(([time, name]) => `${Math.round(time)} ms ${name}`);
    console.log(`${files.length} files; slowest: ${slowest.join(' · ')}`);
  }, 200_000);
});

async function answered(file: File): Promise<OpenedBackup> {
  const first = await openBackup(file);
  const asks = first.kind === 'refused' && first.trouble === 'needs-passphrase';
  return asks ? openBackup(file, PASSPHRASE) : first;
}

type Expected = Awaited<ReturnType<typeof makeHostileFiles>>[number]['expect'];

function fits(opened: OpenedBackup, expected: Expected): boolean {
  if (opened.kind === 'refused') return expected === opened.trouble || expected === 'refused';
  if (typeof expected === 'string') return false;
  return opened.backup.assessments.length === expected.sheets && opened.backup.damaged === expected.damaged;
}

function said(opened: OpenedBackup): string {
  return opened.kind === 'refused'
    ? opened.trouble
    : `${opened.backup.assessments.length} sheets, ${opened.backup.damaged} damaged`;
}
