import { type Linearised, meanOf, standardErrorOf } from '../design/linearised.ts';
import { degreesOfFreedom, domainOf, type SurveyDesign } from '../design/survey-design.ts';
import type { Interval } from '../estimate.ts';
import { chosenShareInterval } from '../intervals/share-interval.ts';
import { effectiveBase } from '../ratio.ts';
import { countWeights } from '../weighted-count.ts';

/** By row of the design, a person’s state at the earlier and the later wave, numbered from 0; −1 for none. */
export interface States {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly fromCount: number;
  readonly toCount: number;
}

/** Of those in an earlier state, the share in a later one. */
export interface TransitionShare {
  readonly share: Linearised;
  readonly standardError: number;
  /** By the rule for shares; null where the design leaves no degrees of freedom. */
  readonly interval: Interval | null;
  readonly people: number;
}

/** Where those of one earlier state went. */
export interface TransitionRow {
  readonly people: number;
  readonly weightedBase: number;
  readonly effectiveBase: number;
  /** By later state; they add up to 1. */
  readonly shares: readonly TransitionShare[];
}

/**
 * A transition matrix: row shares of the later states of everybody with both states, a row of the design being a
 * person with the weight of the later wave (R: `svyby(~to, ~from, svymean)`). Null for an earlier state of nobody.
 */
export function transitionShares(
  design: SurveyDesign,
  states: States,
  level = 0.95,
): readonly (TransitionRow | null)[] {
  const moved = domainOf(design, (row) => states.from[row]! >= 0 && states.to[row]! >= 0);
  return Array.from({ length: states.fromCount }, (_, from) => {
    const started = domainOf(moved, (row) => states.from[row] === from);
    const { n, w, w2 } = countWeights(started.weights);
    if (n === 0) return null;
    const base = effectiveBase({ w, w2 });
    const shares = Array.from({ length: states.toCount }, (_, to) => shareOf(started, states.to, to, base, level));
    return { people: n, weightedBase: w, effectiveBase: base, shares };
  });
}

function shareOf(
  design: SurveyDesign,
  stateOf: ArrayLike<number>,
  state: number,
  base: number,
  level: number,
): TransitionShare {
  const isThere = Array.from(stateOf, (to) => Number(to === state));
  const share = meanOf(design, isThere);
  const standardError = standardErrorOf(design, share);
  const people = isThere.reduce((count, one, row) => count + Number(one === 1 && design.weights[row]! > 0), 0);
  const found = {
    share: share.value,
    variance: standardError ** 2,
    sampleSize: countWeights(design.weights).n,
    effectiveBase: base,
    degreesOfFreedom: degreesOfFreedom(design),
  };
  return { share, standardError, interval: chosenShareInterval(found, level), people };
}
