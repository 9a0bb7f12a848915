import type { Problem } from '@earshot/planfile';
import { type RuleCode, SNAPSHOT_RULES } from './catalogue.ts';

/** Of one rule in one file so many problems are listed; how many more there are is said. */
const MOST_LISTED = 50;

/** Where a problem stands: the line of a file, and the column by its place in the header, both from 1. */
export interface CellPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Gathers what is wrong with the files of a month. */
export class FindingsOfFiles {
  readonly #listed: Problem[] = [];
  readonly #counts = new Map<string, { readonly code: RuleCode; readonly place: CellPlace; found: number }>();

  add(code: RuleCode, place: CellPlace, sentence: string): void {
    const key = `${code} ${place.file}`;
    const count = this.#counts.get(key) ?? { code, place, found: 0 };
    count.found += 1;
    this.#counts.set(key, count);
    if (count.found <= MOST_LISTED) this.#listed.push(problemOf(code, place, sentence));
  }

  /** All problems by file and line, and after those of a rule that is broken very often, how many more there are. */
  all(files: readonly string[]): Problem[] {
    const more = [...this.#counts.values()].flatMap(({ code, place, found }) =>
      found <= MOST_LISTED
        ? []
        : problemOf(code, { ...place, line: Number.MAX_SAFE_INTEGER }, `And ${found - MOST_LISTED} more of this kind.`),
    );
    const order = ({ place }: Problem): number => files.indexOf(place.file);
    return [...this.#listed, ...more]
      .sort((a, b) => order(a) - order(b) || a.place.line - b.place.line)
      .map((problem) => ({ ...problem, place: { ...problem.place, line: Math.min(problem.place.line, LAST) } }));
  }
}

/** Stands for “the end of the file” in a list that is cut. */
const LAST = 200_001;

function problemOf(code: RuleCode, { file, line, column }: CellPlace, sentence: string): Problem {
  return { code, severity: SNAPSHOT_RULES[code][0], place: { file, line, column }, sentence };
}
