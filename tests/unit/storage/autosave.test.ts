import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { type IDBPDatabase, openDB } from 'idb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Answer } from '../../../src/domain/assessment';
import { assessments } from '../../../src/state/assessments';
import { allSaved, saveAgain } from '../../../src/state/saving';
import { closeDatabase, DATABASE_NAME, StorageError } from '../../../src/storage/database';
import { restoreBackup } from '../../../src/storage/restore';
import { report, times } from '../../support/torture';
import { selfCheck } from '../domain/generators';

const CASES = times(200, 10_000);

type Row = Readonly<Record<string, unknown>>;

const refuse = (name: string) => () => {
  throw new DOMException('broken for this test', name);
};
const opening = () => vi.spyOn(IDBFactory.prototype, 'open');
const beginning = () => vi.spyOn(IDBDatabase.prototype, 'transaction');

/** Ways in which a device keeps an app from its records. */
const UNREADABLE = {
  'opening is refused': () => opening().mockImplementation(refuse('SecurityError')),
  'opening fails': () => opening().mockImplementation(refuse('UnknownError')),
  'opening never answers': () => opening().mockImplementation(() => new (IDBOpenDBRequest as new () => never)()),
  'every connection is dead': () => beginning().mockImplementation(refuse('InvalidStateError')),
  'reading fails': () => vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(refuse('UnknownError')),
  'every transaction is aborted': () => {
    const begin = IDBDatabase.prototype.transaction;
    return beginning().mockImplementation(function (this: IDBDatabase, ...wanted) {
      const transaction = begin.apply(this, wanted);
      let isOver = false;
      const end = () => {
        if (!isOver) transaction.abort();
        isOver = true;
      };
      // What is to be written is aborted when it is handed over, everything else before its first request is carried out.
      transaction.commit = end;
      queueMicrotask(end);
      return transaction;
    });
  },
} as const;

const TROUBLES = {
  ...UNREADABLE,
  'the connection was dead once': () => beginning().mockImplementationOnce(refuse('InvalidStateError')),
  'there is no room': () => vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(refuse('QuotaExceededError')),
} as const;

const anyOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) =>
  fc.constantFrom(...(Object.keys(record) as Key[]));

const givenAnswers = fc.record({
  questionId: fc.constantFrom('q01', 'q02', 'q03', 'q04'),
  choiceId: fc.constantFrom('done', 'partly', 'not-done', null),
  note: fc.constantFrom('', 'メモ'),
});

/** Everything in the two stores: some sheets with some answers, and at times what cannot be read. */
const storedRows = fc
  .record({
    sheets: fc.array(fc.uniqueArray(givenAnswers, { selector: ({ questionId }) => questionId }), { maxLength: 3 }),
    finished: fc.boolean(),
    rubbish: fc.boolean(),
  })
  .map(({ sheets, finished, rubbish }) => ({
    assessments: [
      ...sheets.map((_, place): Row => {
        const finishedAt = finished && place === 0 ? 5000 : null;
        return { id: `sheet-${place}`, instrumentId: selfCheck.id, subject: '', startedAt: place, finishedAt };
      }),
      ...(rubbish ? [{ id: 'rubbish', instrumentId: 7 }] : []),
    ],
    answers: [
      ...sheets.flatMap((answers, place) =>
        answers.map((answer): Row => ({ assessmentId: `sheet-${place}`, ...answer })),
      ),
      ...(rubbish ? [{ assessmentId: 'sheet-0', questionId: 'q09', choiceId: ['done'], note: 3 }] : []),
    ],
  }));

/** What a person, another file and the device do next; not every step needs both that come with it. */
const steps = fc.array(
  fc.tuple(
    fc.constantFrom('answer', 'answer', 'answer', 'name', 'restore', 'load', 'settle', 'repair', 'break'),
    givenAnswers,
    anyOf(TROUBLES),
  ),
  { minLength: 1, maxLength: 8 },
);

