import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isoDate } from '../../src/domain/table';
import { readInstrument, readInstrumentText } from '../data/read-data';
import { launchBrowser } from '../support/browser';
import { ENGLISH, FIRM, goTo, JAPANESE, type Language, METI, SELF_CHECK, visitFirm } from '../support/seed';
import { readWorkbook, unzip } from '../support/unzip';

const url = inject('url');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What somebody else's cleverness may look like in the first notes of the 25. */
const HOSTILE = ["=cmd|' /C calc'!A0", '＝1+1', '\u3000@SUM(1)', '-1+1', 'constructor', '"引用", </t></si><f>1</f>'];
/** When the sheets of FIRM were finished: by the clock of this machine, as in the browser. */
const FINISHED = new Date(Date.UTC(2026, 0, 15) + 300_000);
const NAME = `security-kenshin_${SELF_CHECK}_${isoDate(FINISHED.getTime())}_${FINISHED.toTimeString().slice(0, 5).replace(':', '')}`;

/** Writes notes to the first questions of a finished sheet beside the app. */
async function putNotes(page: Page, { id, instrument }: typeof FIRM.self | typeof FIRM.meti, notes: readonly string[]) {
  const questions = readInstrument(instrument).sections.flatMap((section) => section.questions);
  await page.evaluate(
    async ({ assessmentId, given }) => {
      const opening = indexedDB.open('security-kenshin');
      await new Promise((done) => opening.addEventListener('success', done));
      const writing = opening.result.transaction('answers', 'readwrite');
      const answers = writing.objectStore('answers');
      for (const [questionId, note] of given) {
        const reading = answers.get([assessmentId, questionId]);
        reading.onsuccess = () => answers.put({ ...reading.result, note });
      }
      await new Promise((done) => writing.addEventListener('complete', done));
      opening.result.close();
    },
    { assessmentId: id, given: notes.map((note, place) => [questions[place]?.id ?? '', note] as const) },
  );
  await page.reload();
}

/** The card of a finished sheet on the page of files. */
async function card(page: Page, instrument: string, { tag, words }: Language): Promise<Locator> {
  await goTo(page, '#/data');
  await page.getByRole('heading', { level: 1, name: words['data.title'], exact: true }).waitFor();
  const found = page.getByRole('article', { name: readInstrumentText(instrument, tag).title, exact: true });
  await found.waitFor();
  return found;
}

