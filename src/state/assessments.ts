import { computed, effect, signal } from '@preact/signals';
import { type Answer, type Assessment, changeAnswer, startAssessment } from '../domain/assessment';
import type { Instrument } from '../domain/instrument';
import { loadAssessment, loadAssessments } from '../storage/assessments';
import { StorageError, type StorageTrouble, wasDatabaseLost } from '../storage/database';
import { whenErased } from '../storage/erase';
import { listenToOtherTabs } from '../storage/tabs';
import { clearTellTale, readTellTale, writeTellTale } from '../storage/telltale';
import { newId } from './new-id';
import { forgetUnsaved, hasUnsaved, keepAnswer, keepAssessment, saveStatus } from './saving';

const byId = signal<ReadonlyMap<string, Assessment>>(new Map());

/**
 * Whether the stored assessments have been read; lost: there are none, although this device remembers some;
 * `trouble`: they could not be read, and nothing will be kept.
 */
type Reading = 'loading' | 'done' | 'lost' | StorageTrouble;
const reading = signal<Reading>('loading');
const damagedRecords = signal(0);

/** Nothing to show or to continue: opened, but no answer given and no name either. */
function isUntouched(assessment: Assessment): boolean {
  return assessment.answers.size === 0 && assessment.subject === '';
}

/** Newest first. */
const all = computed(() =>
  [...byId.value.values()].filter((assessment) => !isUntouched(assessment)).sort((a, b) => b.startedAt - a.startedAt),
);
const finished = computed(() => all.value.filter((assessment) => assessment.finishedAt !== null));

/** The newest finished assessment of every instrument and subject: what is known of the firm now. */
const latest = computed(() => {
  const newest = new Map<string, Assessment>();
  for (const assessment of finished.value) {
    const key = `${assessment.instrumentId} ${assessment.subject}`;
    if (!newest.has(key)) newest.set(key, assessment);
  }
  return [...newest.values()];
});

function put(assessment: Assessment): void {
  byId.value = new Map(byId.value).set(assessment.id, assessment);
}

function drop(id: string): void {
  const rest = new Map(byId.value);
  rest.delete(id);
  byId.value = rest;
}

/** What the tell-tale was told last; not once more with every answer. */
let told = 0;
// Only what the screen calls saved counts; the count falls back to nothing by erasing alone.
effect(() => {
  const count = all.value.length;
  const isKept = saveStatus.value === 'saved' || saveStatus.value === 'nothing';
  if (reading.value !== 'done' || !isKept || count === 0 || count === told) return;
  told = count;
  writeTellTale({ count });
});

function start(instrumentId: string, subject: string): Assessment {
  const assessment = startAssessment(newId(), instrumentId, subject, Date.now());
  put(assessment);
  return assessment;
}

/** The open assessment of an instrument: the one with answers before an untouched one, then the newest. */
function findOpen(instrumentId: string): Assessment | undefined {
  return [...byId.value.values()]
    .filter((assessment) => assessment.instrumentId === instrumentId && assessment.finishedAt === null)
    .sort((a, b) => Number(isUntouched(a)) - Number(isUntouched(b)) || b.startedAt - a.startedAt)[0];
}

async function load(): Promise<void> {
  try {
    const stored = await loadAssessments();
    // What was answered while the database was slow to open stays: it is newer.
    byId.value = new Map([
      ...stored.assessments.map((assessment) => [assessment.id, assessment] as const),
      ...byId.value,
    ]);
    damagedRecords.value = stored.damaged;
    const isEmpty = byId.value.size === 0 && stored.damaged === 0;
    reading.value = isEmpty && (wasDatabaseLost() || readTellTale().count > 0) ? 'lost' : 'done';
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    reading.value = error.trouble;
  }
}

/** Changed by another tab while an answer given here was being stored: looked at again when that is done. */
const overtaken = new Set<string>();

/** Shows what another tab has just stored; not before everything given here is stored itself. */
async function takeOver(id: string): Promise<void> {
  try {
    const shown = byId.value.get(id);
    const stored = await loadAssessment(id);
    if (hasUnsaved(id)) overtaken.add(id);
    // Answered here, and stored, while the store was being read: what was read is not the newest.
    else if (byId.value.get(id) !== shown) await takeOver(id);
    else if (stored) put(stored);
    else drop(id);
  } catch (error) {
    // What is shown stays as it was; the next save says what is wrong with the device.
    if (!(error instanceof StorageError)) throw error;
  }
}

effect(() => {
  if (saveStatus.value !== 'saved') return;
  for (const id of overtaken) void takeOver(id);
  overtaken.clear();
});

listenToOtherTabs((message) => {
  if (message.kind === 'changed') void takeOver(message.assessmentId);
});

/** Every assessment on this device. The only place that changes one. */
export const assessments = {
  all: all as { readonly value: readonly Assessment[] },
  finished: finished as { readonly value: readonly Assessment[] },
  latest: latest as { readonly value: readonly Assessment[] },
  reading: reading as { readonly value: Reading },
  damagedRecords: damagedRecords as { readonly value: number },
  load,
  findOpen,
  /** Shows these as they are stored now, after something else than an answer has changed them. */
  async refresh(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map(takeOver));
    if (reading.value === 'lost' && byId.value.size > 0) reading.value = 'done';
  },

  /** The records are gone and the person goes on without them. */
  startAfresh(): void {
    clearTellTale();
    told = 0;
    reading.value = 'done';
  },

  find(id: string): Assessment | undefined {
    return byId.value.get(id);
  },

  /** Everything was erased from the device: shows none of it any more. */
  forget(): void {
    forgetUnsaved();
    byId.value = new Map();
    damagedRecords.value = 0;
  },

  /** Continues the open assessment of an instrument for the whole firm, or starts one; it is stored with its first answer. */
  open(instrumentId: string): Assessment {
    return findOpen(instrumentId) ?? start(instrumentId, '');
  },

  /** Starts a sheet for a named subject and stores it at once, so that the name is not lost. */
  startFor(instrumentId: string, subject: string): Assessment {
    const assessment = start(instrumentId, subject);
    keepAssessment(assessment);
    return assessment;
  },

  /** Changes an answer at once on screen, then stores it; returns the changed assessment. */
  answer(instrument: Instrument, id: string, questionId: string, change: Partial<Answer>): Assessment | undefined {
    const before = byId.value.get(id);
    if (!before) return undefined;
    const assessment = changeAnswer(instrument, before, questionId, change, Date.now());
    put(assessment);
    keepAnswer(assessment, questionId);
    return assessment;
  },
};

whenErased(assessments.forget);
