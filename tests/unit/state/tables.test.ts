import { afterEach, describe, expect, it } from 'vitest';
import { type Assessment, changeAnswer } from '../../../src/domain/assessment';
import { scoreAssessment } from '../../../src/domain/scoring';
import type { Table } from '../../../src/domain/table';
import { loadLaterTexts, setLocale } from '../../../src/i18n/i18n';
import { listTables, loadTables } from '../../../src/state/tables';
import { readControlTexts, readInstrumentText } from '../../data/read-data';
import { en, ja } from '../../support/words';
import { cloud, fillSheet, instruments, meti, sameAnswer, selfCheck } from '../domain/generators';

const unmarked = (text: string | undefined) => text?.replaceAll('\u200b', '');
const titles = ({ columns }: Table) => columns.map(({ title }) => title);

afterEach(() => setLocale('ja'));

/** All done but the first three questions: partly, not, unknown. */
const mixed = sameAnswer(selfCheck, 'done').with(0, 'partly').with(1, 'not-done').with(2, 'unknown');

async function tablesOf(assessment: Assessment) {
  await loadLaterTexts();
  const [answers, scores, gaps, plan] = (await loadTables(assessment)) as [Table, Table, Table, Table];
  return { answers, scores, gaps, plan };
}

function sheet(): Assessment {
  return changeAnswer(selfCheck, fillSheet(selfCheck, mixed), 'q01', { note: '=\u200bメモ' }, 2);
}

describe('the tables of a finished sheet', () => {
  it('are four, in the order in which they are offered', async () => {
    const tables = Object.values(await tablesOf(sheet()));
    expect(tables.map(({ id, title }) => [id, title])).toEqual(listTables());
    expect(listTables().map(([id]) => id)).toEqual(['answers', 'scores', 'gaps', 'plan']);
  });

  it('hold every answer with its points as a number and its note as it was written', async () => {
    const { answers } = await tablesOf(sheet());
    const text = readInstrumentText(selfCheck.id, 'ja');
    expect(answers.rows.length).toBe(25);
    expect(answers.rows[0]).toEqual([
      1,
      text.sections[selfCheck.sections[0]?.id ?? ''],
      text.questions.q01?.text,
      text.choices.partly,
      '◐',
      2,
      '=\u200bメモ',
    ]);
    expect(answers.rows[2]?.slice(3)).toEqual([text.choices.unknown, '？', -1, null]);
    expect(answers.columns.map(({ kind }) => kind)).toEqual([
      'number',
      'text',
      'text',
      'text',
      'text',
      'number',
      'text',
    ]);
  });

  it('begin the results with the total, which is the score shown', async () => {
    const assessment = sheet();
    const { scores } = await tablesOf(assessment);
    const score = scoreAssessment(selfCheck, assessment);
    expect(scores.rows[0]).toEqual([ja['data.total'], score?.points, 100, 0.89]);
    expect(scores.rows.length).toBe(1 + selfCheck.axes.length);
    expect(titles(scores)).toEqual([ja['result.axis'], ja['result.value'], ja['data.max'], ja['result.share']]);
  });

  it('name the controls behind every gap', async () => {
    const { gaps } = await tablesOf(sheet());
    const { controls } = readControlTexts('ja');
    expect(gaps.rows.length).toBe(3);
    for (const id of selfCheck.questions[0]?.primary ?? []) {
      expect(gaps.rows[0]?.[2]).toContain(`${id} ${unmarked(controls[id]?.title)}`);
    }
  });

  it('plan six controls, one a month, with numbers that no spreadsheet shortens', async () => {
    const { plan } = await tablesOf(sheet());
    expect(plan.rows.map(([month]) => month)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const row of plan.rows) {
      expect(row[1]).toMatch(/^ISO\/IEC 27001:2022 \d\.\d+$/);
      expect(row.slice(2).every((cell) => typeof cell === 'string' && cell !== '')).toBe(true);
    }
  });
});

it('an unfinished sheet has no total, and says what is not answered', async () => {
  const { scores, answers } = await tablesOf(fillSheet(selfCheck, ['done', null, 'done']));
  expect(scores.rows.length).toBe(selfCheck.axes.length);
  expect(answers.rows[1]?.slice(3)).toEqual([ja['review.unanswered'], null, null, null]);
});

it('a sheet without published points calls its figures done, and a share its own', async () => {
  for (const instrument of [cloud, meti]) {
    const best = instrument.choices.find(({ mark }) => mark === 'done')?.id ?? '';
    const none = instrument.choices.find(({ points }) => points === null)?.id ?? '';
    const { scores, answers } = await tablesOf(fillSheet(instrument, sameAnswer(instrument, best).with(0, none)));
    const applying = instrument.questions.length - 1;
    expect(scores.rows[0]).toEqual([ja['data.total'], applying, applying, 1]);
    expect(titles(scores)).toContain(ja['result.doneValue']);
    expect(titles(scores)).toContain(ja['result.shareOwn']);
    expect(answers.rows[0]?.slice(4, 6)).toEqual(['–', null]);
  }
});

it('every table is in the language shown, without a mark of the pages', async () => {
  await loadLaterTexts();
  for (const [language, words] of [
    ['en', en],
    ['ja', ja],
  ] as const) {
    await setLocale(language);
    for (const instrument of instruments) {
      const worst = instrument.choices.find(({ mark }) => mark === 'unknown')?.id ?? '';
      const { answers, scores, gaps, plan } = await tablesOf(fillSheet(instrument, sameAnswer(instrument, worst)));
      expect(answers.title).toBe(words['data.answers']);
      expect(answers.rows[0]?.[2]).toBe(
        readInstrumentText(instrument.id, language).questions[instrument.questions[0]?.id ?? '']?.text,
      );
      const shown = JSON.stringify([answers, scores, gaps, plan]);
      expect(shown).not.toContain('\u200b');
      if (language === 'en') expect(shown).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
    }
  }
});

it('a questionnaire that this version does not have is refused', async () => {
  await expect(tablesOf({ ...sheet(), instrumentId: 'ipa-self-check-v9' })).rejects.toThrow('ipa-self-check-v9');
});
