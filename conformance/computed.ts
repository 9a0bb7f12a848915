import { NotCovered } from './not-covered.ts';

/**
 * What we computed for a part of a reference file, laid out as the file lays out its own: whatever is not there, or is
 * undefined, is not covered.
 */
export type Computed =
  | number
  | null
  | undefined
  | Given
  | Missing
  | OnScale
  | readonly Computed[]
  | { readonly [key: string]: Computed };

/** What the file states for others to compute with, such as the probability of a quantile: nothing to compare. */
export class Given {
  readonly isGiven = true;
}
export const GIVEN = new Given();

/** A part that was not computed, and why. */
export class Missing {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** A number that is a sum of larger ones, so that near nought its error is measured by their size. */
export class OnScale {
  readonly value: number;
  readonly scale: number;
  constructor(value: number, scale: number) {
    this.value = value;
    this.scale = scale;
  }
}

/** Computes a part; where that cannot be done, the other parts of the file still are. */
export function part(compute: () => Computed): Computed {
  try {
    return compute();
  } catch (error) {
    if (error instanceof NotCovered) return new Missing(error.message);
    return new Missing(`not worked out: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What a function of statistics answered, unless it refused, which a reference file did not expect. */
export function accepted<Result extends object>(result: Result): Exclude<Result, { readonly sentence: string }> {
  if ('sentence' in result) throw new NotCovered(`refused: ${result.sentence}`);
  return result as Exclude<Result, { readonly sentence: string }>;
}
