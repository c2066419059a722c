import { signal } from '@preact/signals';
import { whenErased } from '../storage/erase';
import { DATABASE_VERSION } from '../storage/migrations';
import { readTellTale, writeTellTale } from '../storage/telltale';
import { assessments } from './assessments';

/** Between two reminders of a backup: never twice a day. Milliseconds. */
const REMIND_AFTER = 24 * 3_600_000;

const persisted = signal<'unknown' | 'granted' | 'refused'>('unknown');
const backupAt = signal(readTellTale().lastBackupAt);
const remindedAt = signal(readTellTale().remindedAt);

whenErased(() => {
  backupAt.value = undefined;
  remindedAt.value = undefined;
});

/** How safe the records on this device are, and whether there is a copy. */
export const keeping = {
  /** Version of the records. */
  dataVersion: DATABASE_VERSION,

  /** Whether the browser has promised not to clear the records by itself. */
  persisted: persisted as { readonly value: 'unknown' | 'granted' | 'refused' },
  /** Milliseconds since 1970; undefined: never. */
  lastBackupAt: backupAt as { readonly value: number | undefined },

  /** Looks, without asking for anything. */
  async look(): Promise<void> {
    const granted = await navigator.storage?.persisted?.();
    if (granted !== undefined) persisted.value = granted ? 'granted' : 'refused';
  },

  /** Asks the browser, once on this device, not to clear the records by itself; some ask the person, most decide alone. */
  async askOnce(): Promise<void> {
    await keeping.look();
    if (persisted.value === 'granted' || readTellTale().asked) return;
    writeTellTale({ asked: true });
    const granted = await navigator.storage?.persist?.();
    if (granted !== undefined) persisted.value = granted ? 'granted' : 'refused';
  },

  /** True when a finished check is in no backup yet and nobody was reminded today. `now`: milliseconds since 1970. */
  shouldRemind(now: number): boolean {
    const since = backupAt.value ?? 0;
    // A clock that was wrong once must not ask for ever.
    const isMissing = assessments.finished.value.some(
      ({ finishedAt }) => finishedAt && finishedAt > since && finishedAt <= now,
    );
    return isMissing && now - (remindedAt.value ?? 0) > REMIND_AFTER;
  },

  backedUp(now: number): void {
    backupAt.value = now;
    writeTellTale({ lastBackupAt: now });
  },

  remindLater(now: number): void {
    remindedAt.value = now;
    writeTellTale({ remindedAt: now });
  },
};
