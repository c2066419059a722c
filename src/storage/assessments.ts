import type { Answer, Assessment } from '../domain/assessment';
import { withDatabase } from './database';
import { type AnswerRecord, type AssessmentRecord, answerSchema, assessmentSchema, sortRecords } from './records';

export interface StoredAssessments {
  readonly assessments: readonly Assessment[];
  /** Records that could not be read; they stay stored. */
  readonly damaged: number;
}

/** Ids of the assessments that are known to be on disk; a new connection may lead to a store that was emptied. */
const known = new WeakMap<object, Set<string>>();

function storedThrough(database: object): Set<string> {
  const ids = known.get(database) ?? new Set();
  known.set(database, ids);
  return ids;
}

/** Everything that is stored. Rejects with a StorageError. */
export async function loadAssessments(): Promise<StoredAssessments> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(['assessments', 'answers']);
    const [assessments, answers] = await Promise.all([
      transaction.objectStore('assessments').getAll(),
      transaction.objectStore('answers').getAll(),
      transaction.done,
    ]);
    const stored = joinRecords(assessments, answers);
    for (const { id } of stored.assessments) storedThrough(database).add(id);
    return stored;
  });
}

/** One assessment as it is stored now, undefined when there is none. Rejects with a StorageError. */
export async function loadAssessment(id: string): Promise<Assessment | undefined> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(['assessments', 'answers']);
    const [assessment, answers] = await Promise.all([
      transaction.objectStore('assessments').get(id),
      transaction.objectStore('answers').getAll(IDBKeyRange.bound([id], [id, []])),
      transaction.done,
    ]);
    if (assessment) storedThrough(database).add(id);
    return assessment && joinRecords([assessment], answers).assessments[0];
  });
}

/** Records of both stores as assessments; what cannot be read is counted and left out. */
export function joinRecords(
  assessmentRecords: readonly unknown[],
  answerRecords: readonly unknown[],
): StoredAssessments {
  const assessments = sortRecords(assessmentSchema, assessmentRecords);
  const answers = sortRecords(answerSchema, answerRecords);
  const byAssessment = new Map<string, Map<string, Answer>>(assessments.sound.map(({ id }) => [id, new Map()]));
  let orphans = 0;
  for (const { assessmentId, questionId, choiceId, note } of answers.sound) {
    const group = byAssessment.get(assessmentId);
    if (group) group.set(questionId, { choiceId, note });
    else orphans++;
  }
  return {
    assessments: assessments.sound.map((record) => ({ ...record, answers: byAssessment.get(record.id) ?? new Map() })),
    damaged: assessments.damaged + answers.damaged + orphans,
  };
}

export function toAssessmentRecord({ id, instrumentId, subject, startedAt, finishedAt }: Assessment): AssessmentRecord {
  return { id, instrumentId, subject, startedAt, finishedAt };
}

export function toAnswerRecords({ id, answers }: Assessment): readonly AnswerRecord[] {
  return [...answers].map(([questionId, answer]) => ({ assessmentId: id, questionId, ...answer }));
}

/** Resolves once the assessment itself, without its answers, is on disk. Rejects with a StorageError. */
export async function saveAssessment(assessment: Assessment): Promise<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('assessments', 'readwrite', { durability: 'strict' });
    await completed(transaction, [transaction.store.put(toAssessmentRecord(assessment))]);
  });
}

/**
 * Writes one answer of the assessment, and with it the assessment itself while that is new or once it is finished.
 * Resolves only when the transaction is complete. Rejects with a StorageError.
 */
export async function saveAnswer(assessment: Assessment, questionId: string): Promise<void> {
  const { choiceId, note } = assessment.answers.get(questionId) ?? { choiceId: null, note: '' };
  const isFinished = assessment.finishedAt !== null;
  return withDatabase(async (database) => {
    const transaction = database.transaction(['assessments', 'answers'], 'readwrite', {
      durability: isFinished ? 'strict' : 'relaxed',
    });
    const requests: Promise<unknown>[] = [
      transaction.objectStore('answers').put({ assessmentId: assessment.id, questionId, choiceId, note }),
    ];
    if (isFinished || !storedThrough(database).has(assessment.id))
      requests.push(transaction.objectStore('assessments').put(toAssessmentRecord(assessment)));
    await completed(transaction, requests);
    storedThrough(database).add(assessment.id);
  });
}

/** Waits for the requests and for the transaction itself: only then is anything kept. */
export async function completed(
  transaction: { readonly done: Promise<void>; readonly error: DOMException | null; commit(): void },
  requests: readonly Promise<unknown>[],
): Promise<void> {
  // Nothing is read first and nothing is waited for in between: from here on the browser can finish alone,
  // even if the tab is closed in the next instant.
  transaction.commit();
  try {
    await Promise.all([...requests, transaction.done]);
  } catch (error) {
    // A request of an aborted transaction only says AbortError; the transaction knows the reason.
    throw transaction.error ?? error;
  }
}
