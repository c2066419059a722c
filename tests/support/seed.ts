import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { AnswerRecord, AssessmentRecord } from '../../src/storage/records';
import { readInstrument, readInstrumentText } from '../data/read-data';
import { appReady, type Visit, visit } from './app';
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
interface Sheet {
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
    (records) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('security-kenshin');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['assessments', 'answers'], 'readwrite');
          for (const { assessment, answers } of records) {
            writing.objectStore('assessments').put(assessment);
            for (const answer of answers) writing.objectStore('answers').put(answer);
          }
          writing.onerror = () => fail(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    sheets.map(recordsOf),
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

/** One thing a person can look at. */
export interface Screen {
  readonly name: string;
  readonly address: string;
  /** Only this screen shows it. */
  shows(page: Page, language: Language): Locator;
  /** What to do before it is looked at. */
  arrange?(page: Page, language: Language): Promise<void>;
}

const heading = (page: Page, name: string, level = 1) => page.getByRole('heading', { level, name, exact: true });
const titleOf = (instrument: string, { tag }: Language) => readInstrumentText(instrument, tag).title;

function questionScreen(name: string, instrument: string, id: string, assessment?: string): Screen {
  const address = questionAddress(instrument, id, assessment);
  return { name, address, shows: (page, language) => question(page, instrument, id, language) };
}

function resultScreen(name: string, { id, instrument }: Sheet): Screen {
  return {
    name,
    address: `#/result/${id}`,
    shows: (page, language) =>
      page
        .getByRole('main')
        .filter({ hasText: titleOf(instrument, language) })
        .filter({ has: page.locator('canvas[data-drawn]') })
        .filter({ has: page.getByTestId('recommendation') }),
  };
}

/** Every screen that a firm with the sheets of FIRM can open; no two of one kind follow each other. */
export const SCREENS: readonly Screen[] = [
  {
    name: 'home with an open and a finished check',
    address: '#/',
    shows: (page, { words }) => heading(page, words['home.resultsTitle'], 2),
  },
  questionScreen('open question', SELF_CHECK, 'q12'),
  {
    name: 'names of the cloud services',
    address: `#/check/${CLOUD}`,
    shows: (page, { words }) => heading(page, words['subject.title']),
    async arrange(page, { words }) {
      await page.getByRole('button', { name: words['subject.start'] }).click();
      await page.getByRole('alert').filter({ hasText: words['subject.empty'] }).waitFor();
    },
  },
  {
    ...questionScreen('answered question with note, help and official text open', SELF_CHECK, 'q10', FIRM.self.id),
    async arrange(page, { words }) {
      await page.getByText(words['help.meaning']).waitFor();
      for (const summary of await page.locator('#app summary').all()) await summary.click();
    },
  },
  {
    name: 'review of an open check',
    address: `#/review/${FIRM.selfOpen.id}`,
    shows: (page, { words }) => heading(page, words['review.openTitle'], 2),
  },
  resultScreen('result of the 25', FIRM.self),
  {
    name: 'half a result',
    address: `#/result/${FIRM.selfOpen.id}`,
    shows: (page, { words }) => page.getByText(words['result.halfHelp']),
  },
  resultScreen('result of a cloud service', FIRM.cloud),
  {
    name: 'recommended controls with the first unfolded',
    address: '#/controls',
    shows: (page, { words }) => heading(page, words['controls.title']).and(page.locator('main:has(ol) h1')),
    async arrange(page) {
      const first = page.getByTestId('recommendation').first();
      await first.locator('summary').click();
      await first.getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'all 93 controls with the filters unfolded',
    address: '#/controls/all',
    shows: (page, { words }) => heading(page, words['library.title']),
    async arrange(page, { words }) {
      await page.getByText(words['library.filters']).click();
    },
  },
  resultScreen('result of the METI sheet', FIRM.meti),
  {
    name: 'report of the 25',
    address: `#/report/${FIRM.self.id}`,
    shows: (page, { words }) => heading(page, words['report.answersTitle'], 2),
  },
  {
    name: 'one control',
    address: '#/controls/8.8',
    shows: (page, { words }) => heading(page, words['control.standardTitle'], 2),
    async arrange(page, { words }) {
      await page.getByText(words['control.pointers']).click();
      await page.locator('main button[aria-expanded]').first().click();
    },
  },
  {
    name: 'what to know first',
    address: '#/learn',
    shows: (page, { words }) =>
      page
        .getByRole('main')
        .filter({ has: heading(page, words['learn.title']) })
        .filter({ has: page.getByText(words['learn.here']) }),
  },
  {
    name: 'glossary',
    address: '#/glossary',
    shows: (page, { words }) => heading(page, words['glossary.title']),
  },
  {
    name: 'references',
    address: '#/references',
    shows: (page, { words }) => heading(page, words['references.title']),
  },
  {
    name: 'incident',
    address: '#/incident',
    shows: (page, { words }) => heading(page, words['incident.title']),
    async arrange(page) {
      for (const summary of await page.locator('#app summary').all()) await summary.click();
    },
  },
  {
    name: 'print, export and backup with a passphrase',
    address: '#/data',
    shows: (page, { words }) => heading(page, words['data.title']),
    async arrange(page, { words }) {
      await page.getByRole('checkbox', { name: words['data.encrypt'] }).check();
    },
  },
  {
    name: 'about',
    address: '#/about',
    shows: (page, language) => page.getByRole('listitem').filter({ hasText: titleOf(METI, language) }),
  },
  {
    name: 'settings with the question before erasing',
    address: '#/settings',
    shows: (page, { words }) => heading(page, words['settings.title']),
    async arrange(page, { words }) {
      await page.getByRole('button', { name: words['settings.eraseTitle'] }).click();
      await page.getByRole('group', { name: words['settings.eraseConfirm'] }).waitFor();
    },
  },
  {
    name: 'address without a page',
    address: '#/nowhere',
    shows: (page, { words }) => heading(page, words['trouble.noPageTitle']),
  },
  {
    name: 'result of another device',
    address: '#/result/unknown',
    shows: (page, { words }) => heading(page, words['result.missingTitle']),
  },
];

/** Follows a link within the running app. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
}

/** Opens a screen within the running app and brings it into the state that is to be looked at. */
export async function openScreen(page: Page, screen: Screen, language: Language): Promise<void> {
  await goTo(page, screen.address);
  await screen.shows(page, language).waitFor();
  await screen.arrange?.(page, language);
}
