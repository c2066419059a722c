import * as v from 'valibot';
import type { Answer, Assessment } from '../domain/assessment';
import type { Room } from '../domain/room';
import { toAnswerRecords, toAssessmentRecord } from './assessments';
import { decrypt, ENCRYPTION_VERSION, encrypt, encryptedSchema } from './encryption';
import { parseForeign } from './foreign-json';
import { DATABASE_VERSION } from './migrations';
import { type AssessmentRecord, answerSchema, assessmentSchema, sortRecords } from './records';
import { readRooms, toRoomRecord } from './rooms';

/** A hundred times what a busy adviser gathers in years. Bytes. */
const LARGEST_FILE = 20_000_000;
/** More of them would keep a phone busy for longer than anybody waits. */
const MOST_SHEETS = 10_000;
const MOST_ANSWERS = 200_000;
const MOST_ROOMS = 400;

/** What every version of either kind of file says of itself, whatever else it holds. */
const headSchema = v.object({
  app: v.literal('security-kenshin'),
  kind: v.picklist(['backup', 'encrypted-backup']),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

const fileSchema = v.strictObject({
  app: v.literal('security-kenshin'),
  kind: v.literal('backup'),
  /** Version of the records, that of the database. */
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  createdAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15)),
  assessments: v.array(v.unknown()),
  answers: v.array(v.unknown()),
  /** Since version 2. */
  rooms: v.optional(v.array(v.unknown()), []),
});

export interface Backup {
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly assessments: readonly Assessment[];
  readonly rooms: readonly Room[];
  /** Records in the file that could not be read. */
  readonly damaged: number;
}

/** Why a file is not taken; each has a sentence in the language files. */
export type BackupTrouble =
  | 'too-large'
  | 'unreadable'
  | 'foreign'
  | 'newer-version'
  | 'needs-passphrase'
  | 'wrong-passphrase';

export type OpenedBackup =
  | { readonly kind: 'opened'; readonly backup: Backup }
  | { readonly kind: 'refused'; readonly trouble: BackupTrouble };

/** The text of a backup file; encrypted when there is a passphrase. */
export async function writeBackup(
  { assessments, rooms }: Pick<Backup, 'assessments' | 'rooms'>,
  now: number,
  passphrase = '',
): Promise<string> {
  const file: v.InferOutput<typeof fileSchema> = {
    app: 'security-kenshin',
    kind: 'backup',
    version: DATABASE_VERSION,
    createdAt: now,
    assessments: assessments.map(toAssessmentRecord),
    answers: assessments.flatMap(toAnswerRecords),
    rooms: rooms.map(toRoomRecord),
  };
  const text = JSON.stringify(file);
  return passphrase === '' ? text : JSON.stringify(await encrypt(text, passphrase));
}

/** Reads a file that a person chose. Whatever it holds, the answer is a backup or a named reason, never an error. */
export async function openBackup(file: Blob, passphrase?: string): Promise<OpenedBackup> {
  // Before anything of it is read: memory stays bounded.
  if (file.size > LARGEST_FILE) return refused('too-large');
  const content = parseForeign(await readText(file));
  if (content === undefined) return refused('unreadable');
  if (isNewer(content)) return refused('newer-version');
  const sealed = v.safeParse(encryptedSchema, content);
  if (!sealed.success) return readPlain(content);
  if (passphrase === undefined) return refused('needs-passphrase');
  const text = await decrypt(sealed.output, passphrase);
  if (text === undefined) return refused('wrong-passphrase');
  return readPlain(parseForeign(text));
}

const refused = (trouble: BackupTrouble): OpenedBackup => ({ kind: 'refused', trouble });

async function readText(file: Blob): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    // Not text, or the file went away under our hands: no backup either way.
    return '';
  }
}

/** Asked first: a later version may have fields that this one does not know. */
function isNewer(content: unknown): boolean {
  const head = v.safeParse(headSchema, content);
  if (!head.success) return false;
  return head.output.version > (head.output.kind === 'backup' ? DATABASE_VERSION : ENCRYPTION_VERSION);
}

function readPlain(content: unknown): OpenedBackup {
  if (isNewer(content)) return refused('newer-version');
  const file = v.safeParse(fileSchema, content);
  if (!file.success) return refused('foreign');
  const { createdAt } = file.output;
  const isTooMuch = file.output.assessments.length > MOST_SHEETS || file.output.answers.length > MOST_ANSWERS;
  if (isTooMuch || file.output.rooms.length > MOST_ROOMS) return refused('too-large');
  const assessments = sortRecords(assessmentSchema, file.output.assessments);
  const answers = sortRecords(answerSchema, file.output.answers);
  const byId = new Map<string, { readonly record: AssessmentRecord; readonly answers: Map<string, Answer> }>();
  const rooms = new Map(readRooms(file.output.rooms).rooms.map((room) => [room.id, room]));
  let odd = assessments.damaged + answers.damaged + file.output.rooms.length - rooms.size;
  for (const record of assessments.sound) {
    if (byId.has(record.id)) odd++;
    else byId.set(record.id, { record, answers: new Map() });
  }
  for (const { assessmentId, questionId, choiceId, note } of answers.sound) {
    const sheet = byId.get(assessmentId);
    // A second answer to one question, or one to a sheet that is not in the file.
    if (!sheet || sheet.answers.has(questionId)) odd++;
    else sheet.answers.set(questionId, { choiceId, note });
  }
  return {
    kind: 'opened',
    backup: {
      createdAt,
      assessments: [...byId.values()].map((sheet) => ({ ...sheet.record, answers: sheet.answers })),
      rooms: [...rooms.values()],
      damaged: odd,
    },
  };
}
