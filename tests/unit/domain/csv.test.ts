import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf, toCsv } from '../../../src/domain/csv';
import type { Cell } from '../../../src/domain/table';

/** Reads RFC 4180 character by character, as strictly as it is written. */
function readCsv(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = csv.startsWith('\ufeff') ? 1 : 0; at < csv.length; at++) {
    let field = '';
    if (csv[at] === '"') {
      for (at++; csv[at] !== '"' || csv[at + 1] === '"'; at++) {
        if (at >= csv.length) throw new Error('a quote is never closed');
        if (csv[at] === '"') at++;
        field += csv[at];
      }
      at++;
    } else {
      for (; at < csv.length && csv[at] !== ',' && csv[at] !== '\r'; at++) {
        if (csv[at] === '"' || csv[at] === '\n') throw new Error(`bare ${JSON.stringify(csv[at])}`);
        field += csv[at];
      }
    }
    row.push(field);
    if (csv[at] === ',') continue;
    if (csv[at] !== '\r' || csv[at + 1] !== '\n') throw new Error('a line does not end with CRLF');
    at++;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** What programs drop or fold before they look whether a cell begins a formula. */
const WIDTHS: Readonly<Record<string, string>> = { '＝': '=', '＋': '+', '－': '-', '−': '-', '＠': '@' };
const DROPPED = '\u007f\u00a0\u00ad\u200b\u200c\u200d\u3000\ufeff';
function isRun(field: string): boolean {
  const start = Array.from(field).find((character) => character > ' ' && !DROPPED.includes(character));
  return start !== undefined && '=+-@'.includes(WIDTHS[start] ?? start);
}

const spaces = fc.string({
  unit: fc.constantFrom(' ', '\t', '\r', '\n', '\u3000', '\u00a0', '\ufeff', '\u200b', '\0'),
});
const starts = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '﹦', '﹢', '﹣', '﹫', '');
const ends = fc.oneof(
  fc.constantFrom("cmd|' /C calc'!A0", 'HYPERLINK("http://x","y")', '1+1', '"', ',', ';', '\r\n=1', '、はい'),
  fc.string({ unit: 'binary' }),
);
const texts = fc.oneof(
  fc.tuple(spaces, starts, ends).map((parts) => parts.join('')),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ';', 'あ', '=', "'", ' ') }),
);
const cells: fc.Arbitrary<Cell> = fc.oneof(texts, fc.double({ noNaN: true }), fc.integer(), fc.constant(null));
const tables = fc.array(fc.array(cells, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });

/** What a cell has to come back as. */
function expected(cell: Cell): readonly string[] {
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return [''];
  return typeof cell === 'number' ? [String(cell)] : [cell, `'${cell}`];
}

describe('a CSV file', () => {
  it('begins with the mark that Excel needs for Japanese and ends every line with CRLF', () => {
    expect(
      toCsv([
        ['設問', 1],
        ['"はい", いいえ', null],
      ]),
    ).toBe('\ufeff設問,1\r\n"""はい"", いいえ",\r\n');
  });

  it('read back has every cell, and a guard in front of it at most', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const read = readCsv(toCsv(rows));
        expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        rows.forEach((row, line) => {
          row.forEach((cell, place) => {
            expect(expected(cell)).toContain(read[line]?.[place]);
          });
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('holds no text that a spreadsheet would run', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(isRun(readCsv(toCsv([[text]]))[0]?.[0] ?? '')).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['=1', '\t=1', '\r\n@SUM(A1)', '\u3000＝1+1', '＋1', '－1', '＠x', ' -1', '-1', '\u200b=1', '−1'])(
    'guards %j with an apostrophe',
    (text) => {
      expect(readCsv(toCsv([[text]]))).toEqual([[`'${text}`]]);
    },
  );

  it.each(['a=b', '1-2', 'ー長音', '–', '〜から', '・項目', '（注）=1', '', '”=1'])('leaves %j as it is', (text) => {
    expect(readCsv(toCsv([[text]]))).toEqual([[text]]);
  });

  it('leaves numbers numbers, below zero too', () => {
    expect(toCsv([[-25, 0.5, -0.25, Number.NaN, Number.POSITIVE_INFINITY]])).toBe('\ufeff-25,0.5,-0.25,,\r\n');
  });
});

it('a table is its titles, then its rows, with days for dates', () => {
  const table = {
    id: 't',
    title: '表',
    columns: [
      { title: '日', kind: 'date' },
      { title: '点', kind: 'number' },
    ],
    rows: [
      [new Date(2026, 0, 5, 23, 59).getTime(), 3],
      [null, -1],
    ],
  } as const;
  expect(rowsOf(table)).toEqual([
    ['日', '点'],
    ['2026-01-05', 3],
    [null, -1],
  ]);
});
