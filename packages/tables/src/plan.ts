import type { Expression, MissingState, Variable } from '@earshot/dataset';
import type { Place } from '@earshot/planfile';

/** A checked table plan: what to derive, how to weight, which tables to make. */
export interface TablePlan {
  readonly file: string;
  readonly title: string;
  readonly source: string;
  /** What the cells of a data file stand for that hold no answer, by their exact text. */
  readonly missing: Readonly<Record<string, MissingState>>;
  /** The variables that the data must hold. */
  readonly data: readonly Variable[];
  /** Every variable that the plan may name: those of the data, then the derived ones. */
  readonly variables: readonly Variable[];
  readonly derivations: readonly Derivation[];
  readonly weights: readonly WeightPlan[];
  readonly tables: readonly TableSpec[];
}

/** A single variable made from others: each row gets the first category whose condition holds. */
export interface Derivation {
  readonly variable: Variable & { readonly kind: 'single' };
  /** In the order of the variable's categories. */
  readonly conditions: readonly Expression[];
}

/** Weights, either raked to a population or given in the data. */
export interface WeightPlan {
  /** Where the plan describes it, for what is found wrong only when there are data. */
  readonly place: Place;
  readonly name: string;
  readonly label: string;
  /** Who is weighted; the others have no weight and stand in no table that uses it. */
  readonly base: Expression | null;
  readonly from: { readonly variable: string } | { readonly margins: readonly MarginPlan[] };
}

export interface MarginPlan {
  readonly variables: readonly string[];
  /** Codes of the variables joined by spaces, with their share or count; or the name of a population handed in. */
  readonly population: Population | string;
}

/** Categories (`london agency` for crossed variables) and their share or count in the population. */
export type Population = Readonly<Record<string, number>>;

export interface TableSpec {
  readonly id: string;
  readonly title: string;
  readonly items: readonly string[];
  readonly summaries: readonly Summary[];
  readonly rows: 'categories' | 'summaries' | 'both';
  readonly breaks: readonly string[];
  /** The items describe people rather than what they think, so that a small category is withheld too. */
  readonly profile: boolean;
  readonly base: { readonly source: string; readonly expression: Expression } | null;
  /** In words, for readers; null for everybody who answered. */
  readonly baseLabel: string | null;
  /** The name of a weight; null for an unweighted table. */
  readonly weight: string | null;
}

/** Several categories taken together, such as agree and strongly agree. */
export interface Summary {
  readonly id: string;
  readonly label: string;
  readonly codes: readonly string[];
}
