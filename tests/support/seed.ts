import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { AnswerRecord, AssessmentRecord } from '../../src/storage/records';
import { readInstrument, readInstrumentText } from '../data/read-data';
import { appReady, type Visit, visit } from './app';
import { roomRecords } from './rooms';
import { en, ja } from './words';

export const SELF_CHECK = 'ipa-self-check-v3.1';
export const CLOUD = 'ipa-cloud-v3.1';
export const METI = 'meti-checksheet-v2.0';

export interface Language {
  readonly locale: string;
  readonly tag: 'ja' | 'en';
  readonly words: typeof ja | typeof en;
}
export const JAPANESE: Language = { locale: 'ja-JP', tag: 'ja', words: ja };
export const ENGLISH: Language = { locale: 'en-GB', tag: 'en', words: en };

/** A sheet to be put into the database as it is, without a tap. */
export interface Sheet {
  readonly id: string;
  readonly instrument: string;
  readonly subject?: string;
  /** How many questions from the first on are answered; all of them: the sheet is finished. */
  readonly answered?: number;
  /** Answers only this question, with this choice. */
  readonly only?: { readonly question: string; readonly choice: string };
}

/** One of every kind: finished and half-way. Every answer but full marks occurs, so every part of a result shows. */
export const FIRM = {
  self: { id: 'self-finished', instrument: SELF_CHECK },
  selfOpen: { id: 'self-open', instrument: SELF_CHECK, answered: 11 },
  cloud: { id: 'cloud-finished', instrument: CLOUD, subject: 'Google Workspace' },
  cloudOpen: { id: 'cloud-open', instrument: CLOUD, subject: 'A booking site with a rather long name', answered: 3 },
  meti: { id: 'meti-finished', instrument: METI },
} as const satisfies Record<string, Sheet>;

const STARTED = Date.UTC(2026, 0, 15);

function recordsOf({ id, instrument, subject = '', answered, only }: Sheet, place: number) {
  const { sections, choices } = readInstrument(instrument);
  const questions = sections.flatMap((section) => section.questions);
  const startedAt = STARTED + place;
  const count = only ? 0 : (answered ?? questions.length);
  const finishedAt = count === questions.length ? startedAt + 300_000 : null;
  const assessment: AssessmentRecord = { id, instrumentId: instrument, subject, startedAt, finishedAt };
  const answers: AnswerRecord[] = questions.slice(0, count).map((question, nth) => ({
    assessmentId: id,
    questionId: question.id,
    choiceId: choices[[0, 1, 2, 3, 0][nth % 5] ?? 0]?.id ?? null,
    note: nth === 4 ? 'Ask the IT firm' : '',
  }));
  if (only) answers.push({ assessmentId: id, questionId: only.question, choiceId: only.choice, note: '' });
  return { assessment, answers };
}

/** Puts sheets into the database that the app has opened on this page; they show after the next reload. */
export async function seed(page: Page, sheets: readonly Sheet[] = Object.values(FIRM)): Promise<void> {
  await page.evaluate(
    ({ records, rooms }) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('security-kenshin');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['assessments', 'answers', 'rooms'], 'readwrite');
          for (const { assessment, answers } of records) {
            writing.objectStore('assessments').put(assessment);
            for (const answer of answers) writing.objectStore('answers').put(answer);
          }
          for (const room of rooms) writing.objectStore('rooms').put(room);
          writing.onerror = () => fail(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    { records: sheets.map(recordsOf), rooms: roomRecords() },
  );
}

/** Somebody who has used the app for a while: one sheet of every kind, or these. */
export async function visitFirm(
  browser: Browser,
  url: string,
  { locale }: Language = JAPANESE,
  options: BrowserContextOptions = {},
  sheets?: readonly Sheet[],
): Promise<Visit> {
  const visitor = await visit(browser, url, { locale, ...options });
  await appReady(visitor.page);
  await seed(visitor.page, sheets);
  await visitor.page.reload();
  await appReady(visitor.page);
  return visitor;
}

/** Every answer in the database: question → choice. */
export async function storedChoices(page: Page): Promise<Record<string, string | null>> {
  const records = await page.evaluate(
    () =>
      new Promise<{ questionId: string; choiceId: string | null }[]>((done, fail) => {
        const opening = indexedDB.open('security-kenshin');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('answers').objectStore('answers').getAll();
          reading.onerror = () => fail(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            done(reading.result);
          };
        };
      }),
  );
  return Object.fromEntries(records.map(({ questionId, choiceId }) => [questionId, choiceId]));
}

/** The address of one question, in a certain sheet or in the open one. */
export function questionAddress(instrument: string, question: string, assessment?: string): string {
  return `#/check/${instrument}/${question}${assessment ? `?assessment=${assessment}` : ''}`;
}

/** The group of answers under a question. */
export function question(page: Page, instrument: string, id: string, language: Language = JAPANESE): Locator {
  const text = readInstrumentText(instrument, language.tag).questions[id]?.text ?? id;
  return page.getByRole('group', { name: text, exact: true });
}

/** Follows a link within the running app. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
}
