// The test of whole items with whole breaks: Rao and Scott's F of the second order, where a table can bear it.
import { categoriesOf, type Variable } from '@earshot/dataset';
import {
  effectiveBase,
  isRefusedTable,
  secondOrderTest,
  type TableRefusal,
  type TableShares,
} from '@earshot/statistics';
import type { ItemSums } from '../grouped-sums/item-sums.ts';
import type { TableSpec } from '../plan/plan.ts';
import { type Association, type AssociationFound, type Cell, withheldReason } from '../table.ts';
import type { BreakLevel } from '../table-columns.ts';
import type { Errors } from './errors.ts';
import type { RowOfCells } from './judge-comparisons.ts';

/** A single choice with what its numbers are made from. */
export interface CountedItem {
  readonly item: Variable;
  readonly sums: ItemSums;
  readonly errors: Errors;
}

/** An item’s association with each break, in their order. @param rows of the item, as they stand in the table. */
export function associationsOf(
  counted: CountedItem,
  rows: readonly RowOfCells[],
  spec: TableSpec,
  breaks: readonly (readonly BreakLevel[])[],
): Association[] {
  let first = 1;
  return breaks.map((levels, index) => {
    const cells = rows.flatMap((row) => [row.cells[0]!, ...row.cells.slice(first, first + levels.length)]);
    first += levels.length;
    const { item } = counted;
    const found = unfit(cells, counted, spec, levels, index) ?? tested(counted, spec, levels, index);
    const name = spec.breaks[index]!.join('*');
    const column = levels[0]?.column;
    const breakLabel = column?.above ?? column?.group ?? name;
    return { item: item.name, break: name, itemLabel: item.label, breakLabel, found };
  });
}

/** Why there is no test, as far as the table’s own cells and bases tell; null where there may be one. */
function unfit(
  cells: readonly Cell[],
  { sums }: CountedItem,
  { minimum }: TableSpec,
  levels: readonly BreakLevel[],
  index: number,
): AssociationFound | null {
  // One number over all cells would tell of those that are withheld.
  if (cells.some((cell) => withheldReason(cell) === 'protected')) return { kind: 'withheld' };
  const people = levels.map(({ key }) => sums.breaks[index]!.get(key)?.base.n ?? 0);
  const empty = people.indexOf(0);
  if (empty >= 0) return untestable(`nobody is in the column “${levels[empty]!.column.label}”`);
  const answered = people.reduce((sum, one) => sum + one, 0);
  if (answered >= minimum.percentages) return null;
  return untestable(`it takes ${minimum.percentages} people, and ${answered} answered`);
}

function tested(
  { item, sums, errors }: CountedItem,
  { compare: { level } }: TableSpec,
  levels: readonly BreakLevel[],
  index: number,
): AssociationFound {
  const [groups, codes] = [sums.breaks[index]!, categoriesOf(item).map(({ code }) => code)];
  const keys = levels.map(({ key }) => key);
  const table = errors.crossedShares({ codes, break: index, levels: keys, groups });
  if (isRefusedTable(table)) return untestable(REFUSED[table.code]);
  const people = keys.map((key) => effectiveBase(groups.get(key)!.base));
  if (isThin(table, people)) return untestable(THIN);
  const test = secondOrderTest(table);
  if (isRefusedTable(test)) return untestable(REFUSED[test.code]);
  return { kind: 'tested', ...test, level, isBeyondChance: test.pValue < 1 - level };
}

const REFUSED: Readonly<Record<TableRefusal['code'], string>> = {
  'too-few-categories': 'everybody gave the same answer, or is in one column',
  'too-many-empty-cells': 'too many of its cells are empty',
  'too-few-units': 'the sample has too few units for its strata',
  'no-spread': 'the sample design fixes its numbers, so that chance has no part in them',
};

function untestable(sentence: string): AssociationFound {
  return { kind: 'untestable', sentence };
}

/** Cochran’s rule (1954) for chi-square tests: fewest people expected in a cell, and in four of five cells. */
const FEWEST_EXPECTED = 1;
const USUALLY_EXPECTED = 5;

const THIN =
  'too few people are expected in its cells, fewer than 5 in more than a fifth of them or fewer than 1 in one: join categories';

/**
 * Whether so few people are expected in the cells that the test’s distribution does not hold: each answer’s share of all,
 * of the people in a column.
 * @param people by column, its effective base: where some are drawn more often than others, it says more than their weight.
 */
function isThin({ rows, columns, shares }: TableShares, people: readonly number[]): boolean {
  const inRow = Array.from({ length: rows }, (_, row) =>
    shares.slice(row * columns, (row + 1) * columns).reduce((sum, share) => sum + share, 0),
  );
  const expected = inRow.flatMap((share) => people.map((count) => share * count));
  const few = expected.filter((count) => count < USUALLY_EXPECTED).length;
  return few > expected.length / 5 || expected.some((count) => count < FEWEST_EXPECTED);
}
