import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
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

function parse(xml = ''): Document {
  return new DOMParser().parseFromString(xml, 'application/xml');
}

/** `Char` of XML 1.0; halves of a pair of surrogates come here alone. */
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return [0x9, 0xa, 0xd].includes(code);
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
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
    expect(texts.map((_, place) => sheets.get('回答')?.get(`A${place + 2}`)?.value)).toEqual(texts);
  });

  it('leaves out what no file can hold and nothing beside it', async () => {
    const { files, sheets } = await write(
      table([['a\ud800b\udc00c\u0000', Number.NaN, Number.POSITIVE_INFINITY, null]]),
    );
    expect(sheets.get('回答')?.get('A2')?.value).toBe('abc');
    expect(sheets.get('回答')?.has('B2')).toBe(false);
    expect([...files.values()].join('')).not.toMatch(/NaN|Infinity/);
  });

  it('gives every text back but for the characters that XML 1.0 forbids', async () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom('\u0000', '\u000b', '\u001b', '\ud83d', '\ude00', '\ufffe', '\uffff', '\t', '\n', ' ', '　'),
      fc.constantFrom('<', '>', '&', '"', "'", ']]>', '&lt;', '_x000D_', '_x005F_', '_', 'x003d_', '😀'),
    );
    const texts = fc.array(fc.string({ unit, minLength: 1 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const { sheets } = await write(table(given.map((text) => [text, null, null, null])));
        const read = given.map((_, place) => sheets.get('回答')?.get(`A${place + 2}`)?.value);
        expect(read).toEqual(given.map((text) => Array.from(text).filter(isXmlCharacter).join('')));
      }),
    );
  });

  it('writes quotes and ampersands as XML wants them and keeps every blank', async () => {
    const { files } = await write(table([[' A & "B"  <C>\n', '\u0001 1', null, null]], 'R&D "1"'));
    const text =
      '<si><t xml:space="preserve"> A &amp; &quot;B&quot;  &lt;C&gt;\n</t></si><si><t xml:space="preserve"> 1</t></si>';
    expect(files.get('xl/sharedStrings.xml')).toContain(text);
    expect(files.get('xl/workbook.xml')).toContain('<sheet name="R&amp;D &quot;1&quot;" ');
  });

  it('has a bold first row that stays in sight, and texts that begin at the top and go on in the next line', async () => {
    const { files, sheets } = await write(table([['長い文', 1, 0.5, DAY]]));
    const styles = parse(files.get('xl/styles.xml'));
    const look = (address: string) => {
      const format = styles.querySelectorAll('cellXfs xf')[sheets.get('回答')?.get(address)?.style ?? 0];
      const alignment = format?.querySelector('alignment');
      const font = styles.querySelectorAll('fonts font')[Number(format?.getAttribute('fontId'))];
      return [
        font?.querySelector('b') ? 'bold' : 'regular',
        alignment?.getAttribute('vertical'),
        alignment?.getAttribute('wrapText') === '1' ? 'wrapped' : 'whole',
      ];
    };
    for (const address of ['A1', 'B1', 'C1', 'D1']) expect(look(address), address).toEqual(['bold', 'top', 'wrapped']);
    expect(look('A2')).toEqual(['regular', 'top', 'wrapped']);
    for (const address of ['B2', 'C2', 'D2']) expect(look(address), address).toEqual(['regular', 'top', 'whole']);
    const pane = parse(files.get('xl/worksheets/sheet1.xml')).querySelector('sheetViews pane');
    expect(['ySplit', 'topLeftCell', 'state'].map((name) => pane?.getAttribute(name))).toEqual(['1', 'A2', 'frozen']);
  });

  it('names all of its parts, and no others, where a reader looks for them', async () => {
    const { files } = await write(table([], 'a'), table([['x', 1, null, null]], 'b'));
    const [types, ...parts] = files.keys();
    expect(types).toBe('[Content_Types].xml');
    const related = (path: string, folder: string) =>
      [...parse(files.get(path)).querySelectorAll('Relationship')].map((to) => folder + to.getAttribute('Target'));
    const reached = [...related('_rels/.rels', ''), ...related('xl/_rels/workbook.xml.rels', 'xl/')];
    expect(parts.filter((path) => !path.endsWith('.rels')).sort()).toEqual(reached.sort());
    const typed = [...parse(files.get('[Content_Types].xml')).querySelectorAll('Override')].map((part) =>
      part.getAttribute('PartName'),
    );
    expect(typed.sort()).toEqual(reached.map((path) => `/${path}`));
  });

  it('has columns beyond Z', async () => {
    const wide = Array.from({ length: 703 }, (_, place) => ({ title: `${place}`, kind: 'number' }) as const);
    const { sheets } = await write({ ...table([]), columns: wide });
    const cells = [...(sheets.get('回答') ?? [])].map(([address, { value }]) => [value, address]);
    expect(cells.length).toBe(wide.length);
    const names = [
      ['25', 'Z1'],
      ['26', 'AA1'],
      ['51', 'AZ1'],
      ['52', 'BA1'],
      ['701', 'ZZ1'],
      ['702', 'AAA1'],
    ];
    for (const cell of names) expect(cells).toContainEqual(cell);
  });

  it('is made on a phone that believes it is 1970', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    try {
      expect([...(await write(table([]))).sheets.keys()]).toEqual(['回答']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says what it is', async () => {
    expect((await toXlsx([table([])])).type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  });

  it('names its sheets so that Excel opens it', async () => {
    const titles = ['a/b:c*d?e[f]g\\h', "'引用'", 'x'.repeat(40), 'X'.repeat(40), '', '回答', '回答'];
    const { sheets } = await write(...titles.map((title) => table([], title)));
    const names = [...sheets.keys()];
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
    for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
    expect(names.slice(5)).toEqual(['回答', '回答 2']);
  });

  it('cuts the names of its sheets to neither half a character nor a quotation mark at the end', async () => {
    const titles = [`${'x'.repeat(30)}😀`, `${'x'.repeat(30)}😁`, `${'y'.repeat(30)}'s`, `${'z'.repeat(30)} z`];
    const { sheets } = await write(...titles.map((title) => table([], title)));
    expect([...sheets.keys()]).toEqual(['x'.repeat(30), `${'x'.repeat(29)} 2`, 'y'.repeat(30), 'z'.repeat(30)]);
  });

  it('has columns that are as wide as their texts, within limits', async () => {
    const { files } = await write(table([['長'.repeat(200), 1, 0.5, DAY]]));
    const widths = [...(files.get('xl/worksheets/sheet1.xml') ?? '').matchAll(/ width="(\d+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths).toEqual([60, 10, 10, 12]);
  });
});
