import { afterEach, expect, it, vi } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import type { Instrument } from '../../../src/domain/instrument';
import { loadLaterTexts } from '../../../src/i18n/i18n';
import { handOverCsv, handOverXlsx } from '../../../src/state/hand-over';
import { cloud, fillSheet, sameAnswer, selfCheck } from '../domain/generators';

afterEach(() => vi.restoreAllMocks());

/** The names under which the files of these sheets are downloaded. */
async function namesOf(sheets: readonly Assessment[]): Promise<readonly string[]> {
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await loadLaterTexts();
  for (const sheet of sheets) {
    expect(await handOverCsv(sheet, 'answers')).toBe('downloaded');
    expect(await handOverXlsx(sheet)).toBe('downloaded');
  }
  return names;
}

function finished(instrument: Instrument, change: Partial<Assessment>): Assessment {
  return { ...fillSheet(instrument, sameAnswer(instrument, instrument.choices[0]?.id ?? '')), ...change };
}

it('the sheets of two services, finished in the same minute, do not share a file name', async () => {
  const finishedAt = new Date(2026, 0, 15, 9, 5).getTime();
  const sheets = ['会計ソフト', 'A/B: 予約?'].map((subject) => finished(cloud, { subject, finishedAt }));
  expect(await namesOf(sheets)).toEqual([
    'security-kenshin_ipa-cloud-v3.1_会計ソフト_2026-01-15_0905_answers.csv',
    'security-kenshin_ipa-cloud-v3.1_会計ソフト_2026-01-15_0905.xlsx',
    'security-kenshin_ipa-cloud-v3.1_A-B- 予約-_2026-01-15_0905_answers.csv',
    'security-kenshin_ipa-cloud-v3.1_A-B- 予約-_2026-01-15_0905.xlsx',
  ]);
});

it('nor do two sheets of the whole firm that were finished on one day', async () => {
  const hours = [9, 16].map((hour) => new Date(2026, 0, 15, hour, 30).getTime());
  const names = await namesOf(hours.map((finishedAt) => finished(selfCheck, { finishedAt })));
  expect(names).toContain('security-kenshin_ipa-self-check-v3.1_2026-01-15_1630.xlsx');
  expect(new Set(names).size).toBe(4);
});
