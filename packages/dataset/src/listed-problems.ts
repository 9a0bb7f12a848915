import type { Problem } from '@earshot/planfile';
import { type Csv, csvProblem } from './read-csv.ts';

/** Most cells that are listed for one column; the rest are counted. */
const MOST_LISTED = 20;

/** The problems with one column's cells: the first of them, and one (`csv-more-cells`) that counts the others. */
export function listedProblems(csv: Csv, column: string, problems: readonly Problem[]): Problem[] {
  if (problems.length <= MOST_LISTED) return [...problems];
  const line = problems[MOST_LISTED]!.place.line;
  const sentence = `${column}: ${problems.length - MOST_LISTED} further cells do not fit, from this line on.`;
  return [...problems.slice(0, MOST_LISTED), csvProblem('csv-more-cells', csv.file, line, sentence)];
}
