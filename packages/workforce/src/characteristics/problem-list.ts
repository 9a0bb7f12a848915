import type { Problem } from '@earshot/planfile';
import { fileProblem } from '../file-problem.ts';

/** What is wrong with a file of many rows: the first of each kind, and how many more there are. */
export interface ProblemList {
  add(code: string, line: number, sentence: string): void;
  /** Problems after which the rest of the file says nothing more. */
  addAll(problems: readonly Problem[]): void;
  end(problem: Problem): void;
  isOver(): boolean;
  hasErrors(): boolean;
  all(): Problem[];
}

/** Most problems of one kind that are listed. */
const MOST_LISTED = 20;
/** What is only left aside, and once for each of its names. */
const WARNINGS: ReadonlySet<string> = new Set(['characteristics-topic']);

export function problemList(file: string): ProblemList {
  const listed: Problem[] = [];
  const seen = new Map<string, number>();
  const warned = new Set<string>();
  let over = false;
  const add = (code: string, line: number, sentence: string): void => {
    const isWarning = WARNINGS.has(code);
    if (isWarning && warned.has(sentence)) return;
    warned.add(sentence);
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    const problem = fileProblem(code, file, sentence, line);
    if (count <= MOST_LISTED) listed.push(isWarning ? { ...problem, severity: 'warning' } : problem);
  };
  const end = (problem: Problem): void => {
    listed.push(problem);
    over = true;
  };
  return {
    add,
    addAll: (problems) => {
      for (const problem of problems) end(problem);
    },
    end,
    isOver: () => over,
    hasErrors: () => listed.some(({ severity }) => severity === 'error'),
    all: () => [...listed, ...furtherOf(file, seen, listed)],
  };
}

/** For each kind of which not all are listed, how many more there are. */
function furtherOf(file: string, seen: ReadonlyMap<string, number>, listed: readonly Problem[]): Problem[] {
  return [...seen].flatMap(([code, count]) => {
    if (count <= MOST_LISTED) return [];
    const last = listed.findLast((problem) => problem.code === code)!;
    return [
      fileProblem(code, file, `${count - MOST_LISTED} further rows have a problem of this kind.`, last.place.line),
    ];
  });
}
