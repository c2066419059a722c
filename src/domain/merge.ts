import type { Answer, Assessment } from './assessment';
import type { Room } from './room';

/** Whose answer stays where both sides have a different one. */
export type Preference = 'present' | 'restored';

export interface Merge {
  /** Assessments that were not there. */
  readonly added: readonly Assessment[];
  /** Assessments that get answers they did not have, or other ones: as they are to be afterwards. */
  readonly changed: readonly Assessment[];
  /** Answers that differ and stay as they are. */
  readonly keptAnswers: number;
  /** Assessments that stay exactly as they are. */
  readonly same: number;
}

/** What comes of putting `restored` beside what is there. Nothing that is there ever disappears. */
export function mergeAssessments(
  present: readonly Assessment[],
  restored: readonly Assessment[],
  preference: Preference,
): Merge {
  const presentById = new Map(present.map((assessment) => [assessment.id, assessment]));
  const added: Assessment[] = [];
  const changed: Assessment[] = [];
  let keptAnswers = 0;
  let same = 0;
  for (const other of restored) {
    const mine = presentById.get(other.id);
    if (!mine) {
      added.push(other);
      continue;
    }
    const merged = isSameSheet(mine, other) ? mergeSheets(mine, other, preference) : { assessment: mine, kept: 1 };
    keptAnswers += merged.kept;
    if (isEqual(merged.assessment, mine)) same++;
    else changed.push(merged.assessment);
  }
  return { added, changed, keptAnswers, same };
}

/** Two sheets under one id that never were the same sheet: the one that is there stays untouched. */
function isSameSheet(a: Assessment, b: Assessment): boolean {
  return a.instrumentId === b.instrumentId && a.subject === b.subject && a.startedAt === b.startedAt;
}

/** Two states of one sheet as one; `kept`: how many answers differ and stay as they are in `mine`. */
export function mergeSheets(mine: Assessment, other: Assessment, preference: Preference) {
  const answers = new Map(mine.answers);
  let kept = 0;
  for (const [question, answer] of other.answers) {
    const before = answers.get(question);
    const after = before ? mergeAnswer(before, answer, preference) : answer;
    if (before && preference === 'present' && !isEqualAnswer(after, mergeAnswer(before, answer, 'restored'))) kept++;
    answers.set(question, after);
  }
  return { assessment: { ...mine, finishedAt: mine.finishedAt ?? other.finishedAt, answers }, kept };
}

/** Choice and note each for itself: one that is missing on one side is no other choice and no other note. */
function mergeAnswer(mine: Answer, other: Answer, preference: Preference): Answer {
  const [first, second] = preference === 'present' ? [mine, other] : [other, mine];
  return { choiceId: first.choiceId ?? second.choiceId, note: first.note || second.note };
}

function isEqualAnswer(a: Answer, b: Answer): boolean {
  return a.choiceId === b.choiceId && a.note === b.note;
}

export function isEqual(a: Assessment, b: Assessment): boolean {
  if (a.finishedAt !== b.finishedAt || a.answers.size !== b.answers.size) return false;
  return [...a.answers].every(([question, answer]) => {
    const other = b.answers.get(question);
    return other !== undefined && isEqualAnswer(answer, other);
  });
}

/** Which of the restored rooms come in: those that are not there, and those of which more is known than is there. */
export function mergeRooms(present: readonly Room[], restored: readonly Room[]): readonly Room[] {
  const presentById = new Map(present.map((room) => [room.id, room]));
  return restored.filter((other) => {
    const mine = presentById.get(other.id);
    return !mine || (isSameRoom(mine, other) && other.sums.count > mine.sums.count);
  });
}

/** Two rooms under one id that never were the same room: the one that is there stays untouched. */
function isSameRoom(a: Room, b: Room): boolean {
  return a.instrumentId === b.instrumentId && a.tag === b.tag && a.createdAt === b.createdAt;
}
