import type { Dataset } from '@earshot/dataset';
import type { Cell, Table } from '@earshot/tables';
import { hiddenOfReturn } from './hidden-of-return.ts';
import type { HiddenOfTable } from './hidden-of-table.ts';

/**
 * Withholds what is hidden of a return from its tables, all of them together. The plan of `returnPlan` leaves it to this.
 * @param tables of `returnPlan`, with `_fte` at the end of those by full-time equivalent.
 * @param dataset that they were made from.
 */
export function withholdReturn(tables: readonly Table[], dataset: Dataset): Table[] {
  const hidden = hiddenOfReturn(dataset);
  return tables.map((table) => {
    const isByFte = table.id.endsWith('_fte');
    const own = hidden.get(isByFte ? table.id.slice(0, -'_fte'.length) : table.id);
    if (!own) throw new Error(`withholdReturn: nothing says what “${table.id}” hides.`);
    return withheld(table, own, isByFte);
  });
}

function withheld(table: Table, own: HiddenOfTable, isByFte: boolean): Table {
  const isHidden = (row: string, column: string): boolean => {
    if (isByFte && !own.hasHours) return true;
    const category = codeOf(row) ?? '';
    const level = codeOf(column);
    return level === null ? own.total(category) : own.cell(category, level);
  };
  const cells = table.rows.map((row, at) =>
    table.columns.map((column, place): Cell => {
      const cell = table.cells[at]![place]!;
      return isSaid(cell) && isHidden(row.id, column.id) ? { kind: 'withheld', reason: 'protected' } : cell;
    }),
  );
  return { ...table, cells, notes: [...notesOf(table, cells, own, isByFte), ...table.notes] };
}

/** What a reader should know of what this has withheld; nothing where it has withheld nothing. */
function notesOf(
  table: Table,
  cells: Table['cells'],
  { hasHours, isOfMeans }: HiddenOfTable,
  isByFte: boolean,
): string[] {
  const hasHidden = cells.some((row, at) => row.some((cell, place) => cell !== table.cells[at]![place]));
  if (!hasHidden) return [];
  if (isByFte && !hasHours) return [NO_HOURS];
  return isOfMeans ? [IN_ALL, MEANS] : [IN_ALL];
}

const IN_ALL =
  'What one table of a return has to withhold is withheld in all of them, by headcount and by full-time equivalent, so that they can be set beside each other.';
const MEANS = 'Mean and median are shown of a group where no band of its time in service is withheld.';
const NO_HOURS =
  'Of more than one in ten of these people no hours are known, so that nothing is shown by full-time equivalent.';

/** Whether a cell holds a number, or would if more people were asked for. */
function isSaid(cell: Cell): boolean {
  return cell.kind === 'small-base' || (cell.kind === 'estimate' && cell.estimate.disclosure === 'shown');
}

/** What stands behind the dot; null for the total. */
function codeOf(id: string): string | null {
  return id.includes('.') ? id.slice(id.indexOf('.') + 1) : null;
}
