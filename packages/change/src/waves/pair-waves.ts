import { degreesOfFreedom, isRefused, type SurveyDesign, stackedDesign } from '@earshot/statistics';
import type { DrawnPlan } from '../plan/plan.ts';
import { drawnUnits } from './drawn-units.ts';
import type { ChangeRefusal, Wave } from './wave.ts';

/**
 * Two waves in one design: the rows of the earlier stand before those of the later, and a person is a cluster of their own
 * answers; where clusters were drawn, a cluster holds all of its people’s. People without weight in a wave are not in it.
 */
export interface WavePair {
  readonly earlier: Wave;
  readonly later: Wave;
  readonly design: SurveyDesign;
  /** By row of the earlier wave, the same person’s row in the later one; −1 for those who are not in it. */
  readonly laterRow: Int32Array;
  /** By row of the later wave, the same person’s row in the earlier one; −1 for those who are not in it. */
  readonly earlierRow: Int32Array;
}

/**
 * Puts two waves into one design, or says everything that keeps them apart. That nobody is in both is no refusal: then all
 * change is between different people.
 * @param drawn the strata and clusters that people were drawn by; null: each by themselves.
 */
export function pairWaves(
  earlier: Wave,
  later: Wave,
  drawn: DrawnPlan | null,
): WavePair | { readonly refused: readonly ChangeRefusal[] } {
  const refused = [earlier, later].flatMap(refuseWave);
  if (refused.length > 0) return { refused };
  const waves = [earlier, later];
  const weighted = waves.flatMap(({ people, weights }) => people.filter((_, row) => weights[row]! > 0));
  if (new Set(weighted).size < 2) return { refused: [ONE_PERSON] };
  const units = drawnUnits([earlier, later], drawn);
  if (!units) return { refused: [NOT_DRAWN] };
  const wave = waves.flatMap(({ people }, index) => people.map(() => index));
  const weights = Float64Array.from(waves.flatMap((one) => [...one.weights]));
  const design = stackedDesign({ person: units.units, wave }, weights, units.strata);
  if (isRefused(design)) return { refused: [{ code: 'wave-design', sentence: design.sentence }] };
  if (degreesOfFreedom(design) < 1) return { refused: [NO_FREEDOM] };
  return { earlier, later, design, laterRow: rowsIn(later, earlier), earlierRow: rowsIn(earlier, later) };
}

const ONE_PERSON: ChangeRefusal = {
  code: 'waves-one-person',
  sentence: 'One person answered, in both waves; nothing can be said of others by them.',
};

const NOT_DRAWN: ChangeRefusal = {
  code: 'wave-design',
  sentence:
    'Somebody with a weight has no answer to a variable of the design, so that it is not known how they were drawn.',
};

const NO_FREEDOM: ChangeRefusal = {
  code: 'wave-design',
  sentence: 'The sample has as many strata as units, so that nothing tells how far chance reaches.',
};

/** Whether two waves could not be put into one design. */
export function isPairRefused(
  pair: WavePair | { readonly refused: readonly ChangeRefusal[] },
): pair is { readonly refused: readonly ChangeRefusal[] } {
  return 'refused' in pair;
}

/** The row of a stacked design that somebody of the later wave has. */
export function stackedRow({ earlier }: Pick<WavePair, 'earlier'>, laterRow: number): number {
  return earlier.people.length + laterRow;
}

function refuseWave({ label, people, weights }: Wave): ChangeRefusal[] {
  if (weights.length !== people.length)
    throw new Error(`pairWaves: ${weights.length} weights for ${people.length} rows.`);
  const refused: ChangeRefusal[] = [];
  const refuse = (code: ChangeRefusal['code'], sentence: string): void => {
    refused.push({ code, sentence: `${label}: ${sentence}` });
  };
  const wrong = weights.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (wrong >= 0) refuse('wave-weights', `row ${wrong + 1} has the weight ${weights[wrong]}, which is none.`);
  else if (!weights.some((weight) => weight > 0)) refuse('wave-nobody', 'nobody has any weight.');
  const blank = people.findIndex((person) => person.trim() === '');
  if (blank >= 0) refuse('wave-person-blank', `row ${blank + 1} does not say who it is.`);
  const twice = people.length - new Set(people).size;
  const sentence = `${twice} rows are of somebody who already has one; a person has one row in a wave.`;
  if (twice > 0 && blank < 0) refuse('wave-person-twice', sentence);
  return refused;
}

/** By row of `from`, the row of the same person in `wave`, where both have weight. */
function rowsIn(wave: Wave, from: Wave): Int32Array {
  const rows = new Map(wave.people.map((person, row) => [person, row]));
  return Int32Array.from(from.people, (person, row) => {
    const found = rows.get(person);
    return found !== undefined && wave.weights[found]! > 0 && from.weights[row]! > 0 ? found : -1;
  });
}
