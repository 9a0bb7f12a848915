import type { Problem } from '@earshot/planfile';
import { fileProblem } from './file-problem.ts';
import type { Indicators } from './indicators.ts';

/** Why a year cannot be what the latest of a release is set against: it is not before it; null when it can. */
export function benchmarkProblem({ file, release }: Indicators, benchmark: number | null): Problem | null {
  if (benchmark === null || (benchmark >= release.firstYear && benchmark < release.year)) return null;
  const sentence = `The benchmark year ${benchmark} is not one of ${release.firstYear} to ${release.year - 1}, the years before the latest of the release.`;
  return fileProblem('benchmark-year', file, sentence);
}
