import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, type Assessment, startAssessment } from '../../../src/domain/assessment';
import { loadAssessment, loadAssessments, saveAnswer, saveAssessment } from '../../../src/storage/assessments';
import { closeDatabase, DATABASE_NAME, StorageError } from '../../../src/storage/database';
import { DATABASE_VERSION } from '../../../src/storage/migrations';

const sheet = startAssessment('a1', 'ipa-self-check-v3.1', '', 1000);

/** The sheet with one answer. */
const answer = (questionId: string, given: Answer): Assessment => ({
  ...sheet,
  answers: new Map([[questionId, given]]),
});
const done = answer('q01', { choiceId: 'done', note: '' });

afterEach(async () => {
  await closeDatabase();
  await deleteDB(DATABASE_NAME);
});

/** Writes a row as no build of ours would. */
async function plant(store: 'assessments' | 'answers', row: object): Promise<void> {
  await loadAssessments();
  const database = await openDB(DATABASE_NAME);
  await database.put(store, row);
  database.close();
}

async function rows(store: 'assessments' | 'answers'): Promise<unknown[]> {
  const database = await openDB(DATABASE_NAME);
  const all = await database.getAll(store);
  database.close();
  return all;
}

describe('saving an answer', () => {
  it('stores the assessment with its first answer, and both are there again', async () => {
    const answered = answer('q01', { choiceId: 'done', note: 'メモ' });
    await saveAnswer(answered, 'q01');
    const { assessments, damaged } = await loadAssessments();
    expect(assessments).toEqual([answered]);
    expect(damaged).toBe(0);
  });

  it('leaves every other answer alone', async () => {
    await saveAnswer(answer('q01', { choiceId: 'done', note: 'メモ' }), 'q01');
    await saveAnswer(answer('q02', { choiceId: 'partly', note: '' }), 'q02');
    const answers = (await loadAssessment('a1'))?.answers;
    expect(answers?.get('q01')).toEqual({ choiceId: 'done', note: 'メモ' });
    expect(answers?.get('q02')).toEqual({ choiceId: 'partly', note: '' });
  });

  it('keeps the moment of finishing, also when a tab that does not know of it saves later', async () => {
    await saveAnswer(answer('q01', { choiceId: 'done', note: '' }), 'q01');
    await saveAnswer({ ...answer('q25', { choiceId: 'done', note: '' }), finishedAt: 2000 }, 'q25');
    await saveAnswer(answer('q03', { choiceId: 'done', note: '' }), 'q03');
    expect((await loadAssessment('a1'))?.finishedAt).toBe(2000);
  });

  it('a hundred at once are all there', async () => {
    const ids = Array.from({ length: 100 }, (_, place) => `q${place}`);
    await Promise.all(ids.map((id) => saveAnswer(answer(id, { choiceId: 'done', note: '' }), id)));
    expect((await loadAssessment('a1'))?.answers.size).toBe(100);
  });
});

describe('loading', () => {
  it('finds nothing in an empty store, and one assessment only under its own id', async () => {
    expect(await loadAssessments()).toEqual({ assessments: [], damaged: 0 });
    await saveAssessment(sheet);
    await saveAssessment({ ...sheet, id: 'a11' });
    await saveAnswer({ ...done, id: 'a11' }, 'q01');
    expect((await loadAssessment('a1'))?.answers.size).toBe(0);
    expect(await loadAssessment('b')).toBeUndefined();
  });

  it('counts records it cannot read, shows the others, and deletes none', async () => {
    await saveAnswer(done, 'q01');
    await plant('assessments', { id: 'x', instrumentId: 7 });
    await plant('answers', { assessmentId: 'a1', questionId: 'q02', choiceId: ['done'], note: '' });
    await plant('answers', { assessmentId: 'gone', questionId: 'q01', choiceId: 'done', note: '' });
    const { assessments, damaged } = await loadAssessments();
    expect(damaged).toBe(3);
    expect(assessments.map(({ id, answers }) => [id, [...answers.keys()]])).toEqual([['a1', ['q01']]]);
    expect((await rows('answers')).length).toBe(3);
    expect((await rows('assessments')).length).toBe(2);
  });
});

describe('trouble has a name', () => {
  it('newer-version: a store of a later build is not touched', async () => {
    const newer = await openDB(DATABASE_NAME, DATABASE_VERSION + 1);
    newer.close();
    await expect(loadAssessments()).rejects.toMatchObject({ trouble: 'newer-version' });
    await expect(saveAnswer(done, 'q01')).rejects.toBeInstanceOf(StorageError);
  });

  it('unavailable: no IndexedDB in this browser', async () => {
    const real = globalThis.indexedDB;
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true, writable: true });
    await expect(loadAssessments()).rejects.toMatchObject({ trouble: 'unavailable' });
    globalThis.indexedDB = real;
    await expect(loadAssessments()).resolves.toBeDefined();
  });

  it('replaced: once a newer build has taken the database over, this one writes no more', async () => {
    await saveAnswer(done, 'q01');
    // This page's connection gives way at once, or the newer build would wait for ever.
    const newer = await openDB(DATABASE_NAME, DATABASE_VERSION + 1);
    await expect(saveAnswer(done, 'q02')).rejects.toMatchObject({ trouble: 'replaced' });
    expect(await newer.count('answers')).toBe(1);
    newer.close();
  });
});
