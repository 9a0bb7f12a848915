import type { ShareIntervalMethod } from './intervals/share-interval.ts';

/**
 * An estimate: what is known about one number of a population from a sample. It travels whole, from the sums to the
 * last cell of a spreadsheet, so that nobody can show the value without its error and its base.
 */
export type Estimate = ShownEstimate | WithheldEstimate;

export interface ShownEstimate {
  readonly disclosure: 'shown';
  /** A share between 0 and 1, or a mean in the item's own units. */
  readonly value: number;
  readonly standardError: number;
  readonly interval: Interval;
  /** Unweighted number of people that the value rests on. */
  readonly base: number;
  /** Sum of those people's weights. */
  readonly weightedBase: number;
  /** Kish's effective base, (Σw)²/Σw²: how many equally weighted people would be worth as much. */
  readonly effectiveBase: number;
  readonly degreesOfFreedom: number;
}

/** Nothing of a withheld estimate remains but the reason: what is not there cannot leak. */
export interface WithheldEstimate {
  readonly disclosure: 'withheld';
  readonly reason: WithheldReason;
}

/**
 * - protected: the group is too small, or showing it would give away another that is, by subtraction. Which of the
 *   two is not told: the known sum of a small group and one that just is not would tell the size of both;
 * - no-one: nobody is in the base, so there is nothing to estimate.
 */
export type WithheldReason = 'protected' | 'no-one';

export interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** Confidence level, such as 0.95. */
  readonly level: number;
  readonly method: ShareIntervalMethod | 'student-t' | 'woodruff';
}

/** A group set against the rest of the same base, or against all of it, the group included. */
export interface Comparison {
  readonly against: 'rest' | 'total';
  /** Group minus what it is set against, in the estimate's own units. */
  readonly difference: number;
  readonly standardError: number;
  /** difference / standardError. */
  readonly statistic: number;
  /** Two-sided, from Student's t with the design's degrees of freedom. */
  readonly pValue: number;
}
