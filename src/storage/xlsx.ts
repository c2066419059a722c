import type { Cell, Column, Table } from '../domain/table';
import { type Sheet, type SheetCell, workbookParts } from './spreadsheetml';
import { DATE_LENGTH } from './xlsx-styles';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Zip archives know no year before 1980, and a phone's clock may be wrong. */
const PACKED_AT = '1980-01-01T00:00';

/**
 * An Excel workbook with one sheet for each of the tables, of which there is at least one. What people type and what
 * stands in data/ is always a text, however it begins. Rejects when the file that packs it cannot be fetched.
 */
export async function toXlsx(tables: readonly Table[]): Promise<Blob> {
  const { zipSync } = await import('fflate/browser');
  const names = new Set<string>();
  const sheets = tables.map(({ title, columns, rows }): Sheet => {
    const name = sheetName(title, names);
    names.add(name.toLowerCase());
    return {
      name,
      widths: columns.map((column, place) => widthOf(column, rows, place)),
      rows: [
        columns.map(({ title }): SheetCell => ({ value: title, style: 'header' })),
        ...rows.map((row) => row.map((cell, place) => cellOf(cell, columns[place]?.kind))),
      ],
    };
  });
  const encoder = new TextEncoder();
  const parts = Object.entries(workbookParts(sheets)).map(([path, xml]) => [path, encoder.encode(xml)] as const);
  // Not in the background: that would be a worker made from a blob, which our content policy refuses.
  return new Blob([zipSync(Object.fromEntries(parts), { mtime: PACKED_AT })], { type: TYPE });
}

function cellOf(cell: Cell, kind: Column['kind'] = 'text'): SheetCell | null {
  if (typeof cell === 'string') return cell === '' ? null : { value: cell, style: 'text' };
  if (cell === null || !Number.isFinite(cell)) return null;
  if (kind === 'date') return { value: workbookDate(cell), style: kind };
  return { value: cell, style: kind === 'percent' ? kind : 'number' };
}

/** Days since 30 December 1899. A workbook knows no time zones: the same day and hour, counted as if it were there. */
function workbookDate(time: number): number {
  const DAY = 86_400_000;
  return (time - new Date(time).getTimezoneOffset() * 60_000 - Date.UTC(1899, 11, 30)) / DAY;
}

/** Excel opens no workbook in which a name is longer, holds one of []:*?/\, has a ' at an end or stands there twice. */
function sheetName(title: string, taken: ReadonlySet<string>): string {
  const LONGEST = 31;
  const trim = (text: string) => text.replace(/^[\s'\p{Cs}]+|[\s'\p{Cs}]+$/gu, '');
  const name = trim(title.replace(/[[\]:*?/\\\p{Cc}\p{Cs}]/gu, ' ')) || '-';
  for (let nth = 1; ; nth++) {
    const end = nth === 1 ? '' : ` ${nth}`;
    // Cutting may leave half a character or a blank at the end.
    const candidate = trim(name.slice(0, LONGEST - end.length)) + end;
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
    return kind === 'date' ? DATE_LENGTH : String(cell).slice(0, NARROWEST).length;
  });
  return Math.min(Math.max(NARROWEST, lengthOf(title), ...lengths) + 2, WIDEST);
}

function lengthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0);
}
