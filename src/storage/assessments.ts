import type { Answer, Assessment } from '../domain/assessment';
import { withDatabase } from './database';
import { type AssessmentRecord, answerSchema, assessmentSchema, sortRecords } from './records';

export interface StoredAssessments {
  readonly assessments: readonly Assessment[];
  /** Records that could not be read; they stay stored. */
  readonly damaged: number;
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
    return join(assessments, answers);
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
    return assessment && join([assessment], answers).assessments[0];
  });
}

function join(assessmentRecords: readonly unknown[], answerRecords: readonly unknown[]): StoredAssessments {
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

function toRecord({ id, instrumentId, subject, startedAt, finishedAt }: Assessment): AssessmentRecord {
  return { id, instrumentId, subject, startedAt, finishedAt };
}

/** Resolves once a new assessment is on disk. Rejects with a StorageError. */
export async function saveAssessment(assessment: Assessment): Promise<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('assessments', 'readwrite', { durability: 'strict' });
    await completed(transaction, transaction.store.put(toRecord(assessment)));
  });
}

/**
 * Writes what changed of one answer, and the assessment it belongs to when that is new or now finished.
 * Resolves only when the transaction is complete; what another tab wrote beside it stays. Rejects with a StorageError.
 */
export async function saveAnswer(assessment: Assessment, questionId: string, change: Partial<Answer>): Promise<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(['assessments', 'answers'], 'readwrite', {
      durability: assessment.finishedAt === null ? 'relaxed' : 'strict',
    });
    const assessments = transaction.objectStore('assessments');
    const answers = transaction.objectStore('answers');
    const writing = Promise.all([answers.get([assessment.id, questionId]), assessments.get(assessment.id)]).then(
      ([answer, stored]) => {
        const { choiceId, note } = { choiceId: null, note: '', ...answer, ...change };
        const finishedAt = stored?.finishedAt ?? assessment.finishedAt;
        return Promise.all([
          answers.put({ assessmentId: assessment.id, questionId, choiceId, note }),
          stored?.finishedAt === finishedAt || assessments.put({ ...toRecord(assessment), finishedAt }),
        ]);
      },
    );
    await completed(transaction, writing);
  });
}

/** Waits for the requests and for the transaction itself: only then is anything kept. */
async function completed(
  transaction: { readonly done: Promise<void>; readonly error: DOMException | null },
  requests: Promise<unknown>,
): Promise<void> {
  try {
    await Promise.all([requests, transaction.done]);
  } catch (error) {
    // A request of an aborted transaction only says AbortError; the transaction knows the reason.
    throw transaction.error ?? error;
  }
}
