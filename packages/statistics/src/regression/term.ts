/** A predictor of a regression as it lies in the data, one value a row. */
export type Term = NumericTerm | FactorTerm;

/** A predictor that counts as a number: one coefficient. */
export interface NumericTerm {
  readonly kind: 'numeric';
  readonly name: string;
  /** NaN where a row has none. */
  readonly values: ArrayLike<number>;
}

/** A predictor in categories: a coefficient for each but the reference, with which they are compared. */
export interface FactorTerm {
  readonly kind: 'factor';
  readonly name: string;
  /** null where a row has none. */
  readonly values: readonly (string | null)[];
  /** Left out: the first category of those that occur. */
  readonly reference?: string | undefined;
  /** The order of the categories; left out: alphabetical. Those in which nobody is are passed over, as in R’s `glm`. */
  readonly levels?: readonly string[] | undefined;
}

/** Why a regression cannot be worked out from these data. */
export interface RegressionRefusal {
  readonly code:
    | 'no-rows'
    | 'too-few-rows'
    | 'too-few-units'
    | 'term-constant'
    | 'reference-not-there'
    | 'level-not-listed'
    | 'collinear'
    | 'outcome-constant'
    | 'outcome-not-binary'
    | 'perfect-fit'
    | 'separated'
    | 'not-converged';
  readonly sentence: string;
}

/** How many rows a term, or the outcome, costs a model that needs every value of a row. */
export interface ListwiseLoss {
  readonly name: string;
  /** Rows with weight that have no value here. */
  readonly missing: number;
  /** Those among them that have every other value: what the model would gain without this one. */
  readonly missingOnlyHere: number;
}

/** Whether a row has no value for a term. */
export function isMissing(term: Term, row: number): boolean {
  return term.kind === 'numeric' ? Number.isNaN(term.values[row]!) : term.values[row]! === null;
}

/** Terms by name, in a sentence. */
export function namesOf(names: Iterable<string>): string {
  return [...new Set(names)].map((name) => `“${name}”`).join(', ');
}
