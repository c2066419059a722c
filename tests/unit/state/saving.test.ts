import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Answer, startAssessment } from '../../../src/domain/assessment';
import {
  allSaved,
  hasUnsaved,
  keepAnswer,
  keepAssessment,
  saveAgain,
  saveStatus,
  saveTrouble,
} from '../../../src/state/saving';
import { loadAssessment } from '../../../src/storage/assessments';
import { closeDatabase, DATABASE_NAME } from '../../../src/storage/database';

let sheet = startAssessment('a1', 'ipa-self-check-v3.1', '', 1000);

function give(questionId: string, change: Partial<Answer>): void {
  const before = sheet.answers.get(questionId) ?? { choiceId: null, note: '' };
  sheet = { ...sheet, answers: new Map(sheet.answers).set(questionId, { ...before, ...change }) };
  keepAnswer(sheet, questionId);
}

/** The device refuses every write until `restore` is called. */
function fillDevice(): () => void {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  return () => put.mockRestore();
}

afterEach(async () => {
  saveAgain();
  await allSaved(1000);
  await closeDatabase();
  await deleteDB(DATABASE_NAME);
});

describe('what is shown as saved', () => {
  it('is nothing at first, saving at once after a tap, and saved only when it is on disk', async () => {
    expect(saveStatus.value).toBe('nothing');
    give('q01', { choiceId: 'done' });
    expect(saveStatus.value).toBe('saving');
    await vi.waitUntil(() => saveStatus.value === 'saved');
    expect((await loadAssessment('a1'))?.answers.get('q01')?.choiceId).toBe('done');
  });

  it('is a failure until the next success, which brings along everything that had failed', async () => {
    const restore = fillDevice();
    give('q01', { choiceId: 'done' });
    give('q01', { note: 'メモ' });
    give('q02', { choiceId: 'partly' });
    await vi.waitUntil(() => saveStatus.value === 'failed');
    expect(saveTrouble.value).toBe('quota');
    expect(hasUnsaved('a1')).toBe(true);
    expect(await allSaved(50)).toBe(false);

    restore();
    keepAssessment({ ...sheet, id: 'a2', subject: 'メール' });
    await vi.waitUntil(() => saveStatus.value === 'saved');
    expect(saveTrouble.value).toBeUndefined();
    expect(hasUnsaved('a1')).toBe(false);
    const stored = await loadAssessment('a1');
    expect(stored?.answers.get('q01')).toEqual({ choiceId: 'done', note: 'メモ' });
    expect(stored?.answers.get('q02')?.choiceId).toBe('partly');
    expect((await loadAssessment('a2'))?.subject).toBe('メール');
  });

  it('the last of many quick changes of one answer is the one that stays', async () => {
    for (const choiceId of ['done', 'partly', 'not-done', 'unknown', 'partly']) give('q01', { choiceId });
    expect(await allSaved(1000)).toBe(true);
    expect((await loadAssessment('a1'))?.answers.get('q01')?.choiceId).toBe('partly');
  });
});
