import { type Cell, isoDate, type Table } from './table';

/** Without it Excel takes the file for the code page of its country. */
const BOM = '\ufeff';
const LINE_END = '\r\n';

/** RFC 4180 with a BOM; no cell is one that a spreadsheet would run. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return BOM + rows.map((row) => row.map(fieldOf).join(',') + LINE_END).join('');
}

/** Its titles, then its rows; dates as YYYY-MM-DD. */
export function rowsOf({ columns, rows }: Table): readonly (readonly Cell[])[] {
  const titles = columns.map(({ title }) => title);
  const shown = rows.map((row) =>
    row.map((cell, place) => (typeof cell === 'number' && columns[place]?.kind === 'date' ? isoDate(cell) : cell)),
  );
  return [titles, ...shown];
}

function fieldOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = runsAsFormula(cell) ? `'${cell}` : cell;
  // Beyond the RFC: other programs cut at semicolons and tabs, and drop space that is not in quotes.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Japanese spreadsheets take ＝＋－＠ for their half-width twins, and programs drop white space and characters that are
 * not seen from the front of a cell before they look at it.
 */
function runsAsFormula(text: string): boolean {
  const start = text.replace(/^[\s\p{Cc}\p{Cf}]+/u, '').slice(0, 1);
  return /[=+\-@\u2212]/.test(start.normalize('NFKC'));
}
