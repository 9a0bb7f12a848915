import { categoriesOf, type Variable } from '@earshot/dataset';
import {
  compareWithRest,
  type Estimate,
  estimateMean,
  estimateShare,
  type Sums,
  type WeightedDesign,
  type WithheldReason,
} from '@earshot/statistics';
import { type GroupSums, type ItemSums, itemSums, joinGroups, NOBODY, sharesOf } from './item-sums.ts';
import { levelKey } from './level-key.ts';
import type { TablePlan, TableSpec } from './plan.ts';
import type { Prepared } from './prepare.ts';
import type { Query } from './sums-query.ts';
import type { Cell, Table, TableColumn, TableRow } from './table.ts';
import type { WeightReport } from './weigh.ts';
import { weightColumn } from './weight-column.ts';
import { peopleCounted, SMALLEST_BASE, withheldLevels } from './withhold.ts';
import { withheldCounts } from './withhold-counts.ts';

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
  const find = (name: string): Variable | null => plan.variables.find((variable) => variable.name === name) ?? null;
  const breaks = spec.breaks.map((name) => find(name)!);
  const weight = spec.weight ? prepared.weights.get(spec.weight)! : null;
  const design: WeightedDesign = { sampleSize: weight?.respondents ?? prepared.dataset.rows };
  const columns = tableColumns(breaks);
  const rows: TableRow[] = [];
  const cells: Cell[][] = [];

  for (const name of spec.items) {
    const item = find(name)!;
    const weightName = weight ? weightColumn(weight.name) : null;
    const base = spec.base?.expression ?? null;
    const sums = await itemSums(
      { item, breaks: spec.breaks.map((name) => [name]), base, weight: weightName, find },
      query,
    );
    const groups = columnGroups(sums, breaks);
    const smallKinds = spec.profile ? profileReasons(item, sums, breaks) : null;
    itemLines(item, spec).forEach((line, at) => {
      rows.push(line.row);
      cells.push(
        groups.map((group, column) => {
          const withheld = group.withheld ?? smallKinds?.[at]?.[column] ?? null;
          return cellOf({ ...group, withheld }, line, design);
        }),
      );
    });
  }
  const { rows: people, simulatedRows } = prepared.dataset;
  return {
    id: spec.id,
    title: spec.title,
    columns,
    rows,
    cells,
    base: spec.baseLabel ?? 'Everyone who answered the question',
    source: plan.source,
    weighting: weightingSentence(weight),
    notes: [],
    simulated: simulatedRows > 0 ? { rows: simulatedRows, of: people } : null,
  };
}

function tableColumns(breaks: readonly Variable[]): TableColumn[] {
  const total: TableColumn = { id: 'total', label: 'All', group: null };
  const levels = breaks.flatMap((variable) =>
    categoriesOf(variable).map((category) => ({
      id: `${variable.name}.${category.code}`,
      label: category.label,
      group: variable.label,
    })),
  );
  return [total, ...levels];
}

/** One line of an item: its row and how to take its sums from a group. */
interface Line {
  readonly row: TableRow;
  readonly unit: 'share' | 'mean';
  readonly sums: (group: GroupSums) => Sums | null;
}

function itemLines(item: Variable, spec: TableSpec): Line[] {
  const group = spec.items.length > 1 || item.kind === 'quantity' ? item.label : null;
  if (item.kind === 'quantity') {
    const row = { id: `${item.name}.mean`, label: `Mean ${item.unit}`.trim(), group };
    return [{ row, unit: 'mean', sums: ({ quantity }) => quantity }];
  }
  const share = (id: string, label: string, codes: readonly string[]): Line => ({
    row: { id: `${item.name}.${id}`, label, group },
    unit: 'share',
    sums: (people) => sharesOf(people, codes),
  });
  const codes = categoriesOf(item);
  const categories = codes.map(({ code, label }) => share(code, label, [code]));
  const summaries = spec.summaries
    .filter((summary) => summary.codes.some((code) => codes.some((category) => category.code === code)))
    .map(({ id, label, codes: joined }) => share(id, label, joined));
  if (spec.rows === 'categories') return categories;
  return spec.rows === 'summaries' ? summaries : [...categories, ...summaries];
}

