import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { startAssessment } from '../../../src/domain/assessment';
import { fileNameOf, fileNamePart } from '../../../src/domain/file-name';

const noon = new Date(2026, 0, 15, 12, 7).getTime();

describe('the name of a sheet’s files', () => {
  it('says what the sheet is, what it is about, and the day and minute it was finished', () => {
    const sheet = { ...startAssessment('a', 'ipa-cloud-v3.1', '会計ソフト（本社）', 0), finishedAt: noon };
    expect(fileNameOf(sheet)).toBe('security-kenshin_ipa-cloud-v3.1_会計ソフト（本社）_2026-01-15_1207');
  });

  it('has no place for a subject where there is none, and the start of a sheet that is open', () => {
    const names = ['', ' ', '...'].map((subject) => fileNameOf(startAssessment('a', 'x-v1', subject, noon)));
    expect(new Set(names)).toEqual(new Set(['security-kenshin_x-v1_2026-01-15_1207']));
  });
});

describe('what a person typed, in a file name', () => {
  test.each([
    ['Google Workspace', 'Google Workspace'],
    ['会計ソフト（本社）', '会計ソフト（本社）'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['一\n二\u0000三\u007f四', '一-二-三-四'],
    ['  .hidden. . ', 'hidden'],
    ['経理\u3000 予約', '経理 予約'],
    ['gnp.\u202ehtml', 'gnp.-html'],
    ['か\u3099', 'が'],
    ['👩‍💻の予約', '👩‍💻の予約'],
    ['half \ud83d', 'half -'],
    [`${'あ'.repeat(29)}. い`, 'あ'.repeat(29)],
    ['𠮷'.repeat(20), '𠮷'.repeat(15)],
    [`${'あ'.repeat(29)}👩‍💻`, 'あ'.repeat(29)],
    ['/', '-'],
  ])('%j is %j', (typed, part) => {
    expect(fileNamePart(typed)).toBe(part);
  });

  it('is of 30 units at most, whole, and nothing that any system refuses, whatever was typed', () => {
    const units = fc.constantFrom('/', '\\', ':', '*', '?', '"', '<', '>', '|', '.', ' ', '\t', '\ud83d', '👩‍💻', 'あ');
    const texts = fc.oneof(fc.string({ unit: units }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(texts, (typed) => {
        const part = fileNamePart(typed);
        expect(part.length).toBeLessThanOrEqual(30);
        expect(part.isWellFormed()).toBe(true);
        expect(part).not.toMatch(/[/\\:*?"<>|\p{Cc}]|^[.\s]|[.\s]$/u);
        expect(fileNamePart(part)).toBe(part);
      }),
      { numRuns: 2000 },
    );
  });
});
