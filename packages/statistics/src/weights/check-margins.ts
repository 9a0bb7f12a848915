import { type Margin, sumsByCategory } from './margin.ts';
import type { WeightingReason } from './weighting.ts';
import { inWords, respondentsInWords } from './weighting-report.ts';
import type { WeightingUnits } from './weighting-units.ts';

/** Totals of margins that differ by more than this share do not describe one population. */
const SAME_TOTAL = 1e-9;

/** Everything that stands in the way of weighting these units at all. */
export function checkUnits({ start, people }: WeightingUnits): WeightingReason[] {
  const wrong = start.findIndex((weight) => !(weight >= 0) || !Number.isFinite(weight));
  if (wrong >= 0) {
    const sentence = `The starting weight in place ${wrong + 1} is ${start[wrong]}; a weight is a number that is not negative.`;
    return [{ code: 'weight-not-usable', sentence }];
  }
  if (people.some((count, unit) => count > 0 && start[unit]! > 0)) return [];
  return [{ code: 'no-respondents', sentence: 'There is nobody to weight.' }];
}

/** Everything that keeps any weights from meeting these margins, as far as it shows without trying. */
export function checkMargins(units: WeightingUnits, margins: readonly Margin[]): WeightingReason[] {
  if (margins.length === 0) throw new Error('checkMargins: there is no margin to weight to.');
  const alone = margins.flatMap((margin) => checkMargin(units, margin));
  return alone.length > 0 ? alone : checkTotals(margins);
}

/** Everything that keeps any weights from meeting one margin. */
export function checkMargin(units: WeightingUnits, margin: Margin): WeightingReason[] {
  if (margin.membership.length !== units.start.length) {
    throw new Error(`checkMargins: ${margin.label} has ${margin.membership.length} of ${units.start.length} units.`);
  }
  if (margin.membership.some((category) => category >= margin.categories.length)) {
    throw new Error(`checkMargins: ${margin.label} has a unit in a category that it does not have.`);
  }
  const missing = units.people.reduce((sum, one, unit) => sum + (margin.membership[unit]! < 0 ? one : 0), 0);
  const people = sumsByCategory(margin, units.people);
  const reasons = margin.categories.flatMap((category, index) =>
    checkCategory(`${margin.label}: `, category, margin.population[index]!, people[index]!),
  );
  if (missing === 0) return reasons;
  const sentence = `${margin.label}: the category of ${respondentsInWords(missing)} is not known; find it, or give them a category of their own.`;
  return [{ code: 'missing-category', sentence }, ...reasons];
}

function checkCategory(where: string, category: string, population: number, people: number): WeightingReason[] {
  if (!(population >= 0) || !Number.isFinite(population)) {
    const sentence = `${where}the population of “${category}” is ${population}, so its people cannot be weighted.`;
    return [{ code: 'total-not-usable', sentence }];
  }
  if (population === 0 && people > 0) {
    const sentence = `${where}the population of “${category}” is 0, so its people cannot be weighted.`;
    return [{ code: 'no-population', sentence }];
  }
  if (population === 0 || people > 0) return [];
  const sentence = `${where}nobody answered in “${category}”, so no weight can stand for them; join categories.`;
  return [{ code: 'empty-category', sentence }];
}

function checkTotals(margins: readonly Margin[]): WeightingReason[] {
  const totals = margins.map(({ population }) => Array.from(population).reduce((a, b) => a + b, 0));
  return margins.flatMap(({ label }, index): WeightingReason[] => {
    const [total, first] = [totals[index]!, totals[0]!];
    if (Math.abs(total - first) <= SAME_TOTAL * first) return [];
    const difference = `${inWords(Math.abs(total - first))} ${total > first ? 'more' : 'fewer'}`;
    const sentence = `${label} adds up to ${inWords(total)} people, ${difference} than ${margins[0]!.label} with ${inWords(first)}.`;
    return [{ code: 'margins-disagree', sentence }];
  });
}
