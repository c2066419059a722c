import { type Figure, median } from './figures';

/** One figure, measured for two or more things: the first is what the last is compared with. */
export interface Line {
  readonly label: string;
  readonly unit: string;
  /** Medians, one per column. */
  readonly values: readonly number[];
  /** Of every run, per column: shows how calm the machine was. */
  readonly runs: readonly (readonly number[])[];
  readonly ratio?: number;
  readonly goal?: string;
  readonly met?: boolean;
}

export function compare<Measured>(figure: Figure<Measured>, columns: readonly (readonly Measured[])[]): Line {
  const { label, unit, of, goal } = figure;
  const runs = columns.map((measured) => measured.map(of));
  const values = runs.map(median);
  const last = values.at(-1) ?? Number.NaN;
  const ratio = last / (values[0] ?? Number.NaN);
  const line = { label, unit, values, runs, ratio };
  if (!goal) return line;
  if ('ratio' in goal) return { ...line, goal: `≤ ${goal.ratio}×`, met: ratio <= goal.ratio };
  return { ...line, goal: `≤ ${goal.most} ${unit}`, met: last <= goal.most };
}

export function tableOf(title: string, columns: readonly string[], lines: readonly Line[]): string {
  const rows = lines.map(({ label, unit, values, ratio, goal, met }) => [
    unit ? `${label}, ${unit}` : label,
    ...values.map((value) => show(value, unit === 'ms' ? 0 : 1)),
    ratio === undefined ? '' : `${show(ratio, 2)}×`,
    goal ?? '',
    met === undefined ? '' : met ? 'yes' : 'NO',
  ]);
  return align([[title, ...columns, 'ratio', 'goal', 'met'], ...rows]);
}

/** First column to the left, the others to the right. */
export function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

function show(value: number, decimals: number): string {
  return Number.isNaN(value) ? '' : value.toFixed(Number.isInteger(value) ? 0 : decimals);
}
