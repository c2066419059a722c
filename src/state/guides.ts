import { signal } from '@preact/signals';
import { type Contacts, loadContacts, loadIncident, loadLadders, loadLearn, loadReferences } from '../catalog/guides';
import { findStanding, type Ladder, type Standing } from '../domain/ladder';
import { assessments } from './assessments';
import { instruments } from './instruments';
import { textsInLanguage } from './texts';

export const learn = textsInLanguage(loadLearn);
export const incident = textsInLanguage(loadIncident);
export const references = textsInLanguage(loadReferences);

const loadedContacts = signal<Contacts | undefined>(undefined);
export const contacts = {
  loaded: loadedContacts as { readonly value: Contacts | undefined },

  /** Rejects when the file cannot be fetched. */
  async load(): Promise<void> {
    loadedContacts.value ??= await loadContacts();
  },
};

const loadedLadders = signal<Readonly<Record<string, Ladder>> | undefined>(undefined);
export const ladders = {
  /** Loads the ladders, and the questionnaires of the finished sheets. Rejects when a file cannot be fetched. */
  async load(): Promise<void> {
    const ids = assessments.latest.value.map((sheet) => sheet.instrumentId);
    await Promise.all([instruments.loadMissing(ids), loadedLadders.value ?? loadLadders().then(keep)]);
  },

  /** Where the firm stands; undefined while it is loading, without a finished sheet, or where a part has no ladder. */
  findStanding(id: string): Standing | undefined {
    const ladder = loadedLadders.value?.[id];
    const sheets = assessments.latest.value.flatMap((assessment) => {
      const instrument = instruments.find(assessment.instrumentId)?.instrument;
      return instrument ? [{ instrument, assessment }] : [];
    });
    return ladder && sheets.length > 0 ? findStanding(ladder, sheets) : undefined;
  },
};

function keep(loaded: Readonly<Record<string, Ladder>>): void {
  loadedLadders.value = loaded;
}
