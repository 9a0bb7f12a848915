import { effectiveBase } from '../ratio.ts';
import type { Margin } from './margin.ts';
import { sumsByCategory } from './margin.ts';
import type { WeightingUnits } from './weighting-units.ts';

/** One total that weights are to meet: of a category of a margin, or of a variable. */
export interface TotalReport {
  /** The margin’s or the variable’s label. */
  readonly label: string;
  readonly category: string | null;
  /** Respondents in the category; of a variable, all. */
  readonly people: number;
  /** By the starting weights, by the new ones, and in the population. */
  readonly before: number;
  readonly after: number;
  readonly target: number;
  /** |after − target| / |target|; where the target is 0, the plain difference. */
  readonly gap: number;
}

/** Something that does not stand in the way of weights and should be known. */
export interface WeightingWarning {
  readonly code: 'few-respondents' | 'negative-weights';
  readonly sentence: string;
}

export interface WeightingReport {
  readonly totals: readonly TotalReport[];
  /** Sweeps of raking, steps of calibration or passes of trimming. */
  readonly iterations: number;
  /** The largest gap of any total. */
  readonly gap: number;
  /** People with a weight. */
  readonly base: number;
  readonly sum: number;
  readonly smallest: number;
  readonly largest: number;
  /** Kish’s design effect of weighting, n·Σw²/(Σw)², before and after. */
  readonly designEffectBefore: number;
  readonly designEffect: number;
  readonly effectiveBase: number;
  /** The share of people whose weight was cut or raised to a bound. */
  readonly trimmed: number;
  readonly warnings: readonly WeightingWarning[];
}

/** What the report takes from the method. */
export interface WeightingRun {
  readonly iterations: number;
  readonly totals: readonly TotalReport[];
  readonly trimmed?: number;
  /** Categories with fewer respondents than this are warned of. */
  readonly fewest?: number | undefined;
}

/** Categories with fewer respondents are warned of, unless told otherwise. */
const FEWEST = 10;

/** Describes new weights, which are the starting ones times a factor a unit. */
export function reportOf(units: WeightingUnits, factors: Float64Array, run: WeightingRun): WeightingReport {
  const fewest = run.fewest ?? FEWEST;
  const [before, after] = [spreadOf(units), spreadOf(units, factors)];
  const designEffect = (spread: Spread): number => before.people / effectiveBase(spread);
  return {
    totals: run.totals,
    iterations: run.iterations,
    gap: run.totals.reduce((worst, { gap }) => Math.max(worst, gap), 0),
    base: before.people,
    sum: after.w,
    smallest: after.smallest,
    largest: after.largest,
    designEffectBefore: designEffect(before),
    designEffect: designEffect(after),
    effectiveBase: effectiveBase(after),
    trimmed: run.trimmed ?? 0,
    warnings: [
      ...warnOfNegative(after),
      ...run.totals.filter(({ people }) => people > 0 && people < fewest).map(warnOfFew),
    ],
  };
}

/** The totals of margins, category by category, without those that neither sample nor population has. */
export function marginTotals(units: WeightingUnits, weights: Float64Array, margins: readonly Margin[]): TotalReport[] {
  return margins.flatMap((margin) => {
    const people = sumsByCategory(margin, units.people);
    const before = sumsByCategory(margin, units.start);
    const after = sumsByCategory(margin, weights);
    return margin.categories.flatMap((category, index): TotalReport[] => {
      const target = margin.population[index]!;
      if (target === 0 && people[index] === 0) return [];
      const row = { label: margin.label, category, people: people[index]!, before: before[index]! };
      return [{ ...row, after: after[index]!, target, gap: gapOf(after[index]!, target) }];
    });
  });
}

/** How far a total is from its target, relative to the target unless that is 0. */
export function gapOf(after: number, target: number): number {
  return Math.abs(after - target) / (Math.abs(target) || 1);
}

/** The worst total of a report in words. */
export function worstTotal({ totals }: WeightingReport): string {
  const worst = totals.reduce((one, other) => (other.gap > one.gap ? other : one));
  const name = worst.category === null ? worst.label : `${worst.label}, “${worst.category}”`;
  return `${name} comes to ${inWords(worst.after)} instead of ${inWords(worst.target)}`;
}

/** A number for a sentence: whole from a thousand on, else to four digits. */
export function inWords(number: number): string {
  const digits = Math.abs(number) >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 4 };
  return new Intl.NumberFormat('en-GB', digits).format(number);
}

/** How many respondents, for a sentence. */
export function respondentsInWords(people: number): string {
  return people === 1 ? '1 respondent' : `${inWords(people)} respondents`;
}

interface Spread {
  people: number;
  w: number;
  w2: number;
  smallest: number;
  largest: number;
}

function spreadOf(units: WeightingUnits, factors?: Float64Array): Spread {
  const spread = { people: 0, w: 0, w2: 0, smallest: Number.POSITIVE_INFINITY, largest: Number.NEGATIVE_INFINITY };
  units.people.forEach((people, unit) => {
    if (people === 0) return;
    const factor = factors?.[unit] ?? 1;
    spread.people += people;
    spread.w += factor * units.start[unit]!;
    spread.w2 += factor ** 2 * units.startSquares[unit]!;
    // A negative factor, which unbounded linear calibration may give, turns smallest and largest round.
    spread.smallest = Math.min(spread.smallest, factor * units.least[unit]!, factor * units.most[unit]!);
    spread.largest = Math.max(spread.largest, factor * units.least[unit]!, factor * units.most[unit]!);
  });
  return spread;
}

function warnOfNegative({ smallest }: Spread): WeightingWarning[] {
  if (smallest >= 0) return [];
  const sentence = `Weights go down to ${inWords(smallest)}, and nobody stands for fewer than no people; use the raking or logit distance, or bounds.`;
  return [{ code: 'negative-weights', sentence }];
}

function warnOfFew({ label, category, people }: TotalReport): WeightingWarning {
  const name = category === null ? label : `${label}, “${category}”`;
  const sentence = `${name}: only ${respondentsInWords(people)} for a whole category; consider joining categories.`;
  return { code: 'few-respondents', sentence };
}
