export type Theme = 'organizational' | 'people' | 'physical' | 'technological';
/** How long it takes a small firm until all steps are done. */
export type Effort = 'today' | 'this-month' | 'half-year';
/** low: up to about 50,000 yen once, or a small monthly fee. */
export type Cost = 'free' | 'low' | 'paid';
export type Doer = 'owner' | 'staff' | 'vendor';

/** 管理策: one of the 93 of ISO/IEC 27001:2022 Annex A. */
export interface Control {
  readonly id: string;
  readonly theme: Theme;
  readonly effort: Effort;
  readonly cost: Cost;
  /** Who does most of it first. */
  readonly who: readonly Doer[];
}

const EFFORTS: readonly Effort[] = ['today', 'this-month', 'half-year'];

/** Less effort first, then by number: 5.2 before 5.10. */
export function compareControls(a: Control, b: Control): number {
  return EFFORTS.indexOf(a.effort) - EFFORTS.indexOf(b.effort) || compareControlIds(a.id, b.id);
}

function compareControlIds(a: string, b: string): number {
  const [clauseA = 0, numberA = 0] = a.split('.').map(Number);
  const [clauseB = 0, numberB = 0] = b.split('.').map(Number);
  return clauseA - clauseB || numberA - numberB;
}
