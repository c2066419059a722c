import { signal } from '@preact/signals';
import { type Merge, mergeAssessments, mergeRooms, type Preference } from '../domain/merge';
import type { Room } from '../domain/room';
import { isoDate } from '../domain/table';
import { type Backup, openBackup, writeBackup } from '../storage/backup';
import { StorageError, type StorageTrouble } from '../storage/database';
import { makeCode } from '../storage/encryption';
import { whenErased } from '../storage/erase';
import { canShareFiles, handOver } from '../storage/files';
import { restoreBackup, type Undo, undoRestore } from '../storage/restore';
import { tellOtherTabs } from '../storage/tabs';
import { assessments } from './assessments';
import { rooms } from './rooms';
import { allSaved } from './saving';

/** How long a restore waits for answers that are still being written. Milliseconds. */
const SAVE_LIMIT = 5000;

/** What a restore did, and how it is taken back. */
export interface Restored extends Incoming {
  readonly undo: Undo;
}

/** What a backup brings. */
interface Incoming {
  readonly merge: Merge;
  /** Rooms that were not there, or of which less was known. */
  readonly rooms: readonly Room[];
}

/** The last restore, for as long as the app is open: it can be taken back from any later visit to the page. */
const last = signal<Restored | undefined>(undefined);
whenErased(() => {
  last.value = undefined;
});

export const backups = {
  last: last as { readonly value: Restored | undefined },
  newCode: makeCode,
  open: openBackup,
  handOver,

  /** A file with everything that is on this device; encrypted when there is a passphrase. */
  async make(now: number, passphrase: string): Promise<File> {
    await rooms.load();
    const hosted = rooms.all.value.filter(({ isPractice }) => !isPractice);
    const content = { assessments: assessments.all.value, rooms: hosted.map(({ room }) => room) };
    const text = await writeBackup(content, now, passphrase);
    const name = `security-kenshin-backup_${isoDate(now)}`;
    const file = new File([text], `${name}.json`, { type: 'application/json' });
    // Android's share sheet refuses .json; the same text travels as .txt.
    const asText = new File([text], `${name}.txt`, { type: 'text/plain' });
    return !canShareFiles(file) && canShareFiles(asText) ? asText : file;
  },

  preview(backup: Backup, preference: Preference): Incoming {
    return {
      merge: mergeAssessments(assessments.all.value, backup.assessments, preference),
      rooms: mergeRooms(
        rooms.all.value.map(({ room }) => room),
        backup.rooms,
      ),
    };
  },

  async restore(backup: Backup, preference: Preference): Promise<Restored | StorageTrouble> {
    // What is still being written would otherwise be compared as if it were not there.
    if (!(await allSaved(SAVE_LIMIT))) return 'failed';
    return named(async () => {
      const restored = await restoreBackup(backup, preference);
      last.value = restored;
      await show(restored.undo);
      return restored;
    });
  },

  /** Takes the last restore back; `stayed`: sheets that were changed since. */
  async undo({ undo }: Restored): Promise<{ readonly stayed: number } | StorageTrouble> {
    return named(async () => {
      const stayed = await undoRestore(undo);
      last.value = undefined;
      await show(undo);
      return { stayed };
    });
  },
};

/** The result, or the name of the device's trouble. */
async function named<Result>(work: () => Promise<Result>): Promise<Result | StorageTrouble> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageError) return error.trouble;
    throw error;
  }
}

async function show({ sheets, rooms: changed }: Undo): Promise<void> {
  const sheetIds = sheets.map(({ after }) => after.id);
  const roomIds = changed.map(({ after }) => after.id);
  await Promise.all([assessments.refresh(sheetIds), rooms.refresh(roomIds)]);
  for (const id of sheetIds) tellOtherTabs({ kind: 'changed', assessmentId: id });
  for (const id of roomIds) tellOtherTabs({ kind: 'room', roomId: id });
}
