// By sampled row, what a measure counts of its answer.
import { type Column, categoriesOf, columnNamed, type Dataset } from '@earshot/dataset';
import type { Measure } from './measure.ts';

/** An item of a dataset, or one per another, among the rows of a sample. */
export interface ItemRows {
  readonly dataset: Dataset;
  /** Rows of the dataset that are in the sample. */
  readonly rows: Int32Array;
  readonly item: string;
  /** The denominator of a ratio, of which the item is the numerator; null for everything else. */
  readonly per: string | null;
}

/** The numbers of a measure by sampled row. */
export interface MeasuredRows {
  /** Less the centre; NaN for whom the measure leaves out. */
  readonly values: Float64Array;
  /** Near the middle of the values, so that nothing of a small spread is lost beside large numbers. */
  readonly centre: number;
  /** By sampled row, what the values are divided by; null: each counts as one. */
  readonly per: Float64Array | null;
}

/** Reads a measure off all sampled rows, in the base or not. */
export function measuredRows({ dataset, rows, item, per }: ItemRows, measure: Measure): MeasuredRows {
  const column = columnNamed(dataset, item)!;
  const below = per === null ? null : columnNamed(dataset, per)!;
  const valueIn = valuesOf(measure, column);
  // A loop, as is all that goes through rows here: `Float64Array.from` with a function takes several times as long.
  const values = new Float64Array(rows.length).fill(Number.NaN);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    if (column.states[row] === 0 && (!below || below.states[row] === 0)) values[at] = valueIn(row);
  }
  const centre = measure.kind === 'quantity' ? middleOf(values) : 0;
  if (centre !== 0) for (let at = 0; at < values.length; at += 1) values[at]! -= centre;
  return { values, centre, per: below && Float64Array.from(rows, (row) => below.numbers![row]!) };
}

/** By row of somebody who answered, what a measure counts; NaN where the mean leaves it out. */
function valuesOf(measure: Measure, { variable, numbers, picks }: Column): (row: number) => number {
  if (measure.kind === 'quantity' || measure.kind === 'ratio') return (row) => numbers![row]!;
  if (measure.kind === 'at-most') return (row) => Number(numbers![row]! <= measure.limit);
  const codes = categoriesOf(variable).map(({ code }) => code);
  if (measure.kind === 'scores') {
    const scores = codes.map((code) => measure.scores.get(code) ?? Number.NaN);
    return (row) => scores[numbers![row]!]!;
  }
  const counted = codes.map((code) => measure.codes.includes(code));
  if (!picks) return (row) => Number(counted[numbers![row]!]);
  const asked = picks.filter((_, place) => counted[place]);
  return (row) => Number(asked.some((picked) => picked[row] === 1));
}

function middleOf(values: Float64Array): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least <= most ? least / 2 + most / 2 : 0;
}
