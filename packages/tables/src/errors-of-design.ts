import { type Column, categoriesOf, columnNamed, type Dataset, rowsWhere, type Variable } from '@earshot/dataset';
import {
  type Comparison,
  comparisonOf,
  contrastOf,
  covarianceOf,
  degreesOfFreedom,
  grossingFactor,
  isRefusedTable,
  type Linearised,
  type TableRefusal,
  type TableShares,
  tableShares,
  twoWayTable,
  type WeightedPopulation,
  weightedMean,
} from '@earshot/statistics';
import type { Group } from './column-groups.ts';
import { type Crossing, type Errors, independentErrors } from './errors.ts';
import { levelKey } from './level-key.ts';
import { type Measure, sumsOf } from './measure.ts';
import type { TableSpec } from './plan.ts';
import type { Prepared } from './prepare.ts';
import type { DrawnSample } from './sample-design.ts';

/**
 * The errors of a table by item, and by ratio (an item per another): of independent respondents from sums alone, or, where the plan says how the sample was
 * drawn, by the contributions of every row, which strata, clusters and waves that share people need.
 */
export function errorsOf(prepared: Prepared, spec: TableSpec): (item: Variable, per?: Variable) => Errors {
  const { dataset, weights, samples } = prepared;
  const sample = samples.get(spec.weight);
  const sampleSize = spec.weight === null ? dataset.rows : weights.get(spec.weight)!.respondents;
  if (!sample) {
    const errors = independentErrors(sampleSize);
    return () => errors;
  }
  const inBase = new Uint8Array(dataset.rows);
  for (const row of rowsWhere(dataset, spec.base?.expression ?? null)) inBase[row] = 1;
  const keys = spec.breaks.map((names) => keysOf(dataset, names));
  return (item, per) => {
    const [column, perColumn] = [columnNamed(dataset, item.name)!, per ? columnNamed(dataset, per.name)! : null];
    return sampleErrors({ sample, inBase, keys, column, per: perColumn });
  };
}

/** What the contributions of one item's rows are made from; arrays by row of the dataset. */
interface ItemRows {
  readonly sample: DrawnSample;
  readonly inBase: Uint8Array;
  /** By break and row, the level that the row is in. */
  readonly keys: readonly (readonly string[])[];
  readonly column: Column;
  /** The denominator of a ratio, of which the column is the numerator; null for everything else. */
  readonly per: Column | null;
}

/** A difference this small beside what is compared is what rounding leaves of none. */
const ROUNDING = 1e-13;

function sampleErrors(rows: ItemRows): Errors {
  const { design } = rows.sample;
  const freedom = degreesOfFreedom(design);
  const varianceOf = (number: Linearised, size: number): number => {
    const variance = covarianceOf(design, [number])[0]![0]!;
    return variance > (ROUNDING * size) ** 2 ? variance : 0;
  };
  const test = (against: Comparison['against'], a: Linearised | null, b: Linearised | null): Comparison | null => {
    if (!a || !b) return null;
    const contrast = contrastOf([1, -1], [a, b]);
    const variance = varianceOf(contrast, Math.abs(a.value) + Math.abs(b.value));
    return comparisonOf(against, contrast.value, variance, freedom);
  };
  const meanIn = (measure: Measure, group: Group) => linearisedMean(rows, measure, group);
  return {
    variance(measure, group) {
      const mean = meanIn(measure, group)!;
      const variance = varianceOf(mean, Math.abs(mean.value));
      return { variance, sampleSize: design.rows, degreesOfFreedom: freedom };
    },
    difference: (measure, group, other) => test('rest', meanIn(measure, group), meanIn(measure, other)),
    differenceFromTotal: (measure, group, total) => test('total', meanIn(measure, group), meanIn(measure, total)),
    crossedShares: (crossing) => crossedShares(rows, crossing),
    varianceOfTotal(measure, group, population) {
      const total = linearisedTotal(rows, measure, group, population);
      return { variance: varianceOf(total, Math.abs(total.value)), sampleSize: design.rows, degreesOfFreedom: freedom };
    },
  };
}

