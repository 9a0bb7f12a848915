import { type Block, drawingProblem, type Report, renderReportHtml } from '@earshot/report';
import { dayInWords, monthInWords, type SnapshotPage } from '@earshot/snapshot';
import type { Table } from '@earshot/tables';

/** Which tables are drawn, by which columns. */
const BARS: Readonly<Record<string, readonly string[]>> = {
  grades: ['vacant', 'gap', 'leftIfAllStart'],
  cover_reasons: ['workers'],
  caseload_bands: ['workers'],
  caseload_points: ['workers'],
  pipeline: ['offers'],
};
/** Which measures of the series are drawn as lines. */
const PATH = ['vacancy_rate_fte', 'agency_rate_fte'];
const MOST_BARS = 40;

/** A month as a document: what may be said of it, then charts and tables. */
export function snapshotReport(page: SnapshotPage, further: readonly Table[]): Report {
  const numbered = new Numbered();
  const tables = [page.tables[0]!, ...further, ...page.tables.slice(1)];
  const findings = page.findings.map(({ text }) => [paragraph(text)]);
  return {
    blocks: [
      ...aboutBlocks(page),
      { kind: 'list', ordered: false, items: findings },
      ...tables.flatMap((table) => [...numbered.chart(table), numbered.table(table)]),
    ],
    stated: [],
    simulated: page.tables[0]!.simulated,
  };
}

/** The page of a month as one file that stands alone. @param builtAt in ISO 8601. */
export function snapshotHtml(page: SnapshotPage, further: readonly Table[], builtAt: string): Promise<string> {
  const of = page.authority === null ? '' : ` of ${page.authority}`;
  const title = `The children’s social work workforce${of}, ${monthInWords(page.month)}`;
  return renderReportHtml(snapshotReport(page, further), { title, builtAt });
}

function aboutBlocks({ day, points, notGiven, tables }: SnapshotPage): Block[] {
  const files = notGiven.length === 0 ? '' : ` Not given: ${notGiven.join(', ')}; what rests on them is not known.`;
  const counted = `Counted on ${dayInWords(day)}.${points === null ? '' : ` Caseloads by points: ${points.charAt(0).toLowerCase()}${points.slice(1)}.`}${files}`;
  const made = tables[0]!.simulated ? [paragraph('This snapshot is simulated: nobody in it exists.')] : [];
  return [...made, paragraph(counted)];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text: [{ kind: 'text', text }] };
}

/** Counts tables and figures, each in a series of its own. */
class Numbered {
  #tables = 0;
  #figures = 0;

  table(table: Table): Block {
    this.#tables += 1;
    return { kind: 'table', number: this.#tables, table };
  }

  chart(table: Table): Block[] {
    const drawn = table.id === 'series' ? seriesPath(table) : barsOf(table);
    const kind = table.id === 'series' ? 'lines' : 'bars';
    const numbers = drawn?.cells.flat().filter((cell) => cell.kind === 'figure') ?? [];
    if (!drawn || numbers.length < 2 || numbers.length > MOST_BARS || drawingProblem(kind, drawn)) return [];
    this.#figures += 1;
    return [{ kind: 'figure', number: this.#figures, chart: kind, title: drawn.title, table: drawn }];
  }
}

/** The columns of a table that are drawn, without the rows that are no part of it: sums and quantiles. */
function barsOf(table: Table): Table | null {
  const wanted = BARS[table.id];
  if (!wanted) return null;
  const at = wanted.map((id) => table.columns.findIndex((column) => column.id === id)).filter((index) => index >= 0);
  const lines = table.rows.flatMap((row, index) => (NO_BAR.has(row.id) ? [] : [{ row, cells: table.cells[index]! }]));
  return {
    ...table,
    columns: at.map((index) => table.columns[index]!),
    rows: lines.map(({ row }) => row),
    cells: lines.map(({ cells }) => at.map((index) => cells[index]!)),
  };
}

const NO_BAR = new Set(['total', 'all', 'median', 'lower_quartile', 'upper_quartile', 'ninth_decile']);

function seriesPath(table: Table): Table {
  const rows = table.rows.filter(({ id }) => PATH.includes(id));
  return {
    ...table,
    title: 'Vacancies and agency workers from month to month',
    rows: rows.map((row) => ({ ...row, group: null })),
    cells: rows.map((row) => table.cells[table.rows.indexOf(row)]!),
  };
}
