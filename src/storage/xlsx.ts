import type { CellObject, Sheet } from 'write-excel-file/browser';
import type { Cell, Column, Table } from '../domain/table';

/** What people type and what stands in data/ is always a text, however it begins: a workbook has no formula. */
export async function toXlsx(tables: readonly Table[]): Promise<Blob> {
  const { default: writeXlsx } = await import('write-excel-file/browser');
  const names = new Set<string>();
  const sheets = tables.map(({ title, columns, rows }): Sheet<Blob> => {
    const sheet = sheetName(title, names);
    names.add(sheet.toLowerCase());
    const head = columns.map(({ title }): CellObject => ({ ...textCell(title), fontWeight: 'bold' }));
    return {
      sheet,
      data: [head, ...rows.map((row) => row.map((cell, place) => cellOf(cell, columns[place]?.kind)))],
      columns: columns.map((column, place) => ({ width: widthOf(column, rows, place) })),
    };
  });
  return writeXlsx(sheets).toBlob();
}

const FORMATS = { percent: '0%', date: 'yyyy-mm-dd' } as const;

function cellOf(cell: Cell, kind: Column['kind'] = 'text'): CellObject | null {
  if (typeof cell === 'string') return textCell(cell);
  if (cell === null || !Number.isFinite(cell)) return null;
  const style = { alignVertical: 'top' } as const;
  if (kind === 'date') return { ...style, type: Date, value: asWorkbookDate(cell), format: FORMATS.date };
  if (kind === 'percent') return { ...style, type: Number, value: cell, format: FORMATS.percent };
  return { ...style, type: Number, value: cell };
}

function textCell(text: string): CellObject {
  // Half a character would take its neighbour along when it is dropped.
  const whole = text.replace(/\p{Cs}/gu, '');
  // The library looks texts up in a plain object, where a note "constructor" would find something else.
  const value = whole in Object.prototype ? `${whole} ` : whole;
  return { type: String, value, wrap: true, alignVertical: 'top' };
}

/** A workbook knows no time zones: the same day and hour, written as if it were there. */
function asWorkbookDate(time: number): Date {
  return new Date(time - new Date(time).getTimezoneOffset() * 60_000);
}

/** Excel opens no workbook in which a name is longer, holds one of []:*?/\ or stands twice in whatever case. */
function sheetName(title: string, taken: ReadonlySet<string>): string {
  const LONGEST = 31;
  const name = title.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^[\s']+|[\s']+$/g, '') || '-';
  for (let nth = 1; ; nth++) {
    const end = nth === 1 ? '' : ` ${nth}`;
    const candidate = name.slice(0, LONGEST - end.length) + end;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

const NARROWEST = 8;
const WIDEST = 60;

/** In digits; a Japanese character takes two of them. Longer texts go on in the next line of their cell. */
function widthOf({ title, kind }: Column, rows: Table['rows'], place: number): number {
  const lengths = rows.map((row) => {
    const cell = row[place] ?? '';
    if (typeof cell === 'string') return lengthOf(cell);
    return kind === 'date' ? FORMATS.date.length : String(cell).slice(0, NARROWEST).length;
  });
  return Math.min(Math.max(NARROWEST, lengthOf(title), ...lengths) + 2, WIDEST);
}

function lengthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0);
}