/** A connection of the test's own: it sees what the app cannot see. */
let beside: IDBPDatabase;
beforeAll(async () => {
  await assessments.load();
  await closeDatabase();
  beside = await openDB(DATABASE_NAME);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterAll(() => {
  vi.useRealTimers();
  beside.close();
});

async function store(rows: { readonly assessments: readonly Row[]; readonly answers: readonly Row[] }): Promise<void> {
  const writing = beside.transaction(['assessments', 'answers'], 'readwrite');
  for (const name of ['assessments', 'answers'] as const) {
    writing.objectStore(name).clear();
    for (const row of rows[name]) writing.objectStore(name).put(row);
  }
  await writing.done;
}

/** Every row by its key. */
async function stored(): Promise<ReadonlyMap<string, Row>> {
  const rows: Row[] = [...(await beside.getAll('assessments')), ...(await beside.getAll('answers'))];
  return new Map(rows.map((row) => [keyOf(row), row]));
}

const keyOf = ({ id, assessmentId, questionId }: Row): string => String(id ?? `${assessmentId} ${questionId}`);

/** Lets the work come to its end, also where the app waits for seconds. */
async function settle<Result>(work: Promise<Result>): Promise<Result> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (let turn = 0; turn < 50 && !isOver; turn++) await new Promise((done) => setImmediate(done));
    if (!isOver) await vi.advanceTimersByTimeAsync(1000);
  }
  return over;
}

it(
  `a device that failed to load, ${CASES} times, never holds fewer answers after whatever is saved next`,
  async () => {
    const run = async (
      rows: Parameters<typeof store>[0],
      trouble: keyof typeof UNREADABLE,
      patient: boolean,
      doing: readonly (readonly [string, Answer & { readonly questionId: string }, keyof typeof TROUBLES])[],
    ) => {
      await store(rows);
      const before = await stored();
      const given = new Map<string, Row>();
      TROUBLES[trouble]();
      const loading = assessments.load();
      // Somebody may tap before it is clear whether anything can be read.
      if (patient) {
        await settle(loading);
        expect(['loading', 'done', 'lost']).not.toContain(assessments.reading.value);
      }
      for (const [kind, { questionId, ...answer }, next] of doing) {
        if (kind === 'answer') {
          const assessment = assessments.open(selfCheck.id);
          const row = { assessmentId: assessment.id, questionId, ...answer };
          given.set(keyOf(row), row);
          assessments.answer(selfCheck, assessment.id, questionId, answer);
        }
        if (kind === 'name') assessments.startFor('ipa-cloud-v3.1', 'メール');
        if (kind === 'load') await settle(assessments.load());
        if (kind === 'settle') await settle(allSaved(0));
        if (kind === 'repair' || kind === 'break') vi.restoreAllMocks();
        if (kind === 'break') TROUBLES[next]();
        if (kind === 'restore') {
          const backup = { id: 'sheet-0', instrumentId: selfCheck.id, subject: '', startedAt: 0, finishedAt: null };
          const sheets = [{ ...backup, answers: new Map([['q05', answer]]) }];
          const restoring = restoreBackup({ assessments: sheets, rooms: [] }, 'present');
          await settle(restoring.catch((error) => expect(error).toBeInstanceOf(StorageError)));
        }
      }
      await settle(loading);
      vi.restoreAllMocks();
      saveAgain();
      expect(await settle(allSaved(60_000))).toBe(true);

      const after = await stored();
      for (const [key, row] of before) if (!given.has(key)) expect(after.get(key)).toEqual(row);
      for (const [key, row] of given) expect(after.get(key)).toEqual(row);
    };
    const clean = async () => {
      vi.restoreAllMocks();
      await settle(closeDatabase());
      assessments.forget();
      vi.clearAllTimers();
      localStorage.clear();
    };
    await fc.assert(fc.asyncProperty(storedRows, anyOf(UNREADABLE), fc.boolean(), steps, run).afterEach(clean), {
      numRuns: CASES,
    });
    report('any failed load followed by any autosave', `${CASES} cases, stored answers never fewer`);
  },
  CASES * 500,
);
