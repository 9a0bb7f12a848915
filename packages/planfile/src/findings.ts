import { type Place, type Problem, placeWithin } from './problem.ts';
import type { PlanFile, PlanPath } from './read-plan.ts';

/** Something wrong with a text that stands in a plan, such as an expression; `at` counts its characters from 0. */
export interface Flaw {
  readonly code: string;
  readonly at: number;
  readonly sentence: string;
}

/** What is wrong with one plan, gathered by a reader on its way through it, each with its place. */
export class Findings {
  readonly problems: Problem[] = [];
  private readonly plan: PlanFile;
  private readonly told = new Set<string>();

  constructor(plan: PlanFile) {
    this.plan = plan;
  }

  /** Adds an error at what stands at a path, `within` characters on in it. */
  add(code: string, path: PlanPath, sentence: string, within = 0): void {
    this.push({ code, severity: 'error', place: placeWithin(this.plan.placeOf(path), within), sentence });
  }

  /** Adds a warning at what stands at a path: worth a look, but nothing that stops the work. */
  warn(code: string, path: PlanPath, sentence: string): void {
    this.push({ code, severity: 'warning', place: this.plan.placeOf(path), sentence });
  }

  /** What several places share, such as a scale, is read for each of them; what is wrong with it is said once. */
  private push(problem: Problem): void {
    const { code, place, sentence } = problem;
    const key = JSON.stringify([code, place.line, place.column, sentence]);
    if (this.told.has(key)) return;
    this.told.add(key);
    this.problems.push(problem);
  }

  /** Where something of the plan stands, for what can be found wrong with it only later. */
  placeOf(path: PlanPath): Place {
    return this.plan.placeOf(path);
  }

  /** Adds what was found in the text at a path. */
  addFlaws(path: PlanPath, flaws: readonly Flaw[]): void {
    for (const { code, at, sentence } of flaws) this.add(code, path, sentence, at);
  }
}
