// Where a table prints how many people its numbers rest on: once at its foot when every row rests on the same people,
// after each item when items differ, and in the cells themselves when even the rows of an item differ.
import { type Cell, shownEstimate, type Table, withheldReason } from '@earshot/tables';

/** `withheld`: the column's numbers are all withheld, and so is how many people there are. */
export type Base = { readonly people: number; readonly effective: number } | 'withheld' | 'no-estimate';

export type BasePlacement = 'foot' | 'after-each-item' | 'in-cells' | 'none';

/** Neighbouring rows of one item, with the place of the first in the table. */
export interface RowGroup {
  readonly label: string | null;
  readonly first: number;
  readonly count: number;
}

export function rowGroups(table: Table): RowGroup[] {
  const groups: RowGroup[] = [];
  table.rows.forEach(({ group }, index) => {
    const last = groups.at(-1);
    if (last && last.label === group) groups[groups.length - 1] = { ...last, count: last.count + 1 };
    else groups.push({ label: group, first: index, count: 1 });
  });
  return groups;
}

export function basePlacement(table: Table): BasePlacement {
  if (!table.cells.flat().some(({ kind }) => kind === 'estimate' || kind === 'small-base')) return 'none';
  if (columnBases(table.cells) !== null) return 'foot';
  const groups = rowGroups(table);
  const each = groups.map(({ first, count }) => columnBases(table.cells.slice(first, first + count)));
  return each.every((bases) => bases !== null) && groups.length < table.rows.length ? 'after-each-item' : 'in-cells';
}

/** The base of each column over these rows of cells; null when the rows of a column rest on different people. */
export function columnBases(rows: readonly (readonly Cell[])[]): Base[] | null {
  const bases = (rows[0] ?? []).map((_, column) => commonBase(rows.map((cells) => cells[column]!)));
  return bases.every((base) => base !== null) ? bases : null;
}

function commonBase(cells: readonly Cell[]): Base | null {
  const shown = cells.flatMap((cell) => (cell.kind === 'small-base' ? cell : (shownEstimate(cell)?.estimate ?? [])));
  const first = shown[0];
  if (first === undefined) return cells.some((cell) => withheldReason(cell) !== null) ? 'withheld' : 'no-estimate';
  const same = shown.every(
    ({ base, effectiveBase }) => base === first.base && Math.abs(effectiveBase - first.effectiveBase) < 0.5,
  );
  return same ? { people: first.base, effective: first.effectiveBase } : null;
}
