import type { Measure, SurveyDesign } from '@earshot/statistics';

/** What a model’s size rests on. */
export interface Complete {
  /** Rows of the design with weight and every answer. */
  readonly rows: readonly number[];
  /** Columns that the predictors are in the model: one each, for categories one fewer than there are people in. */
  readonly columns: number;
}

/** Finds the people with every answer, and how many columns they have to carry. The last measure is the outcome. */
export function completeOf(design: SurveyDesign, measures: readonly Measure[]): Complete {
  const rows = Array.from({ length: design.rows }, (_, row) => row).filter(
    (row) => design.weights[row]! > 0 && measures.every((measure) => hasValue(measure, row)),
  );
  const predictors = measures.slice(0, -1);
  return { rows, columns: predictors.reduce((sum, predictor) => sum + columnsOf(predictor, rows), 0) };
}

/** By category, how many of some rows are in it. */
export function countsIn(values: readonly (string | null)[], rows: readonly number[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = values[row]!;
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function columnsOf(predictor: Measure, rows: readonly number[]): number {
  return predictor.kind === 'factor' ? Math.max(0, countsIn(predictor.values, rows).size - 1) : 1;
}

function hasValue(measure: Measure, row: number): boolean {
  if (measure.kind === 'factor') return measure.values[row] !== null;
  if (measure.kind === 'numeric') return !Number.isNaN(measure.values[row]!);
  return measure.items.every((item) => !Number.isNaN(item.values[row]!));
}
