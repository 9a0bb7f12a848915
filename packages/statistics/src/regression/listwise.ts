import type { SurveyDesign } from '../design/survey-design.ts';
import type { ListwiseLoss } from './term.ts';

/** Something a model needs a value of, by row. */
export interface Needed {
  readonly name: string;
  isMissing(row: number): boolean;
}

/** The rows with weight that lack nothing, and what each need costs. */
export function completeRows(
  design: SurveyDesign,
  needs: readonly Needed[],
): { readonly rows: Int32Array; readonly losses: ListwiseLoss[] } {
  const missing = needs.map(() => 0);
  const missingOnlyHere = needs.map(() => 0);
  const rows: number[] = [];
  for (let row = 0; row < design.rows; row += 1) {
    if (design.weights[row] === 0) continue;
    const without = needs.flatMap((need, index) => (need.isMissing(row) ? [index] : []));
    if (without.length === 0) rows.push(row);
    for (const index of without) missing[index]! += 1;
    if (without.length === 1) missingOnlyHere[without[0]!]! += 1;
  }
  const losses = needs.map(({ name }, index) => ({
    name,
    missing: missing[index]!,
    missingOnlyHere: missingOnlyHere[index]!,
  }));
  return { rows: Int32Array.from(rows), losses };
}
