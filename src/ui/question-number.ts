/** The number that the official sheet prints: 'q03' → 3, 'q4-2' → 4-2. */
export function numberOf(questionId: string): string {
  return questionId.replace(/^q0*/, '');
}
