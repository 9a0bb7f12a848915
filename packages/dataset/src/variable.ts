/**
 * A variable says what a column of a dataset means: its name, its label, and which values it can take.
 * The kinds are those of survey data files (SPSS, DDI, Triple-S), under the names that those formats use.
 */
export type Variable = SingleVariable | MultipleVariable | QuantityVariable | TextVariable | DateVariable;

interface VariableBase {
  /** Lower-case name, used in expressions and files: letters, digits and underscores. */
  readonly name: string;
  /** What a reader of a table sees. */
  readonly label: string;
}

/** One of a list of categories. */
export interface SingleVariable extends VariableBase {
  readonly kind: 'single';
  readonly categories: readonly Category[];
}

/** Any number of a list of categories ("choose all that apply"). */
export interface MultipleVariable extends VariableBase {
  readonly kind: 'multiple';
  readonly categories: readonly Category[];
}

/** A number with a unit, such as hours a week. */
export interface QuantityVariable extends VariableBase {
  readonly kind: 'quantity';
  readonly unit: string;
}

export interface TextVariable extends VariableBase {
  readonly kind: 'text';
}

/** A calendar day, written YYYY-MM-DD. */
export interface DateVariable extends VariableBase {
  readonly kind: 'date';
}

export interface Category {
  readonly code: string;
  readonly label: string;
}

/** The categories of a single or multiple variable; none for the other kinds. */
export function categoriesOf(variable: Variable): readonly Category[] {
  return 'categories' in variable ? variable.categories : [];
}
