import type { Table } from '@earshot/tables';

/**
 * A table as plain data for JSON: everything about it, its tests of association where it has any, and its cells in one list, each with the ids of its row and
 * column. A withheld cell holds its reason and nothing else.
 */
export function tableJson(table: Table): unknown {
  const {
    id,
    title,
    base,
    source,
    weighting,
    notes,
    comparisons = null,
    associations,
    simulated,
    rows,
    columns,
  } = table;
  const cells = table.cells.flatMap((cellsOfRow, row) =>
    cellsOfRow.map((cell, column) => ({ row: rows[row]!.id, column: columns[column]!.id, ...cell })),
  );
  const tested = associations ? { associations } : {};
  return { id, title, base, source, weighting, notes, comparisons, ...tested, simulated, rows, columns, cells };
}
