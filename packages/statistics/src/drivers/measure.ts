import type { SurveyDesign } from '../design/survey-design.ts';
import { completeRows } from '../regression/listwise.ts';
import { columnsOf, requireValues } from '../regression/model-matrix.ts';
import { type FactorTerm, isMissing, type ListwiseLoss, type NumericTerm, type Term } from '../regression/term.ts';
import type { FactorMethod } from '../scales/one-factor.ts';

/** What a driver analysis relates to each other: an outcome or a predictor. */
export type Measure = (NumericTerm | FactorTerm | ScaleMeasure) & {
  /** By row, whether the question was put to them, whatever they answered; left out: to everybody. */
  readonly asked?: ArrayLike<boolean> | undefined;
};

/** Several items as one number: the score of their factor, or their mean with items that run against it turned round. */
export interface ScaleMeasure {
  readonly kind: 'scale';
  readonly name: string;
  readonly items: readonly NumericTerm[];
  readonly method: FactorMethod | 'mean';
}

/** Measures as columns, over the rows that have all of them. */
export interface MeasuredRows {
  readonly rows: Int32Array;
  readonly weights: Float64Array;
  readonly columns: readonly Float64Array[];
  /** By measure, its columns. */
  readonly columnsOf: readonly (readonly number[])[];
  readonly losses: readonly ListwiseLoss[];
  /** Names of items and terms that are the same for everybody, or for which categories are not as said. */
  readonly unusable: readonly string[];
}

/** The terms that a measure consists of. */
export function termsOf(measure: Measure): readonly Term[] {
  return measure.kind === 'scale' ? measure.items : [measure];
}

/** Lays measures out as columns. Throws when a measure has not one finite or missing value a row. */
export function measuredRows(design: SurveyDesign, measures: readonly Measure[]): MeasuredRows {
  requireValues('measuredRows', design, measures.flatMap(termsOf));
  const needs = measures.map((measure) => ({
    name: measure.name,
    isMissing: (row: number) => termsOf(measure).some((term) => isMissing(term, row)),
  }));
  const { rows, losses } = completeRows(design, needs);
  const columns: Float64Array[] = [];
  const unusable: string[] = [];
  const places = measures.map((measure) =>
    termsOf(measure).flatMap((term) => {
      const found = columnsOf(term, rows);
      if ('code' in found) unusable.push(found.sentence);
      return 'code' in found ? [] : found.map(({ values }) => columns.push(values) - 1);
    }),
  );
  const weights = Float64Array.from(rows, (row) => design.weights[row]!);
  return { rows, weights, columns, columnsOf: places, losses, unusable };
}
