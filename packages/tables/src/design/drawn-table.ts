// A table of a drawn sample: its units by the levels of its breaks, and the sums of one measure at a time by both.
import { rowsWhere } from '@earshot/dataset';
import { degreesOfFreedom, rowsInGroups, type UnitsOfDesign, unitsOfDesign } from '@earshot/statistics';
import type { Measure, Measured } from '../cells/measure.ts';
import type { TableSpec } from '../plan/plan.ts';
import type { Prepared } from '../prepare.ts';
import { type ItemRows, type MeasuredRows, measuredRows } from './measured-rows.ts';
import type { DrawnSample } from './sample-design.ts';
import { sumsInGroups, type UnitSums, unitSums } from './unit-sums.ts';
import { type RowsByLevel, rowsByLevel, type UnitsByLevel, unitsByLevel } from './units-by-level.ts';

/** What all items of a table have in common. */
export interface DrawnTable {
  readonly sample: DrawnSample;
  readonly units: UnitsOfDesign;
  /** Degrees of freedom of the design. */
  readonly freedom: number;
  /** By break, and in the last place everybody in one level. */
  readonly levels: readonly RowsByLevel[];
  readonly pairs: readonly UnitsByLevel[];
  /** By unit, the weights of everybody in the sample, in the base or not. */
  readonly weights: Float64Array;
  latest: Latest | null;
}

/** What was made of the measure that was asked for last; of no other, as it is much. */
interface Latest {
  readonly item: ItemRows;
  readonly measure: Measure;
  readonly rows: MeasuredRows;
  /** By place in the table’s `pairs`. */
  readonly sums: Map<number, UnitSums>;
}

/** Lays a table’s sample out, once for all of its items. */
export function drawnTable({ dataset }: Prepared, spec: TableSpec, sample: DrawnSample): DrawnTable {
  const inBase = new Uint8Array(dataset.rows);
  for (const row of rowsWhere(dataset, spec.base?.expression ?? null)) inBase[row] = 1;
  const units = unitsOfDesign(sample.design);
  const levels = [...spec.breaks, []].map((names) => rowsByLevel(dataset, sample.rows, inBase, names));
  const pairs = levels.map((rows) => unitsByLevel(rows, units.unitOf, units.count));
  const weights = sumsInGroups(rowsInGroups(units.unitOf, units.count), sample.design.weights);
  const freedom = degreesOfFreedom(sample.design);
  return { sample, units, freedom, levels, pairs, weights, latest: null };
}

/** The sums of a measure by the levels of the break that a group is in, and by unit; made once for all of its groups. */
export function sumsFor(table: DrawnTable, item: ItemRows, { measure, group }: Measured): UnitSums {
  if (table.latest?.item !== item || table.latest.measure !== measure) {
    const rows = measuredRows(item, measure, table.sample.design.weights);
    table.latest = { item, measure, rows, sums: new Map() };
  }
  const { rows, sums } = table.latest;
  const place = group.in ? group.in.break : table.pairs.length - 1;
  const known = sums.get(place);
  if (known) return known;
  const made = unitSums(table.pairs[place]!, rows);
  sums.set(place, made);
  return made;
}
