import type { Locator, Page } from 'playwright-core';
import { joinCode } from '../../src/domain/hand-in';
import { readInstrumentText } from '../data/read-data';
import { ROOM_TAG, ROOMS } from './rooms';
import { CLOUD, FIRM, goTo, type Language, METI, question, questionAddress, SELF_CHECK, type Sheet } from './seed';

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

/** A room of the list, in one of its views. */
function roomScreen(name: string, { id }: { readonly id: string }, view: string, shows: Screen['shows']): Screen {
  return { name, address: `#/room/${id}?view=${view}&beside=${ROOMS.before.id}`, shows };
}

const ROOM_SCREENS: readonly Screen[] = [
  {
    name: 'rooms, with the question before one is deleted',
    address: '#/room',
    shows: (page, { words }) => heading(page, words['rooms.listTitle'], 2),
    async arrange(page, { words }) {
      await page.getByRole('button', { name: words['rooms.remove'] }).first().click();
    },
  },
  {
    name: 'invitation to take part',
    address: `#/join/${joinCode(SELF_CHECK, ROOM_TAG)}?name=Chamber`,
    shows: (page, { words }) => page.getByRole('link', { name: words['home.continue'] }),
  },
  roomScreen('room: invitation', ROOMS.open, 'join', (page, { words }) =>
    page.getByRole('img', { name: words['room.joinPicture'] }),
  ),
  {
    name: 'hand-in: what the code holds',
    address: `#/hand-in/${FIRM.self.id}`,
    shows: (page, { words }) => page.getByRole('button', { name: words['handIn.show'] }),
  },
  roomScreen('room: nothing to be seen yet', ROOMS.open, 'radar', (page, { words }) =>
    page.getByText(words['room.hidden'].replace('{{fewest}}', '5')),
  ),
  {
    ...roomScreen('room: collecting, after a code of somebody else', ROOMS.open, 'collect', (page, { words }) =>
      page.getByRole('textbox', { name: words['room.typeCodes'] }),
    ),
    async arrange(page, { words }) {
      await page.getByRole('textbox', { name: words['room.typeCodes'] }).fill('https://example.com/');
      await page.getByRole('button', { name: words['room.addCodes'] }).click();
      await page.getByText(words['room.outcome.foreign'].replace('{{page}}', words['handIn.title'])).waitFor();
    },
  },
  roomScreen('room: areas', ROOMS.after, 'radar', (page) => page.locator('canvas[data-drawn]')),
  roomScreen('room: scores', ROOMS.after, 'scores', (page, { words }) => heading(page, words['room.scoresTitle'], 2)),
  roomScreen('room: weak points', ROOMS.after, 'weakest', (page, { words }) =>
    heading(page, words['room.weakestTitle'], 2),
  ),
  roomScreen('room: questions', ROOMS.after, 'questions', (page, { words }) =>
    heading(page, words['room.questionsTitle'], 2),
  ),
  roomScreen('room: summary', ROOMS.after, 'report', (page, { words }) =>
    page.getByRole('combobox', { name: words['room.beside'] }),
  ),
  {
    name: 'hand-in: the code',
    address: `#/hand-in/${FIRM.self.id}`,
    shows: (page, { words }) => page.getByRole('button', { name: words['handIn.show'] }),
    async arrange(page, { words }) {
      await page.getByRole('button', { name: words['handIn.show'] }).click();
      await page.getByRole('img', { name: words['handIn.picture'] }).waitFor();
    },
  },
];

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
  ...ROOM_SCREENS,
];

/** Opens a screen within the running app and brings it into the state that is to be looked at. */
export async function openScreen(page: Page, screen: Screen, language: Language): Promise<void> {
  await goTo(page, screen.address);
  await screen.shows(page, language).waitFor();
  await screen.arrange?.(page, language);
}
