import type { Variable } from '@earshot/dataset';
import type { WithheldReason } from '@earshot/statistics';
import { associationsOf, type CountedItem } from './cells/association.ts';
import { type ColumnGroup, columnGroups } from './cells/column-groups.ts';
import { contributed } from './cells/contributed.ts';
import { itemLines, type Line, ratioLine } from './cells/item-lines.ts';
import { judgeComparisons, type RowOfCells } from './cells/judge-comparisons.ts';
import { type CellRules, makeCell } from './cells/make-cell.ts';
import { measured, scoredPeople } from './cells/measure.ts';
import { comparedInProfile, profileReasons } from './cells/profile-reasons.ts';
import { errorsOf } from './design/errors-of-design.ts';
import type { GroupSums, ItemSums } from './grouped-sums/item-sums.ts';
import { ratioSums } from './grouped-sums/ratio-sums.ts';
import type { Query } from './grouped-sums/sums-query.ts';
import { tableSums } from './grouped-sums/table-sums.ts';
import type { TablePlan, TableSpec } from './plan/plan.ts';
import type { Prepared } from './prepare.ts';
import type { Association, Table } from './table.ts';
import { type BreakLevel, breakLevels, TOTAL_COLUMN } from './table-columns.ts';
import {
  designSentences,
  notAskedSentences,
  ratioSentences,
  scoreSentences,
  totalSentences,
  weightingSentence,
} from './table-sentences.ts';
import { weightColumn } from './weights/weight-column.ts';
import type { GrossedPopulation } from './weights/weighted-population.ts';

type Find = (name: string) => Variable | null;

/**
 * Runs every table of a plan. The dataset must stand in the engine behind `query`, laid out as `sqlColumns` says,
 * in the table `DATA_TABLE`.
 */
export async function runTables(plan: TablePlan, prepared: Prepared, query: Query): Promise<Table[]> {
  const tables: Table[] = [];
  for (const spec of plan.tables) tables.push(await runTable(plan, spec, prepared, query));
  return tables;
}

async function runTable(plan: TablePlan, spec: TableSpec, prepared: Prepared, query: Query): Promise<Table> {
  const find: Find = (name) => plan.variables.find((variable) => variable.name === name) ?? null;
  const breaks = breakLevels(spec, find);
  const items = spec.items.map((name) => find(name)!);
  const errors = errorsOf(prepared, spec);
  const population = spec.weight === null ? null : prepared.weights.get(spec.weight)!.population;
  const rows: RowOfCells[][] = [];
  const unanswered: Variable[] = [];
  const associations: Association[][] = [];
  // Of an item only its rows are kept: the sums of sixty items by eight breaks took another 60 MB.
  for await (const [index, sums] of tableSums(sumsQuery(items, spec, find), query)) {
    const counted: CountedItem = { item: items[index]!, sums, errors: errors(items[index]!) };
    rows[index] = itemRows(counted.item, spec, sums, breaks, { errors: counted.errors, population });
    if (spec.association !== null) associations[index] = associationsOf(counted, rows[index], spec, breaks);
    if (sums.total.base.n === 0) unanswered[index] = counted.item;
  }
  const ratios: RowOfCells[] = [];
  for (const ratio of spec.ratios) {
    const made = await ratioSums(ratio, sumsQuery(items, spec, find), query);
    const given = { errors: errors(find(ratio.of)!, find(ratio.per)!), population };
    ratios.push(...lineRows([ratioLine(ratio)], spec, made, breaks, given, null));
  }
  const notes = [...notesOf(plan, spec, population, find), ...notAnswered(unanswered, prepared)];
  const table = tableOf(plan, spec, prepared, breaks, [...rows.flat(), ...ratios], notes);
  return spec.association === null ? table : { ...table, associations: associations.flat() };
}

function notesOf({ design }: TablePlan, spec: TableSpec, population: GrossedPopulation | null, find: Find): string[] {
  const items = spec.items.map((name) => find(name)!);
  return [
    ...scoreSentences(items, spec),
    ...ratioSentences(spec, find),
    ...(spec.rows === 'totals' ? totalSentences(population!) : []),
    ...designSentences(design, find),
  ];
}

/** @param unanswered those items that nobody answered, at their places among the items. */
function notAnswered(unanswered: readonly Variable[], { dataset }: Prepared): string[] {
  return dataset.rows > 0 ? notAskedSentences(unanswered.filter(Boolean)) : [];
}

function sumsQuery(items: readonly Variable[], { breaks, base, weight, median }: TableSpec, find: Find) {
  const weightName = weight === null ? null : weightColumn(weight);
  return { items, breaks, base: base?.expression ?? null, weight: weightName, byValue: median, find };
}

