import type { Comparison } from './compare.ts';
import type { BrokenFile } from './conform-file.ts';

export interface Outcome {
  readonly file: string;
  readonly found: Comparison | BrokenFile;
}

const MOST_LINES = 10;

/** A line for each file, with what does not agree and what is not covered under it, and the totals. */
export function inText(outcomes: readonly Outcome[]): string[] {
  const width = Math.max(...outcomes.map(({ file }) => file.length));
  const lines = outcomes.flatMap(({ file, found }) =>
    'broken' in found ? [`${file.padEnd(width)}  broken: ${found.broken}`] : linesOf(file.padEnd(width), found),
  );
  const { compared, mismatched, notCovered, covered, broken, worst } = totalsOf(outcomes);
  const files = `${outcomes.length} ${outcomes.length === 1 ? 'file' : 'files'}${broken > 0 ? `, ${broken} of them broken` : ''}`;
  const share = `${(100 * covered).toFixed(1)}% covered`;
  return [
    ...lines,
    `${files}: ${compared} values compared, ${mismatched} mismatched, ${notCovered} not covered (${share}), worst relative error ${inDigits(worst)}.`,
  ];
}

function linesOf(file: string, comparison: Comparison): string[] {
  const { compared, given, withoutNumber, mismatches, notCovered, worst, reasons } = comparison;
  const counts = `${compared} compared, ${mismatches.length} mismatched, ${notCovered} not covered`;
  const apart = [
    given > 0 ? `; ${given} only computed with` : '',
    withoutNumber > 0 ? `; ${withoutNumber} have no number in R` : '',
  ].join('');
  const wrong = mismatches.slice(0, MOST_LINES).map(({ path, expected, computed, error, tolerance }) => {
    return `    ${path}: ${computed} instead of ${expected}, off by ${inDigits(error)} (allowed ${tolerance})`;
  });
  const further = mismatches.length - wrong.length;
  const missing = [...reasons].map(([reason, count]) => `    ${count} not covered: ${reason}`);
  return [
    `${file}  ${counts}, worst relative error ${inDigits(worst)}${apart}`,
    ...wrong,
    ...(further > 0 ? [`    and ${further} more`] : []),
    ...missing,
  ];
}

function inDigits(error: number): string {
  return error === 0 ? '0' : error.toExponential(1);
}

/** For programs, that nothing could be compared, and why. */
export function refusalInJson(sentence: string): object {
  return { ...inJson([]), error: sentence };
}

/** The same for programs. A broken file has its reason and no counts; infinite errors are written as texts. */
export function inJson(outcomes: readonly Outcome[]): object {
  const files = outcomes.map(({ file, found }) =>
    'broken' in found
      ? { file, compared: 0, mismatched: 0, notCovered: 0, worst: null, broken: found.broken }
      : {
          file,
          compared: found.compared,
          mismatched: found.mismatches.length,
          notCovered: found.notCovered,
          worst: asNumber(found.worst),
        },
  );
  const { worst, ...totals } = totalsOf(outcomes);
  return { files, ...totals, worst: asNumber(worst) };
}

/** JSON has no infinity, which a number beside an expected 0 is off by. */
function asNumber(error: number): number {
  return Number.isFinite(error) ? error : Number.MAX_VALUE;
}

function totalsOf(outcomes: readonly Outcome[]) {
  const found = outcomes.flatMap((outcome) => ('broken' in outcome.found ? [] : [outcome.found]));
  const sum = (of: (one: Comparison) => number): number => found.reduce((total, one) => total + of(one), 0);
  const [compared, notCovered] = [sum((one) => one.compared), sum((one) => one.notCovered)];
  return {
    compared,
    mismatched: sum(({ mismatches }) => mismatches.length),
    notCovered,
    covered: compared + notCovered > 0 ? compared / (compared + notCovered) : 0,
    broken: outcomes.length - found.length,
    worst: found.reduce((most, one) => Math.max(most, one.worst), 0),
  };
}