/** A group's mean or ratio with what each row of the design contributes to its error; null for a group of nobody. */
function linearisedMean(rows: ItemRows, measure: Measure, group: Group): Linearised | null {
  const sums = sumsOf(measure, group.sums);
  if (!sums || !(sums.w > 0)) return null;
  const mean = weightedMean(sums);
  const valueIn = valuesInGroup(rows, measure, group);
  const { rows: sampled, design } = rows.sample;
  const contributions = Float64Array.from(sampled, (row, index) => {
    const value = valueIn(row);
    const per = rows.per ? rows.per.numbers![row]! : 1;
    return value === null ? 0 : (design.weights[index]! * (value - mean * per)) / sums.w;
  });
  return { value: mean, contributions };
}

/**
 * A group’s total, grossed up. Where the size of the population is known, everybody in the sample contributes what their
 * value, nought outside the group, has beyond the mean of all: the weights add up to the size whoever is drawn.
 */
function linearisedTotal(rows: ItemRows, measure: Measure, group: Group, population: WeightedPopulation): Linearised {
  const { wy } = sumsOf(measure, group.sums)!;
  const factor = grossingFactor(population);
  const centre = population.isKnown ? wy / population.sample.w : 0;
  const valueIn = valuesInGroup(rows, measure, group);
  const { rows: sampled, design } = rows.sample;
  const contributions = Float64Array.from(
    sampled,
    (row, index) => factor * design.weights[index]! * ((valueIn(row) ?? 0) - centre),
  );
  return { value: factor * wy, contributions };
}

/** The shares of an item’s answers by level, of everybody in the base who gave both. */
function crossedShares({ sample, inBase, keys, column }: ItemRows, crossing: Crossing): TableShares | TableRefusal {
  const placeOf = new Map(crossing.levels.map((level, place) => [level, place]));
  const levels = keys[crossing.break]!;
  const rowOf = Array.from(sample.rows, (row) =>
    inBase[row] === 1 && column.states[row] === 0 ? column.numbers![row]! : -1,
  );
  const columnOf = Array.from(sample.rows, (row) => placeOf.get(levels[row]!) ?? -1);
  const table = twoWayTable(sample.design, { rowOf, columnOf });
  return isRefusedTable(table) ? table : tableShares(sample.design, table);
}

/** By row, what a measure counts of somebody in a group; null for everybody outside it, and whom the mean leaves out. */
function valuesInGroup({ inBase, keys, column, per }: ItemRows, measure: Measure, group: Group) {
  const valueIn = valuesOf(measure, column);
  const levels = group.in && keys[group.in.break]!;
  return (row: number): number | null => {
    if (inBase[row] === 0 || column.states[row] !== 0 || (per && per.states[row] !== 0)) return null;
    if (group.in && levels && !group.in.holds(levels[row]!)) return null;
    return valueIn(row);
  };
}

/** By row, what a measure counts of an answer; null where the mean leaves it out. */
function valuesOf(measure: Measure, { variable, numbers, picks }: Column): (row: number) => number | null {
  if (measure.kind === 'quantity' || measure.kind === 'ratio') return (row) => numbers![row]!;
  if (measure.kind === 'at-most') return (row) => Number(numbers![row]! <= measure.limit);
  const codes = categoriesOf(variable).map(({ code }) => code);
  if (measure.kind === 'scores') {
    const scores = codes.map((code) => measure.scores.get(code) ?? null);
    return (row) => scores[numbers![row]!]!;
  }
  const counted = codes.map((code) => measure.codes.includes(code));
  if (!picks) return (row) => Number(counted[numbers![row]!]);
  return (row) => Number(picks.some((picked, index) => counted[index] && picked[row] === 1));
}

function keysOf(dataset: Dataset, names: readonly string[]): string[] {
  const columns = names.map((name) => columnNamed(dataset, name)!);
  const codes = columns.map(({ variable }) => categoriesOf(variable).map(({ code }) => code));
  return Array.from({ length: dataset.rows }, (_, row) =>
    levelKey(columns.map(({ states, numbers }, at) => (states[row] === 0 ? codes[at]![numbers![row]!]! : null))),
  );
}
