/**
 * What an estimate of a share or a mean needs to know of a group of respondents: sums that any database can make in
 * one GROUP BY. w is a respondent's weight, y their value (0 or 1 for a share).
 */
export interface Sums {
  /** Respondents. */
  readonly n: number;
  /** Σw */
  readonly w: number;
  /** Σw² */
  readonly w2: number;
  /** Σwy */
  readonly wy: number;
  /** Σw²y */
  readonly w2y: number;
  /** Σw²y² */
  readonly w2yy: number;
  /**
   * What y is counted from in the sums above; left out: from nought. Of numbers that are large beside what they differ by,
   * only sums that are counted from among them hold what they differ by.
   */
  readonly origin?: number;
}

export const NO_SUMS: Sums = { n: 0, w: 0, w2: 0, wy: 0, w2y: 0, w2yy: 0 };

/** The sums of two groups that share nobody, counted from where those of the first are. */
export function addSums(a: Sums, b: Sums): Sums {
  const other = countedFrom(b, a.origin ?? 0);
  return {
    ...a,
    n: a.n + b.n,
    w: a.w + b.w,
    w2: a.w2 + b.w2,
    wy: a.wy + other.wy,
    w2y: a.w2y + other.w2y,
    w2yy: a.w2yy + other.w2yy,
  };
}

/** The same sums with y counted from another origin. */
export function countedFrom(sums: Sums, origin: number): Sums {
  const { w, w2, wy, w2y, w2yy } = sums;
  const by = (sums.origin ?? 0) - origin;
  if (by === 0) return sums;
  return { ...sums, wy: wy + by * w, w2y: w2y + by * w2, w2yy: w2yy + 2 * by * w2y + by ** 2 * w2, origin };
}

/** A group of respondents counted whole: how many there are, Σw and Σw². */
export interface Count {
  readonly n: number;
  readonly w: number;
  readonly w2: number;
}

export const NO_COUNT: Count = { n: 0, w: 0, w2: 0 };

export function addCounts(a: Count, b: Count): Count {
  return { n: a.n + b.n, w: a.w + b.w, w2: a.w2 + b.w2 };
}

/** The sums of a 0/1 value, from those in the base and those among them whose value is 1. */
export function shareSums(base: Count, having: Count): Sums {
  return { n: base.n, w: base.w, w2: base.w2, wy: having.w, w2y: having.w2, w2yy: having.w2 };
}
