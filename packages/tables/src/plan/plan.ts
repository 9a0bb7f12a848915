import type { Expression, MissingState, Variable } from '@earshot/dataset';
import type { Place } from '@earshot/planfile';
import type { Adjustment, LonelyStratum } from '@earshot/statistics';

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
  /** How the sample was drawn; null: nobody drew it, or everybody on their own. */
  readonly design: SamplePlan | null;
  /** What numbers have to rest on in every table that does not say otherwise. */
  readonly minimum: MinimumBases;
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
  /** What no weight may be below or above; without, nothing is trimmed. Of raked weights the mean is 1. */
  readonly bounds?: WeightBounds | null;
  /** The population that the weights stand for, which totals are about; null or left out: none is declared. */
  readonly population?: DeclaredPopulation | null;
}

/** How many people weights stand for. */
export interface DeclaredPopulation {
  /** Null: as many as the figures of the first margin add up to, or as given weights add up to themselves. */
  readonly size: number | null;
  /** The day that they were counted on, as printed. */
  readonly date: string;
}

/** The smallest and the largest weight that one person may have; null: no bound. */
export interface WeightBounds {
  readonly smallest: number | null;
  readonly largest: number | null;
}

export interface MarginPlan {
  readonly variables: readonly string[];
  /** Codes of the variables joined by spaces, with their share or count; or the name of a population handed in. */
  readonly population: Population | string;
}

/** Categories (`london agency` for crossed variables) and their share or count in the population. */
export type Population = Readonly<Record<string, number>>;

/** What errors are to count of how a sample was drawn. */
export interface SamplePlan {
  readonly place: Place;
  /** Variables whose crossed categories were drawn from apart; none: one stratum. */
  readonly strata: readonly string[];
  /** The variable that tells which unit was drawn: a cluster of people, or the person where waves are stacked. */
  readonly units: { readonly variable: string; readonly are: 'clusters' | 'people' } | null;
  /** What a stratum of which one unit was drawn adds to an error. */
  readonly lonelyStratum: LonelyStratum;
  /** The finite population that errors are corrected for; null: none. */
  readonly population: FinitePopulation | null;
}

/** How many units there are to draw from. */
export interface FinitePopulation {
  /** In all, or by stratum (codes joined by spaces). */
  readonly size: number | Population;
  /** The day that they were counted on, as printed. */
  readonly date: string;
}

export interface TableSpec {
  readonly id: string;
  readonly title: string;
  readonly items: readonly string[];
  /** Shown after the items. */
  readonly ratios: readonly Ratio[];
  readonly summaries: readonly Summary[];
  /** Numbers for codes, of which the mean is shown; null for a code that is left out of it. None: no mean. */
  readonly scores: Readonly<Record<string, number | null>> | null;
  /** Whether quantities have their median beside the mean. */
  readonly median: boolean;
  readonly rows: 'categories' | 'summaries' | 'both' | 'means' | 'totals';
  /** Each by the names of its variables: one, or several that are crossed. */
  readonly breaks: readonly (readonly string[])[];
  readonly compare: CompareRule;
  /** The test of every item with every break as a whole; null: none is made. */
  readonly association: 'rao-scott' | null;
  readonly minimum: MinimumBases;
  /** The items describe people rather than what they think, so that a small category is withheld too. */
  readonly profile: boolean;
  readonly base: { readonly source: string; readonly expression: Expression } | null;
  /** In words, for readers; null for everybody who answered. */
  readonly baseLabel: string | null;
  /** The name of a weight; null for an unweighted table. */
  readonly weight: string | null;
}

/** What the columns of a table are tested against, and when a difference counts. */
export interface CompareRule {
  /** The rest of the same base, the total that contains the column, or every other column of its break. */
  readonly against: 'rest' | 'total' | 'columns' | 'none';
  /** For the number of tests: of a row and break with `columns`, of the whole table otherwise. */
  readonly adjustment: Adjustment;
  /** A difference counts when its adjusted p-value is below 1 − level. */
  readonly level: number;
}

/** What a number of a table has to rest on. */
export interface MinimumBases {
  /** Fewest people that anything is shown of; never below `SMALLEST_BASE`. */
  readonly statistics: number;
  /** Fewest people that a percentage or a median is shown of; of fewer, their number is. */
  readonly percentages: number;
  /** Effective base under which a number is shown with a warning. */
  readonly effective: number;
}

/** The sum of one quantity over the sum of another, of everybody who answered both. */
export interface Ratio {
  readonly id: string;
  readonly label: string;
  readonly of: string;
  readonly per: string;
}

/** Several categories taken together, such as agree and strongly agree. */
export interface Summary {
  readonly id: string;
  readonly label: string;
  readonly codes: readonly string[];
}
