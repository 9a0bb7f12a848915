import type { Problem } from '@earshot/planfile';
import { listedProblems } from './listed-problems.ts';
import { type Csv, csvProblem } from './read-csv.ts';

/** The column that says of every row of our exports whether it is simulated: `yes` or `no`. */
export const SIMULATED_COLUMN = 'simulated';

/**
 * Counts the rows that a file calls simulated. Any cell of the column but `yes` and `no` is a problem
 * (`csv-simulated-cell`), since somebody made up could otherwise pass for real.
 * @param required whether a file without the column is a problem (`csv-simulated-absent`), as it is where the file
 *   should be one of our own exports; otherwise all its rows are real.
 */
export function readSimulatedRows(csv: Csv, required: boolean): { simulatedRows: number; problems: Problem[] } {
  const at = csv.header.indexOf(SIMULATED_COLUMN);
  if (at < 0) return { simulatedRows: 0, problems: required ? [absent(csv)] : [] };
  const odd = csv.rows.filter(({ cells }) => cells[at] !== 'yes' && cells[at] !== 'no');
  const problems = odd.map(({ line, cells }) => {
    const sentence = `${SIMULATED_COLUMN}: “${cells[at]}” is neither yes nor no.`;
    return csvProblem('csv-simulated-cell', csv.file, line, sentence);
  });
  const simulatedRows = csv.rows.filter(({ cells }) => cells[at] === 'yes').length;
  return { simulatedRows, problems: listedProblems(csv, SIMULATED_COLUMN, problems) };
}

function absent(csv: Csv): Problem {
  const sentence = `The file has no column “${SIMULATED_COLUMN}”, which says of every row yes or no.`;
  return csvProblem('csv-simulated-absent', csv.file, 1, sentence);
}
