import {
  chosenShareInterval,
  countWeights,
  degreesOfFreedom,
  effectiveBase,
  type Interval,
  type Linearised,
  type SurveyDesign,
  standardErrorOf,
  tCritical,
  type WithheldReason,
} from '@earshot/statistics';
import type { Cell, EstimateUnit } from '@earshot/tables';

const LEVEL = 0.95;

/** What a number rests on. */
export interface RestsOn {
  /** Unweighted. */
  readonly people: number;
  readonly weightedBase: number;
  readonly effectiveBase: number;
}

/** Of the rows of a wave that have weight: a person has one. */
export function restsOn({ weights }: SurveyDesign): RestsOn {
  const { n, w, w2 } = countWeights(weights);
  return { people: n, weightedBase: w, effectiveBase: n === 0 ? 0 : effectiveBase({ w, w2 }) };
}

/**
 * A number of a design as a cell, with its interval: the chosen one for shares, Student’s for everything else.
 * @param design what errors and degrees of freedom are counted in: everybody who could have given such a number.
 */
export function estimateCell(unit: EstimateUnit, number: Linearised, design: SurveyDesign, rests: RestsOn): Cell {
  const standardError = standardErrorOf(design, number);
  const freedom = degreesOfFreedom(design);
  const interval = intervalOf({
    unit,
    value: number.value,
    standardError,
    freedom,
    effectiveBase: rests.effectiveBase,
  });
  if (!interval) return withheldCell('protected');
  const { people: base, weightedBase, effectiveBase: effective } = rests;
  const shown = { disclosure: 'shown', value: number.value, standardError, interval, base, weightedBase } as const;
  const estimate = { ...shown, effectiveBase: effective, degreesOfFreedom: freedom };
  return { kind: 'estimate', unit, estimate, comparison: null };
}

export function withheldCell(reason: WithheldReason): Cell {
  return { kind: 'withheld', reason };
}

export const EMPTY: Cell = { kind: 'empty' };

interface Found {
  readonly unit: EstimateUnit;
  readonly value: number;
  readonly standardError: number;
  readonly freedom: number;
  readonly effectiveBase: number;
}

/** Null where a design has too few people to say how far chance reaches. */
function intervalOf({ unit, value, standardError, freedom, effectiveBase: effective }: Found): Interval | null {
  if (freedom < 1) return null;
  if (unit === 'share') {
    const found = { share: value, variance: standardError ** 2, sampleSize: freedom + 1, degreesOfFreedom: freedom };
    return chosenShareInterval({ ...found, effectiveBase: effective }, LEVEL);
  }
  if (unit === 'share-change' && standardError === 0) return changeWithoutSpread(value, freedom, effective);
  const half = standardError === 0 ? 0 : tCritical(LEVEL, freedom) * standardError;
  return { lower: value - half, upper: value + half, level: LEVEL, method: 'student-t' };
}

/**
 * Where everybody gave the same answer both times, no spread tells how far chance reaches. Each wave’s share could then lie as
 * far from what was found as one may of which nobody was found (Korn and Graubard 1998, of 0%), and so could the change.
 */
function changeWithoutSpread(value: number, freedom: number, effective: number): Interval | null {
  const nobody = {
    share: 0,
    variance: 0,
    sampleSize: freedom + 1,
    degreesOfFreedom: freedom,
    effectiveBase: effective,
  };
  const limits = chosenShareInterval(nobody, LEVEL);
  return limits && { ...limits, lower: value - limits.upper, upper: value + limits.upper };
}
