/**
 * How one number stands to what it is set against: beyond chance, within it, or not known to be either. Differences
 * are in the number’s own units: between 0 and 1 for shares and rates, cases a worker for a caseload.
 */
export type Departure =
  | (Difference & { readonly kind: 'departs'; readonly side: Side })
  | (Difference & { readonly kind: 'within' })
  | NotKnown;

export type Side = 'higher' | 'lower';

/** A difference with its interval of 95%. */
export interface Difference {
  readonly difference: number;
  readonly least: number;
  readonly most: number;
}

export interface NotKnown {
  readonly kind: 'not-known';
  /** Why, to stand after “because”. */
  readonly why: string;
}

export function notKnown(why: string): NotKnown {
  return { kind: 'not-known', why };
}
