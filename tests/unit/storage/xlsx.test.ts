import { describe, expect, it } from 'vitest';
import type { Cell, Table } from '../../../src/domain/table';
import { toXlsx } from '../../../src/storage/xlsx';
import { readWorkbook, unzip } from '../../support/unzip';

const columns = [
  { title: 'メモ', kind: 'text' },
  { title: '点', kind: 'number' },
  { title: '割合', kind: 'percent' },
  { title: '日', kind: 'date' },
] as const;

function table(rows: readonly (readonly Cell[])[], title = '回答'): Table {
  return { id: 'answers', title, columns, rows };
}

async function write(...tables: readonly Table[]) {
  const bytes = new Uint8Array(await (await toXlsx(tables)).arrayBuffer());
  return { files: unzip(bytes), sheets: readWorkbook(bytes) };
}

const DAY = new Date(2026, 0, 15, 12).getTime();

describe('a workbook', () => {
  it('holds texts as texts and numbers as numbers, each in its form', async () => {
    const { files, sheets } = await write(table([['部長に聞く <b>&"\'', -25, 0.75, DAY]]));
    const cells = sheets.get('回答');
    const style = (address: string) => {
      const styles = files.get('xl/styles.xml') ?? '';
      const [, format = ''] =
        /numFmtId="(\d+)"/.exec(
          [...(/<cellXfs.*<\/cellXfs>/.exec(styles)?.[0].matchAll(/<xf [^>]*>/g) ?? [])][
            cells?.get(address)?.style ?? 0
          ]?.[0] ?? '',
        ) ?? [];
      return new RegExp(`numFmtId="${format}" formatCode="([^"]*)"`).exec(styles)?.[1];
    };
    expect(['A1', 'B1', 'C1', 'D1'].map((address) => cells?.get(address)?.value)).toEqual(['メモ', '点', '割合', '日']);
    expect(cells?.get('A2')?.value).toBe('部長に聞く <b>&"\'');
    expect(cells?.get('B2')?.value).toBe(-25);
    expect(cells?.get('C2')?.value).toBe(0.75);
    // 46037 days after the last day of 1899, and a half.
    expect(cells?.get('D2')?.value).toBe(46037.5);
    expect([style('C2'), style('D2')]).toEqual(['0%', 'yyyy-mm-dd']);
    expect(files.get('xl/styles.xml')).toContain('<b/>');
  });

  it('has no formula, whatever people have written', async () => {
    const hostile = ["=cmd|' /C calc'!A0", '＝1+1', '+1', '-1', '@SUM(A1)', '<f>1+1</f>', '</t></si><f>1</f>', '\t=1'];
    const { files, sheets } = await write(table(hostile.map((text) => [text, null, null, null])));
    for (const [name, content] of files) expect(content, name).not.toMatch(/<f[\s>/]/);
    hostile.forEach((text, place) => {
      expect(sheets.get('回答')?.get(`A${place + 2}`)?.value).toBe(text);
    });
  });

  it('keeps every text apart, also those that objects know by themselves', async () => {
    const texts = ['constructor', '__proto__', 'toString', 'hasOwnProperty', '😀', '𠮷野家', '1行目\n2行目', ' 前後 '];
    const { sheets } = await write(table(texts.map((text) => [text, null, null, null])));
    const read = texts.map((_, place) => String(sheets.get('回答')?.get(`A${place + 2}`)?.value));
    expect(read.map((text, place) => (place < 4 ? text.trimEnd() : text))).toEqual(texts);
  });

  it('leaves out what no file can hold and nothing beside it', async () => {
    const { files, sheets } = await write(
      table([['a\ud800b\udc00c\u0000', Number.NaN, Number.POSITIVE_INFINITY, null]]),
    );
    expect(sheets.get('回答')?.get('A2')?.value).toBe('abc');
    expect(sheets.get('回答')?.has('B2')).toBe(false);
    expect([...files.values()].join('')).not.toMatch(/NaN|Infinity/);
  });

  it('names its sheets so that Excel opens it', async () => {
    const titles = ['a/b:c*d?e[f]g\\h', "'引用'", 'x'.repeat(40), 'X'.repeat(40), '', '回答', '回答'];
    const { sheets } = await write(...titles.map((title) => table([], title)));
    const names = [...sheets.keys()];
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
    for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
    expect(names.slice(5)).toEqual(['回答', '回答 2']);
  });

  it('has columns that are as wide as their texts, within limits', async () => {
    const { files } = await write(table([['長'.repeat(200), 1, 0.5, DAY]]));
    const widths = [...(files.get('xl/worksheets/sheet1.xml') ?? '').matchAll(/ width="(\d+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths).toEqual([60, 10, 10, 12]);
  });
});
