import { signal } from '@preact/signals';
import type { Assessment } from '../domain/assessment';
import { type Merge, mergeAssessments, type Preference } from '../domain/merge';
import { type Backup, openBackup, writeBackup } from '../storage/backup';
import { StorageError, type StorageTrouble } from '../storage/database';
import { makeCode } from '../storage/encryption';
import { canShareFiles, handOver } from '../storage/files';
import { restoreAssessments, type Undo, undoRestore } from '../storage/restore';
import { tellOtherTabs } from '../storage/tabs';
import { assessments } from './assessments';
import { allSaved } from './saving';

/** How long a restore waits for answers that are still being written. Milliseconds. */
const SAVE_LIMIT = 5000;

/** What a restore did, and how it is taken back. */
export interface Restored {
  readonly merge: Merge;
  readonly undo: readonly Undo[];
}

/** The last restore, for as long as the app is open: it can be taken back from any later visit to the page. */
const last = signal<Restored | undefined>(undefined);

export const backups = {
  last: last as { readonly value: Restored | undefined },
  newCode: makeCode,
  open: openBackup,
  handOver,

  /** A file with everything that is on this device; encrypted when there is a passphrase. */
  async make(now: number, passphrase: string): Promise<File> {
    const text = await writeBackup(assessments.all.value, now, passphrase);
    const name = `security-kenshin-backup_${new Date(now).toISOString().slice(0, 10)}`;
    const file = new File([text], `${name}.json`, { type: 'application/json' });
    // Android's share sheet refuses .json; the same text travels as .txt.
    const asText = new File([text], `${name}.txt`, { type: 'text/plain' });
    return !canShareFiles(file) && canShareFiles(asText) ? asText : file;
  },

  preview(backup: Backup, preference: Preference): Merge {
    return mergeAssessments(assessments.all.value, backup.assessments, preference);
  },

  async restore(backup: Backup, preference: Preference): Promise<Restored | StorageTrouble> {
    // What is still being written would otherwise be compared as if it were not there.
    if (!(await allSaved(SAVE_LIMIT))) return 'failed';
    return named(async () => {
      const restored = await restoreAssessments(backup.assessments, preference);
      last.value = restored;
      await show(restored.undo.map(({ after }) => after));
      return restored;
    });
  },

  /** Takes the last restore back; `stayed`: sheets that were changed since. */
  async undo({ undo }: Restored): Promise<{ readonly stayed: number } | StorageTrouble> {
    return named(async () => {
      const stayed = await undoRestore(undo);
      last.value = undefined;
      await show(undo.map(({ after }) => after));
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

async function show(changed: readonly Assessment[]): Promise<void> {
  await assessments.refresh(changed.map(({ id }) => id));
  for (const { id } of changed) tellOtherTabs({ kind: 'changed', assessmentId: id });
}
