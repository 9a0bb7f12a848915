/**
 * How a sample was drawn and weighted, declared once, so that every number made from it has the error that belongs to
 * it. Rows are the sampled people, in the order of the data; everything beside them has one value a row.
 */
export interface SurveyDesign {
  readonly rows: number;
  /** What each row stands for; 0 for rows outside the domain or after non-response. */
  readonly weights: Float64Array;
  /** From the first stage on; the units of a later stage lie within those of the one before. At least one. */
  readonly stages: readonly Stage[];
  /** Calibrations that the weights went through, in their order: an estimate’s error is that of its residuals. */
  readonly calibrations: readonly Residuals[];
  readonly lonelyStratum: LonelyStratum;
}

/** The units drawn at one stage. */
export interface Stage {
  /** By row, the unit that it belongs to; counted from 0 without gaps. */
  readonly unit: Int32Array;
  /** By row, its stratum at this stage; counted from 0 without gaps. */
  readonly stratum: Int32Array;
  /** By unit, how many units were drawn in its stratum (at later stages: of its stratum within the unit above). */
  readonly drawn: Float64Array;
  /** By unit, how many there are in that population; null: no finite population correction. */
  readonly population: Float64Array | null;
}

/** What is left of contributions when a calibration has explained its part; see `calibrated`. */
export type Residuals = (contributions: Float64Array) => Float64Array;

/**
 * What a stratum with one drawn unit adds to a variance (R: `options(survey.lonely.psu)`):
 * - refuse: such a design is refused;
 * - remove: nothing, as if it had been drawn with certainty;
 * - adjust: its distance from the mean of the whole sample instead of its own, which errs on the safe side;
 * - average: as much as the other strata do on average.
 */
export type LonelyStratum = 'refuse' | 'remove' | 'adjust' | 'average';

type Labels = readonly (string | number)[];

/** What is known of a stage, by row; everything left out is not there. */
export interface StagePlan {
  /** The units drawn; left out: each row is one. */
  readonly clusters?: Labels | undefined;
  readonly strata?: Labels | undefined;
  /** How many units there are in the row’s stratum, or, where all are 1 or less, the share of them that was drawn. */
  readonly population?: ArrayLike<number> | undefined;
}

export interface DesignPlan {
  readonly weights: ArrayLike<number>;
  /** Left out: one stage, whose units are the rows. */
  readonly stages?: readonly StagePlan[] | undefined;
  readonly lonelyStratum?: LonelyStratum | undefined;
}

/** Why no error can be worked out from a design as it was declared. */
export interface DesignRefusal {
  readonly code: 'weight-not-usable' | 'no-weight' | 'not-nested' | 'population-too-small' | 'lonely-stratum';
  readonly sentence: string;
}

/**
 * Declares a design, or says why it cannot be used. Clusters that lie in two strata are refused.
 * Throws when what is given by row has not the length of the weights.
 */
export function surveyDesign(plan: DesignPlan): SurveyDesign | DesignRefusal {
  const weights = Float64Array.from(plan.weights);
  const refusal = refuseWeights(weights);
  if (refusal) return refusal;
  const lonelyStratum = plan.lonelyStratum ?? 'refuse';
  const stages: Stage[] = [];
  for (const [index, stage] of (plan.stages ?? [{}]).entries()) {
    const read = readStage(stage, weights.length, stages[index - 1] ?? null, index);
    if ('code' in read) return read;
    stages.push(read);
  }
  if (lonelyStratum === 'refuse' && hasLonely(stages[0]!)) {
    const sentence = 'A stratum has one drawn unit: join strata, or say what such a stratum adds to the error.';
    return { code: 'lonely-stratum', sentence };
  }
  return { rows: weights.length, weights, stages, calibrations: [], lonelyStratum };
}

/** Whether a design was refused. */
export function isRefused(design: SurveyDesign | DesignRefusal): design is DesignRefusal {
  return 'code' in design;
}

