export type Theme = 'organizational' | 'people' | 'physical' | 'technological';
export type Effort = 'today' | 'this-month' | 'half-year';

/** 管理策: one of the 93 of ISO/IEC 27001:2022 Annex A. */
export interface Control {
  readonly id: string;
  readonly theme: Theme;
  readonly effort?: Effort;
  readonly cost?: 'free' | 'low' | 'paid';
  readonly who?: readonly ('owner' | 'staff' | 'vendor')[];
}

const EFFORTS: readonly Effort[] = ['today', 'this-month', 'half-year'];

/** Less effort first, then by number: 5.2 before 5.10. A control without known effort counts as the most. */
export function compareControls(a: Control, b: Control): number {
  return effortRank(a) - effortRank(b) || compareControlIds(a.id, b.id);
}

function effortRank(control: Control): number {
  return control.effort ? EFFORTS.indexOf(control.effort) : EFFORTS.length;
}

function compareControlIds(a: string, b: string): number {
  const [clauseA = 0, numberA = 0] = a.split('.').map(Number);
  const [clauseB = 0, numberB = 0] = b.split('.').map(Number);
  return clauseA - clauseB || numberA - numberB;
}
