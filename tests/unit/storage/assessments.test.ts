import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { startAssessment } from '../../../src/domain/assessment';
import { loadAssessment, loadAssessments, saveAnswer, saveAssessment } from '../../../src/storage/assessments';
import { closeDatabase, DATABASE_NAME, StorageError } from '../../../src/storage/database';
import { DATABASE_VERSION } from '../../../src/storage/migrations';

const sheet = startAssessment('a1', 'ipa-self-check-v3.1', '', 1000);

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
    await saveAnswer(sheet, 'q01', { choiceId: 'done' });
    const { assessments, damaged } = await loadAssessments();
    expect(assessments).toEqual([{ ...sheet, answers: new Map([['q01', { choiceId: 'done', note: '' }]]) }]);
    expect(damaged).toBe(0);
  });

  it('changes only what it names: a note leaves the choice, a choice leaves the note', async () => {
    await saveAnswer(sheet, 'q01', { choiceId: 'done' });
    await saveAnswer(sheet, 'q01', { note: 'メモ' });
    await saveAnswer(sheet, 'q01', { choiceId: 'partly' });
    expect((await loadAssessment('a1'))?.answers.get('q01')).toEqual({ choiceId: 'partly', note: 'メモ' });
  });

  it('keeps the moment of finishing, also when a tab that does not know of it saves later', async () => {
    await saveAnswer({ ...sheet, finishedAt: 2000 }, 'q25', { choiceId: 'done' });
    await saveAnswer(sheet, 'q03', { choiceId: 'done' });
    expect((await loadAssessment('a1'))?.finishedAt).toBe(2000);
  });

  it('a hundred at once are all there', async () => {
    const ids = Array.from({ length: 100 }, (_, place) => `q${place}`);
    await Promise.all(ids.map((id) => saveAnswer(sheet, id, { choiceId: 'done' })));
    expect((await loadAssessment('a1'))?.answers.size).toBe(100);
  });
});

describe('loading', () => {
  it('finds nothing in an empty store, and one assessment only under its own id', async () => {
    expect(await loadAssessments()).toEqual({ assessments: [], damaged: 0 });
    await saveAssessment(sheet);
    await saveAssessment({ ...sheet, id: 'a11' });
    await saveAnswer({ ...sheet, id: 'a11' }, 'q01', { choiceId: 'done' });
    expect((await loadAssessment('a1'))?.answers.size).toBe(0);
    expect(await loadAssessment('b')).toBeUndefined();
  });

  it('counts records it cannot read, shows the others, and deletes none', async () => {
    await saveAnswer(sheet, 'q01', { choiceId: 'done' });
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
    await expect(saveAnswer(sheet, 'q01', { choiceId: 'done' })).rejects.toBeInstanceOf(StorageError);
  });

  it('unavailable: no IndexedDB in this browser', async () => {
    const real = globalThis.indexedDB;
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true, writable: true });
    await expect(loadAssessments()).rejects.toMatchObject({ trouble: 'unavailable' });
    globalThis.indexedDB = real;
    await expect(loadAssessments()).resolves.toBeDefined();
  });

  it('replaced: once a newer build has taken the database over, this one writes no more', async () => {
    await saveAnswer(sheet, 'q01', { choiceId: 'done' });
    // This page's connection gives way at once, or the newer build would wait for ever.
    const newer = await openDB(DATABASE_NAME, DATABASE_VERSION + 1);
    await expect(saveAnswer(sheet, 'q02', { choiceId: 'done' })).rejects.toMatchObject({ trouble: 'replaced' });
    expect(await newer.count('answers')).toBe(1);
    newer.close();
  });
});