/** What a column shows of an item: its people, those that it is compared with, and whether it may be shown. */
interface ColumnGroup {
  readonly people: GroupSums;
  readonly rest: GroupSums | null;
  readonly withheld: WithheldReason | null;
}

function columnGroups({ total, breaks: byBreak }: ItemSums, breaks: readonly Variable[]): ColumnGroup[] {
  const [whole] = withheldLevels([peopleCounted(total.base)], 0);
  const first: ColumnGroup = { people: total, rest: null, withheld: whole ?? null };
  return [first, ...breaks.flatMap((variable, index) => levelGroups(byBreak[index]!, variable, first.withheld))];
}

function levelGroups(
  levels: ReadonlyMap<string, GroupSums>,
  variable: Variable,
  totalWithheld: WithheldReason | null,
): ColumnGroup[] {
  const groups = categoriesOf(variable).map(({ code }) => levels.get(levelKey([code])) ?? NOBODY);
  const unstated = levels.get(levelKey([null])) ?? NOBODY;
  const reasons = withheldLevels(
    groups.map((group) => peopleCounted(group.base)),
    peopleCounted(unstated.base),
  );
  const hidden = groups.reduce((sum, group, level) => sum + (reasons[level] ? peopleCounted(group.base) : 0), 0);
  // The rest of the same base leaves out those who did not answer the break. Where they are few, the rest with and
  // without them would give them away; where the hidden levels are few, the rest less its shown levels would: then
  // everybody counts who is not in the group, which the total tells anyway.
  const isSafe = (people: number): boolean => people === 0 || people >= SMALLEST_BASE;
  const others = isSafe(peopleCounted(unstated.base)) && isSafe(hidden) ? [] : [unstated];
  return groups.map((people, level) => {
    const rest = [...groups.filter((_, other) => other !== level), ...others].reduce(joinGroups, NOBODY);
    return {
      people,
      rest: peopleCounted(rest.base) >= SMALLEST_BASE ? rest : null,
      withheld: totalWithheld ?? reasons[level] ?? null,
    };
  });
}

/** For a table that describes people: by category and column, why its count may not be shown. */
function profileReasons(item: Variable, { total, breaks: byBreak }: ItemSums, breaks: readonly Variable[]) {
  const codes = categoriesOf(item).map(({ code }) => code);
  const countsIn = (group: GroupSums | undefined): number[] => codes.map((code) => group?.categories.get(code)?.n ?? 0);
  const alone = withheldCounts({ counts: codes.map(() => []), unstated: countsIn(total) });
  const withheld = breaks.map((variable, index) => {
    const levels = categoriesOf(variable).map(({ code }) => countsIn(byBreak[index]!.get(levelKey([code]))));
    const counts = codes.map((_, category) => levels.map((level) => level[category]!));
    return withheldCounts({ counts, unstated: countsIn(byBreak[index]!.get(levelKey([null]))) });
  });
  return codes.map((_, category) => [alone.totals[category]!, ...withheld.flatMap(({ cells }) => cells[category]!)]);
}

function cellOf({ people, rest, withheld }: ColumnGroup, line: Line, design: WeightedDesign): Cell {
  const sums = line.sums(people);
  const reason = withheld ?? (sums ? null : 'no-one');
  if (reason || !sums) {
    return { kind: 'estimate', unit: line.unit, estimate: hidden(reason ?? 'no-one'), comparison: null };
  }
  const estimate = line.unit === 'mean' ? estimateMean(sums, design) : estimateShare(sums, design);
  const restSums = rest ? line.sums(rest) : null;
  const comparison = restSums ? compareWithRest(sums, restSums, design) : null;
  return { kind: 'estimate', unit: line.unit, estimate, comparison };
}

function hidden(reason: WithheldReason): Estimate {
  return { disclosure: 'withheld', reason };
}

function weightingSentence(weight: WeightReport | null): string {
  if (!weight) return 'Not weighted';
  const range = `from ${weight.smallest.toFixed(2)} to ${weight.largest.toFixed(2)}`;
  return `${weight.label}; in the whole weighted sample weights run ${range}, design effect ${weight.designEffect.toFixed(2)}`;
}
