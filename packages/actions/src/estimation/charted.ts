import { type Block, drawingProblem, type Figure } from '@earshot/report';
import { shownEstimate, type Table } from '@earshot/tables';

/** More bars than this under each other are no picture any more. */
const MOST_BARS = 40;

/** Counts figures and tables as they come to stand in a report, each in a series of its own. */
export class Numbering {
  private figures = 0;
  private tables = 0;

  table(table: Table): Block {
    this.tables += 1;
    return { kind: 'table', number: this.tables, table };
  }

  /**
   * Some columns of a table as a bar chart with these numbers under it; none where they cannot be drawn, or are one bar,
   * which says no more than its number does.
   */
  chart(table: Table, columns: readonly string[], title: string): Figure[] {
    const drawn = columnsOf(table, columns);
    const shown = drawn.cells.flat().filter((cell) => cell.kind === 'figure' || shownEstimate(cell) !== null);
    if (shown.length < 2 || drawn.cells.flat().length > MOST_BARS || drawingProblem('bars', drawn)) return [];
    this.figures += 1;
    return [{ kind: 'figure', number: this.figures, chart: 'bars', title, table: drawn }];
  }
}

/** The part of a table in these columns, without the rows that have nothing in one of them. */
function columnsOf(table: Table, ids: readonly string[]): Table {
  const at = ids.map((id) => table.columns.findIndex((column) => column.id === id)).filter((index) => index >= 0);
  const columns = at.map((index) => table.columns[index]!);
  const lines = table.rows.map((row, line) => ({ row, cells: at.map((index) => table.cells[line]![index]!) }));
  const filled = lines.filter(({ cells }) => cells.every(({ kind }) => kind !== 'empty'));
  return { ...table, columns, rows: filled.map(({ row }) => row), cells: filled.map(({ cells }) => cells) };
}

/** Of tables, what the one with the largest share of simulated people says of them. */
export function simulatedMost(tables: readonly Table[]): Table['simulated'] {
  const found = tables.flatMap(({ simulated }) => simulated ?? []);
  return found.reduce<Table['simulated']>(
    (most, one) => (most && most.rows / most.of >= one.rows / one.of ? most : one),
    null,
  );
}
