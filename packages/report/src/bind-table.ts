import type { Association, Table } from '@earshot/tables';
import { tableOf, thereIs } from './bind-number.ts';
import { drawingProblem } from './chart/drawable.ts';
import type { ChartKind, Figure, NumberedTable } from './document.ts';
import { unboundNumbers } from './number-words.ts';
import type { Reading, ReadTag } from './reading.ts';

const CHARTS: readonly ChartKind[] = ['bars', 'stacked', 'lines'];

/** The numbered table of a `table` tag; null when something is wrong, which is then among the problems. */
export function bindTable(tag: ReadTag, reading: Reading): NumberedTable | null {
  const table = pickedTable(tag, reading);
  if (table === null) return null;
  reading.numbered.table += 1;
  return { kind: 'table', number: reading.numbered.table, table };
}

/** The numbered figure of a `figure` tag; null when something is wrong, which is then among the problems. */
export function bindFigure(tag: ReadTag, reading: Reading): Figure | null {
  const kind = tag.attributes.kind as ChartKind;
  const known = CHARTS.includes(kind);
  if (!known) tag.problem('report-unknown-chart', `“kind” is ${CHARTS.join(', ')}, and not “${kind}”.`);
  const boundTitle = checkTitle(tag);
  const table = pickedTable(tag, reading);
  if (!known || !boundTitle || table === null) return null;
  const problem = drawingProblem(kind, table);
  if (problem) {
    tag.problem(problem.code, problem.sentence);
    return null;
  }
  reading.numbered.figure += 1;
  return {
    kind: 'figure',
    number: reading.numbered.figure,
    chart: kind,
    title: tag.attributes.title ?? table.title,
    table,
  };
}

/** A title is running text too: an amount in it would be bound to nothing. */
function checkTitle(tag: ReadTag): boolean {
  const found = unboundNumbers(tag.attributes.title ?? '');
  for (const { words } of found) {
    const sentence = `“${words}” in the title is a number that is bound to nothing; say what is shown and not how much.`;
    tag.problem('report-unbound-number', sentence);
  }
  return found.length === 0;
}

function pickedTable(tag: ReadTag, reading: Reading): Table | null {
  const table = tableOf(tag, reading);
  if (table === null) return null;
  const rows = picked(tag, 'rows', table);
  const columns = picked(tag, 'columns', table);
  if (rows === null || columns === null) return null;
  const shown = {
    ...table,
    rows: rows.map((index) => table.rows[index]!),
    columns: columns.map((index) => table.columns[index]!),
    cells: rows.map((row) => columns.map((column) => table.cells[row]![column]!)),
  };
  return { ...shown, associations: table.associations?.filter((one) => isShown(one, shown)) };
}

/** Whether any row of the item and any column of the break that were tested are picked. */
function isShown({ item, break: name }: Association, { rows, columns }: Table): boolean {
  return rows.some(({ id }) => id.startsWith(`${item}.`)) && columns.some(({ id }) => id.startsWith(`${name}.`));
}

/**
 * The places of the rows or columns that `rows="…"` or `columns="…"` names, in the order in which it names them: ids,
 * or the part before the dot for all that share it (`total, region`). All of them without the attribute.
 */
function picked(tag: ReadTag, axis: 'rows' | 'columns', table: Table): number[] | null {
  const ids = table[axis].map(({ id }) => id);
  const asked = tag.attributes[axis]?.split(',').map((name) => name.trim());
  if (asked === undefined) return ids.map((_, index) => index);
  const found = asked.map((name) =>
    ids.flatMap((id, index) => (id === name || id.startsWith(`${name}.`) ? index : [])),
  );
  const missing = asked.filter((_, index) => found[index]!.length === 0);
  for (const name of missing) {
    const word = axis === 'rows' ? 'row' : 'column';
    tag.problem(`report-unknown-${word}`, `Table “${table.id}” has no ${word} “${name}”. ${thereIs(name, ids)}`);
  }
  return missing.length > 0 ? null : [...new Set(found.flat())];
}
