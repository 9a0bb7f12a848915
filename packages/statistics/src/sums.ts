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
}

export const NO_SUMS: Sums = { n: 0, w: 0, w2: 0, wy: 0, w2y: 0, w2yy: 0 };

/** The sums of two groups that share nobody. */
export function addSums(a: Sums, b: Sums): Sums {
  return {
    n: a.n + b.n,
    w: a.w + b.w,
    w2: a.w2 + b.w2,
    wy: a.wy + b.wy,
    w2y: a.w2y + b.w2y,
    w2yy: a.w2yy + b.w2yy,
  };
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