async function download(page: Page, button: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** What the browser's own XML parser cannot read in the parts of a workbook. */
async function findXmlErrors(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const page = await browser.newPage();
  const errors = await page.evaluate(
    (parts) =>
      parts.flatMap(([name, xml]) => {
        const error = new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror');
        return error ? [`${name}: ${error.textContent}`] : [];
      }),
    [...files],
  );
  await page.close();
  return errors;
}

describe.each([JAPANESE, ENGLISH])('in $tag', (language) => {
  const { words, tag } = language;
  const text = readInstrumentText(SELF_CHECK, tag);
  const button = (card: Locator, key: 'data.csv' | 'data.xlsx') => card.getByRole('button', { name: words[key] });

  it('every table of a sheet comes as a CSV file that opens right in Excel and runs nothing', async () => {
    const { page, context, expectNoProblems } = await visitFirm(browser, url, language);
    await putNotes(page, FIRM.self, HOSTILE);
    const sheet = await card(page, SELF_CHECK, language);
    const answers = await download(page, button(sheet, 'data.csv'));
    await sheet.getByRole('status').filter({ hasText: words['data.downloaded'] }).waitFor();
    expect(answers.name).toBe(`${NAME}_answers.csv`);
    expect([...answers.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const csv = answers.bytes.toString('utf8').slice(1);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = csv.split('\r\n');
    expect(lines.length).toBe(1 + 25 + 1);
    expect(lines[0]?.split(',')[2]).toBe(words['data.question']);
    expect(lines[1]).toContain(text.questions.q01?.text);
    expect(lines[1]).toMatch(/,'=cmd\|' \/C calc'!A0$/);
    expect(lines[2]).toMatch(/,'＝1\+1$/);
    expect(lines[3]).toMatch(/,'\u3000@SUM\(1\)$/);
    expect(lines[4]).toMatch(/,-?\d,'-1\+1$/);
    expect(lines[6]).toContain('"""引用"", </t></si><f>1</f>"');
    expect(csv).not.toContain('\u200b');

    const select = sheet.getByRole('combobox', { name: words['data.table'] });
    for (const [id, key] of [
      ['scores', 'data.scores'],
      ['gaps', 'data.gaps'],
      ['plan', 'data.plan'],
    ] as const) {
      await select.selectOption({ label: words[key] });
      const { name, bytes } = await download(page, button(sheet, 'data.csv'));
      expect(name).toBe(`${NAME}_${id}.csv`);
      expect(bytes.toString('utf8')).toMatch(/^\ufeff[^\r]+(\r\n[^\r]+)+\r\n$/);
      if (id === 'plan') expect(bytes.toString('utf8').match(/ISO\/IEC 27001:2022 \d\.\d+/g)?.length).toBe(6);
    }
    expectNoProblems();
    await context.close();
  });

  it('the workbook has one sheet for each table, real numbers, every text and no formula', async () => {
    const { page, context, expectNoProblems } = await visitFirm(browser, url, language);
    await putNotes(page, FIRM.self, [...HOSTILE, 'a\u0000\u000b\u001b\ufffe\ud800b & \'c\' &amp; "d" ]]> _x000D_']);
    const sheet = await card(page, SELF_CHECK, language);
    const { name, bytes } = await download(page, button(sheet, 'data.xlsx'));
    await sheet.getByRole('status').filter({ hasText: words['data.downloaded'] }).waitFor();
    expect(name).toBe(`${NAME}.xlsx`);
    for (const [file, content] of unzip(bytes)) expect(content, file).not.toMatch(/<f[\s>/]/);
    const sheets = readWorkbook(bytes);
    const keys = ['data.answers', 'data.scores', 'data.gaps', 'data.plan'] as const;
    expect([...sheets.keys()]).toEqual(keys.map((key) => words[key]));
    const answers = sheets.get(words['data.answers']);
    expect(answers?.get('A2')?.value).toBe(1);
    expect(answers?.get('C2')?.value).toBe(text.questions.q01?.text);
    expect(answers?.get('F2')?.value).toBe(4);
    expect(HOSTILE.map((_, place) => answers?.get(`G${place + 2}`)?.value)).toEqual(HOSTILE);
    expect(answers?.get(`G${HOSTILE.length + 2}`)?.value).toBe('a\ufffdb & \'c\' &amp; "d" ]]> _x000D_');
    expect(await findXmlErrors(unzip(bytes))).toEqual([]);
    expect(sheets.get(words['data.scores'])?.get('C2')?.value).toBe(100);
    expectNoProblems();
    await context.close();
  });
});

it('a workbook full of the longest notes is made without leaving the policy', async () => {
  const { page, context, expectNoProblems } = await visitFirm(browser, url);
  const notes = Array.from({ length: 41 }, (_, place) => `${place}${'長'.repeat(1990)}`);
  await putNotes(page, FIRM.meti, notes);
  const sheet = await card(page, METI, JAPANESE);
  const { bytes } = await download(page, sheet.getByRole('button', { name: JAPANESE.words['data.xlsx'] }));
  expect(Buffer.byteLength(unzip(bytes).get('xl/sharedStrings.xml') ?? '')).toBeGreaterThan(160_000);
  const answers = readWorkbook(bytes).get(JAPANESE.words['data.answers']);
  expect(notes.map((_, place) => answers?.get(`G${place + 2}`)?.value)).toEqual(notes);
  expectNoProblems();
  await context.close();
});

it('on a phone the share sheet takes the file, and closing it is said as what it is', async () => {
  const { words } = JAPANESE;
  const { page, context, expectNoProblems } = await visitFirm(browser, url, JAPANESE, {
    hasTouch: true,
    isMobile: true,
  });
  const sheet = await card(page, SELF_CHECK, JAPANESE);
  await page.evaluate(() => {
    const takes = ({ files }: ShareData) => files?.every(({ type }) => type === 'text/csv') ?? false;
    const share = async ({ files }: ShareData) => {
      if (!navigator.userActivation.isActive) throw new DOMException('no tap', 'NotAllowedError');
      if (document.title === 'closed') throw new DOMException('closed', 'AbortError');
      document.title = files?.map(({ name }) => name).join() ?? '';
    };
    Object.assign(navigator, { share, canShare: takes });
  });
  await sheet.getByRole('button', { name: words['data.csv'] }).tap();
  await sheet.getByRole('status').filter({ hasText: words['data.shared'] }).waitFor();
  expect(await page.title()).toBe(`${NAME}_answers.csv`);
  await page.evaluate(() => {
    document.title = 'closed';
  });
  await sheet.getByRole('button', { name: words['data.csv'] }).tap();
  await sheet.getByRole('status').filter({ hasText: words['data.cancelled'] }).waitFor();
  await download(page, sheet.getByRole('button', { name: words['data.xlsx'] }));
  await sheet.getByRole('status').filter({ hasText: words['data.downloaded'] }).waitFor();
  expectNoProblems();
  await context.close();
});
