import { computed, signal } from '@preact/signals';
import type { Assessment } from '../domain/assessment';
import { saveAnswer, saveAssessment } from '../storage/assessments';
import { StorageError, type StorageTrouble } from '../storage/database';
import { tellOtherTabs } from '../storage/tabs';

interface Waiting {
  readonly assessment: Assessment;
  /** Without a question: the assessment itself. */
  readonly questionId?: string;
  writing: boolean;
}

/** Milliseconds until a failed save is tried again by itself. */
const RETRY_AFTER = 3000;

/** What is on the screen but not yet on disk. It leaves only when its own transaction is complete. */
const waiting = new Map<string, Waiting>();
const waitingCount = signal(0);
/** How many writes of each are under way: one that has to begin anew ends after the ones that came later. */
const underWay = new Map<string, number>();
const savedOnce = signal(false);
const trouble = signal<StorageTrouble | undefined>(undefined);
let retry: ReturnType<typeof setTimeout> | undefined;

/** 'saved' appears only when every answer given so far is in a completed transaction. */
export const saveStatus = computed<'nothing' | 'saving' | 'saved' | 'failed'>(() => {
  if (trouble.value) return 'failed';
  if (waitingCount.value > 0) return 'saving';
  return savedOnce.value ? 'saved' : 'nothing';
});

/** Why the last save failed; undefined again after the next success. */
export const saveTrouble: { readonly value: StorageTrouble | undefined } = trouble;

export function keepAssessment(assessment: Assessment): void {
  enqueue(assessment.id, { assessment, writing: false });
}

export function keepAnswer(assessment: Assessment, questionId: string): void {
  enqueue(`${assessment.id} ${questionId}`, { assessment, questionId, writing: false });
}

/** Everything was erased: nothing may be written once more. */
export function forgetUnsaved(): void {
  clearTimeout(retry);
  waiting.clear();
  waitingCount.value = 0;
  trouble.value = undefined;
}

export function hasUnsaved(assessmentId: string): boolean {
  return [...waiting.values()].some(({ assessment }) => assessment.id === assessmentId);
}

/** Tries again whatever waits. */
export function saveAgain(): void {
  clearTimeout(retry);
  for (const [key, entry] of waiting) if (!entry.writing) void write(key, entry);
}

/** Resolves true once nothing waits any more, false when that takes longer than `limit` milliseconds. */
export async function allSaved(limit: number): Promise<boolean> {
  for (const end = Date.now() + limit; waiting.size > 0; await new Promise((done) => setTimeout(done, 20))) {
    if (Date.now() > end) return false;
  }
  return true;
}

function enqueue(key: string, entry: Waiting): void {
  waiting.set(key, entry);
  waitingCount.value = waiting.size;
  saveAgain();
}

async function write(key: string, entry: Waiting): Promise<void> {
  entry.writing = true;
  underWay.set(key, (underWay.get(key) ?? 0) + 1);
  try {
    if (entry.questionId === undefined) await saveAssessment(entry.assessment);
    else await saveAnswer(entry.assessment, entry.questionId);
    // While an older one is still under way, it may yet overwrite this one: then this one is written again.
    if (waiting.get(key) === entry && underWay.get(key) === 1) waiting.delete(key);
    waitingCount.value = waiting.size;
    savedOnce.value = true;
    trouble.value = undefined;
    tellOtherTabs({ kind: 'changed', assessmentId: entry.assessment.id });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    trouble.value = error.trouble;
    clearTimeout(retry);
    retry = setTimeout(saveAgain, RETRY_AFTER);
  } finally {
    entry.writing = false;
    const others = (underWay.get(key) ?? 1) - 1;
    if (others > 0) underWay.set(key, others);
    else underWay.delete(key);
    const newest = waiting.get(key);
    if (others === 0 && newest && newest !== entry && !newest.writing) void write(key, newest);
  }
}
