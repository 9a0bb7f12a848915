import { columnNamed, type Dataset, valueAt } from '@earshot/dataset';
import type { DrawnPlan } from '../plan/plan.ts';
import type { Wave } from './wave.ts';

/** How the people of two waves were drawn, by stacked row: the earlier wave’s rows, then the later’s. */
export interface DrawnUnits {
  /** The first-stage unit: the cluster, or without clusters the person. */
  readonly units: readonly string[];
  /** Undefined where the sample was not stratified. */
  readonly strata: readonly string[] | undefined;
}

/**
 * The units and strata of everybody in two waves. Whoever is in both was drawn once: by what the earlier wave says of them.
 * Rows without weight add nothing to any error, and stand with somebody who has one: so nobody is counted as drawn who is
 * not. Null where somebody with weight has no cluster or stratum.
 */
export function drawnUnits(waves: readonly [Wave, Wave], drawn: DrawnPlan | null): DrawnUnits | null {
  const rows = waves.flatMap((wave) => wave.people.map((person, row) => ({ wave, person, row })));
  const firstOf = new Map<string, (typeof rows)[number]>();
  for (const one of rows) {
    if (one.wave.weights[one.row]! > 0 && !firstOf.has(one.person)) firstOf.set(one.person, one);
  }
  const somebody = [...firstOf.values()][0]!;
  const drawnAs = rows.map(({ wave, person, row }) => (wave.weights[row]! > 0 ? firstOf.get(person)! : somebody));
  const labels = (names: readonly string[]) => drawnAs.map(({ wave, row }) => labelOf(wave.dataset, row, names));
  const strata = drawn && drawn.strata.length > 0 ? labels(drawn.strata) : undefined;
  const units = drawn?.clusters ? labels([drawn.clusters]) : drawnAs.map(({ person }) => person);
  return isKnown(units) && (strata === undefined || isKnown(strata)) ? { units, strata } : null;
}

/** The answers to some variables as one text; null where one is missing. */
function labelOf(dataset: Dataset, row: number, names: readonly string[]): string | null {
  const answers = names.map((name) => valueAt(columnNamed(dataset, name)!, row));
  if (answers.some(({ state }) => state !== 'answered')) return null;
  return JSON.stringify(answers.map((answer) => answer.state === 'answered' && answer.value));
}

function isKnown(labels: readonly (string | null)[]): labels is readonly string[] {
  return labels.every((label) => label !== null);
}