/**
 * Degrees of freedom: first-stage units less first-stage strata, of rows that have weight (R: `degf`).
 */
export function degreesOfFreedom({ weights, stages }: SurveyDesign): number {
  const { unit, stratum } = stages[0]!;
  const units = new Set<number>();
  const strata = new Set<number>();
  weights.forEach((weight, row) => {
    if (weight === 0) return;
    units.add(unit[row]!);
    strata.add(stratum[row]!);
  });
  return units.size - strata.size;
}

/** The design of part of its people: everybody else stays in the sample with no weight (R: `subset`). */
export function domainOf(design: SurveyDesign, isInside: (row: number) => boolean): SurveyDesign {
  return { ...design, weights: design.weights.map((weight, row) => (isInside(row) ? weight : 0)) };
}

function refuseWeights(weights: Float64Array): DesignRefusal | null {
  const row = weights.findIndex((weight) => !(weight >= 0) || !Number.isFinite(weight));
  if (row >= 0) {
    const found = Number.isFinite(weights[row]) ? weights[row] : 'missing or endless';
    const sentence = `The weight in row ${row + 1} is ${found}; a weight is a number that is not negative.`;
    return { code: 'weight-not-usable', sentence };
  }
  return weights.some((weight) => weight > 0) ? null : { code: 'no-weight', sentence: 'Nobody has any weight.' };
}

function readStage(plan: StagePlan, rows: number, above: Stage | null, index: number): Stage | DesignRefusal {
  for (const given of [plan.clusters, plan.strata, plan.population]) {
    if (given && given.length !== rows) throw new Error(`surveyDesign: ${given.length} values for ${rows} rows.`);
  }
  // Units and strata of a later stage are told apart within the unit above.
  const within = above ? (row: number) => above.unit[row]! : () => 0;
  const stratum = numbered(rows, (row) => `${within(row)} ${plan.strata ? plan.strata[row] : ''}`);
  const unit = numbered(rows, (row) => `${within(row)} ${plan.clusters ? plan.clusters[row] : row}`);
  const stratumOfUnit = firstOf(unit, stratum);
  const crossing = unit.findIndex((one, row) => stratumOfUnit[one] !== stratum[row]);
  if (crossing >= 0) {
    const sentence = `The cluster of row ${crossing + 1} lies in two strata.`;
    return { code: 'not-nested', sentence };
  }
  const inStratum = new Float64Array(stratumOfUnit.reduce((most, one) => Math.max(most, one + 1), 0));
  for (const one of stratumOfUnit) inStratum[one]! += 1;
  const drawn = Float64Array.from(stratumOfUnit, (one) => inStratum[one]!);
  if (!plan.population) return { unit, stratum, drawn, population: null };
  const given = firstOf(unit, Float64Array.from(plan.population));
  const isShare = given.every((share) => share <= 1);
  const population = Float64Array.from(given, (value, one) => (isShare ? drawn[one]! / value : value));
  const short = population.findIndex((there, one) => !(there >= drawn[one]!));
  if (short < 0) return { unit, stratum, drawn, population };
  const sentence = `Stage ${index + 1}: ${drawn[short]} were drawn from a population that is given as ${given[short]}.`;
  return { code: 'population-too-small', sentence };
}

function hasLonely({ drawn, population }: Stage): boolean {
  return drawn.some((count, unit) => count === 1 && population?.[unit] !== 1);
}

/** Numbers labels from 0, in the order of their first row. */
function numbered(rows: number, labelOf: (row: number) => string): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from({ length: rows }, (_, row) => {
    const label = labelOf(row);
    const known = numbers.get(label);
    if (known !== undefined) return known;
    numbers.set(label, numbers.size);
    return numbers.size - 1;
  });
}

/** By unit, the value of its first row. */
function firstOf<Values extends Int32Array | Float64Array>(unit: Int32Array, values: Values): number[] {
  const found: number[] = [];
  unit.forEach((one, row) => {
    if (found[one] === undefined) found[one] = values[row]!;
  });
  return found;
}