function itemRows(
  item: Variable,
  spec: TableSpec,
  sums: ItemSums,
  breaks: readonly (readonly BreakLevel[])[],
  given: Pick<CellRules, 'errors' | 'population'>,
): RowOfCells[] {
  const smallKinds = spec.profile ? profileReasons(item, sums, breaks) : null;
  return lineRows(itemLines(item, spec), spec, sums, breaks, given, smallKinds);
}

/** The rows of lines that are made from the same sums. */
function lineRows(
  lines: readonly Line[],
  { minimum, compare }: TableSpec,
  sums: ItemSums,
  breaks: readonly (readonly BreakLevel[])[],
  given: Pick<CellRules, 'errors' | 'population'>,
  smallKinds: readonly Reasons[] | null,
): RowOfCells[] {
  const groups = columnGroups(sums, breaks, minimum.statistics);
  return lines.map((line, at) => {
    const scored = ownGroups(line, sums, breaks, minimum.statistics);
    const reasons = [scored && reasonsOf(groups), smallKinds?.[at], dominated(line, sums, breaks, minimum.statistics)];
    const shown = withheldToo(scored ?? groups, reasons);
    const own = smallKinds ? comparedInProfile(shown, minimum.statistics) : shown;
    const against = smallKinds && own[0]!.withheld ? 'none' : compare.against;
    const rules = { ...given, minimum, compare: { against, level: compare.level } };
    const everybody = measured(line.measure, own[0]!.people);
    const cells = own.map((group) => makeCell(line, group, everybody, rules));
    return { line, groups: compare.against === 'columns' ? own : [], errors: given.errors, cells };
  });
}

/** The groups of a line that rests on fewer people than its item, because some codes have no score; null otherwise. */
function ownGroups(
  { measure }: Line,
  { total, breaks: byBreak }: ItemSums,
  breaks: readonly (readonly BreakLevel[])[],
  fewest: number,
): ColumnGroup[] | null {
  if (measure.kind !== 'scores') return null;
  const scored = (group: GroupSums): GroupSums => scoredPeople(group, measure.scores);
  const within = byBreak.map((levels) => new Map([...levels].map(([key, group]) => [key, scored(group)])));
  return columnGroups({ total: scored(total), breaks: within }, breaks, fewest);
}

/** By column, why nothing is shown; null for a line to which the rule does not apply. */
type Reasons = readonly (WithheldReason | null)[] | null | undefined;

/** The total or the ratio that few people’s amounts make, with what would give it away. */
function dominated(line: Line, sums: ItemSums, breaks: readonly (readonly BreakLevel[])[], fewest: number): Reasons {
  const counted = contributed(line, sums);
  return counted && reasonsOf(columnGroups(counted, breaks, fewest));
}

function reasonsOf(groups: readonly ColumnGroup[]): Reasons {
  return groups.map(({ withheld }) => withheld);
}

/**
 * What is withheld of an item is withheld of its mean too: the two bases together would tell what neither does. So is
 * what has a reason of its own in a table that describes people, or because few make nearly all of a total.
 */
function withheldToo(line: readonly ColumnGroup[], further: readonly Reasons[]): readonly ColumnGroup[] {
  const given = further.filter((reasons) => reasons !== null && reasons !== undefined);
  if (given.length === 0) return line;
  return line.map((group, column) => {
    const reason = given.map((reasons) => reasons[column] ?? null).find((one) => one !== null);
    return { ...group, withheld: group.withheld ?? reason ?? null };
  });
}

function tableOf(
  plan: TablePlan,
  spec: TableSpec,
  { dataset, weights }: Prepared,
  breaks: readonly (readonly BreakLevel[])[],
  rows: readonly RowOfCells[],
  notes: readonly string[],
): Table {
  const columnCounts = breaks.map(({ length }) => length);
  const { cells, tests } = judgeComparisons(rows, columnCounts, spec.compare);
  const { against, adjustment, level } = spec.compare;
  return {
    id: spec.id,
    title: spec.title,
    columns: [TOTAL_COLUMN, ...breaks.flat().map(({ column }) => column)],
    rows: rows.map(({ line }) => line.row),
    cells,
    base: spec.baseLabel ?? 'Everyone who answered the question',
    source: plan.source,
    weighting: weightingSentence(spec.weight === null ? null : weights.get(spec.weight)!),
    notes,
    ...(against === 'none' || tests === 0 ? {} : { comparisons: { against, adjustment, level, tests } }),
    simulated: dataset.simulatedRows > 0 ? { rows: dataset.simulatedRows, of: dataset.rows } : null,
  };
}
