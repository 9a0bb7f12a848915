import { type Block, drawingProblem, type Report } from '@earshot/report';
import { shownEstimate, type Table } from '@earshot/tables';

/** More bars than this under each other are no picture any more. */
const MOST_BARS = 60;
const MOST_COLUMNS = 4;
const MOST_ROWS = 12;

/** An explored table with a chart of it, where one can be drawn. */
export function exploredReport(table: Table): Report {
  const chart = chartOf(table);
  const figure: Block[] = chart ? [{ kind: 'figure', number: 1, chart: 'bars', title: chart.title, table: chart }] : [];
  // A chart prints its numbers under it; the table is shown beside only where it holds more.
  const whole: Block[] = chart && isWhole(chart, table) ? [] : [{ kind: 'table', number: 1, table }];
  return { blocks: [...figure, ...whole], stated: [], simulated: table.simulated };
}

/** How many columns, the first of the table, hold everybody of a wave together: one, or two side by side. */
export function totalsOf({ columns }: Table): number {
  return columns.filter(({ id }) => /^total(@|$)/.test(id)).length;
}

function isWhole(chart: Table, table: Table): boolean {
  return chart.rows === table.rows && chart.columns === table.columns;
}

/** Of a large table, the part that can be drawn: one answer, by question or by column. Null where nothing can be. */
function chartOf(table: Table): Table | null {
  const few = table.columns.length <= MOST_COLUMNS;
  const isSmall = few && table.rows.length <= MOST_ROWS;
  const drawn = isSmall ? table : few || groupsOf(table).length > 1 ? byQuestion(table, few) : byColumn(table);
  if (!drawn || drawn.rows.length > MOST_BARS || !hasBars(drawn) || drawingProblem('bars', drawn)) return null;
  return drawn;
}

function groupsOf({ rows }: Table): (string | null)[] {
  return [...new Set(rows.map(({ group }) => group))];
}

/** The row of every question that holds the commonest answer, where they share their answers. */
function byQuestion(table: Table, allColumns: boolean): Table | null {
  const common = commonest(table);
  if (common === null) return null;
  const { label } = table.rows[common]!;
  const picked = table.rows.flatMap((row, at) => (row.label === label && row.group !== null ? [at] : []));
  if (picked.length !== groupsOf(table).length || picked.length < 2) return null;
  const columns = allColumns ? table.columns : table.columns.slice(0, totalsOf(table));
  return {
    ...table,
    title: `${label}: ${table.title}`,
    columns,
    rows: picked.map((at) => ({ ...table.rows[at]!, label: table.rows[at]!.group!, group: null })),
    cells: picked.map((at) => table.cells[at]!.slice(0, columns.length)),
  };
}

/** The commonest answer in every column, which become the rows. */
function byColumn(table: Table): Table | null {
  const common = commonest(table);
  if (common === null) return null;
  const { id, label } = table.rows[common]!;
  return {
    ...table,
    title: `${label}: ${table.title}`,
    columns: [{ id, label, group: null }],
    rows: table.columns.map(({ id, label, group, above }) =>
      above === undefined ? { id, label, group } : { id, label: `${group}: ${label}`, group: above },
    ),
    cells: table.columns.map((_, column) => [table.cells[common]![column]!]),
  };
}

/** The row with the largest number for everybody together; null where no row shows one. */
function commonest({ cells }: Table): number | null {
  const values = cells.map(([total]) => shownEstimate(total!)?.estimate.value ?? Number.NEGATIVE_INFINITY);
  const largest = Math.max(...values);
  return Number.isFinite(largest) ? values.indexOf(largest) : null;
}

/** One bar says no more than its number does. */
function hasBars({ cells }: Table): boolean {
  return cells.flat().filter((cell) => shownEstimate(cell) !== null).length > 1;
}
