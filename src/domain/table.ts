/** A date is a number: milliseconds since 1970. */
export type Cell = string | number | null;

export interface Column {
  readonly title: string;
  /** What the numbers in it are; texts stay texts in every column. */
  readonly kind: 'text' | 'number' | 'percent' | 'date';
}

/** What is handed over as a CSV file or as one sheet of a workbook. */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** YYYY-MM-DD of the day it was at this place. */
export function isoDate(time: number): string {
  const date = new Date(time);
  const pad = (part: number, length = 2) => String(part).padStart(length, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
