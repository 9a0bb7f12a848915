import { type Block, drawingProblem, type Report, renderReportHtml } from '@earshot/report';
import { dayInWords, monthInWords, type SnapshotPage } from '@earshot/snapshot';
import type { Table } from '@earshot/tables';

/** The parts of a page, with the tables that belong in each; a part without a table is left out. */
const PARTS = [
  ['The month', ['headline', 'published']],
  ['Posts and vacancies', ['grades', 'pipeline']],
  ['Agency workers', ['cover_reasons', 'cover_lengths', 'cover_cap']],
  [
    'Caseloads',
    ['caseload_bands', 'caseload_spread', 'caseload_grades', 'caseload_full', 'caseload_points', 'caseload_protected'],
  ],
  ['Who left', ['leavers_service']],
  ['From month to month', ['series']],
] as const;

/** Which columns of a table are drawn as bars. */
const BARS: Readonly<Record<string, readonly string[]>> = {
  grades: ['vacant', 'leftIfAllStart'],
  cover_lengths: ['workers'],
  caseload_bands: ['workers'],
  caseload_points: ['workers'],
};
/** Which measures of the series are drawn as lines. */
const PATH: readonly string[] = ['vacancy_rate_fte', 'agency_rate_fte'];

/** A month as a document: what may be said of it, then its tables and charts by subject, then what each number is. */
export function snapshotReport(page: SnapshotPage, further: readonly Table[]): Report {
  const tables = new Map([...page.tables, ...further].map((table) => [table.id, table]));
  const numbered = new Numbered();
  const parts = PARTS.flatMap(([title, ids]): Block[] => {
    const own = ids.flatMap((id) => tables.get(id) ?? []);
    return own.length === 0 ? [] : [heading(title), ...own.flatMap((table) => numbered.blocks(table))];
  });
  return {
    blocks: [...aboutBlocks(page), ...parts, ...definitionBlocks(page)],
    stated: [],
    simulated: page.tables[0]!.simulated,
  };
}

/** The page of a month as one file that stands alone. @param builtAt in ISO 8601. */
export function snapshotHtml(page: SnapshotPage, further: readonly Table[], builtAt: string): Promise<string> {
  return renderReportHtml(snapshotReport(page, further), { title: titleOf(page), builtAt });
}

/** What the page of a month is called. */
export function titleOf({ authority, month }: SnapshotPage): string {
  const of = authority === null ? '' : ` of ${authority}`;
  return `The children’s social work workforce${of}, ${monthInWords(month)}`;
}

function aboutBlocks({ day, points, notGiven, tables, findings }: SnapshotPage): Block[] {
  const made = tables[0]!.simulated ? [paragraph('This snapshot is simulated: nobody in it exists.')] : [];
  const by = points === null ? [] : [`Caseloads by points: ${points.charAt(0).toLowerCase()}${points.slice(1)}.`];
  const without = notGiven.length === 0 ? [] : [`Not given: ${notGiven.join(', ')}; what rests on it is not known.`];
  return [
    ...made,
    paragraph([`Counted on ${dayInWords(day)}.`, ...by, ...without].join(' ')),
    { kind: 'list', ordered: false, items: findings.map(({ text }) => [paragraph(text)]) },
  ];
}

function definitionBlocks({ definitions }: SnapshotPage): Block[] {
  const rows = definitions.map(({ label, definition }) => [words(label), words(definition)]);
  return [
    heading('How these numbers are counted'),
    { kind: 'grid', rows: [[words('Number'), words('What it is')], ...rows] },
  ];
}

function words(text: string) {
  return [{ kind: 'text' as const, text }];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text: words(text) };
}

function heading(title: string): Block {
  const anchor = title.toLowerCase().replaceAll(' ', '-');
  return { kind: 'heading', level: 1, anchor, text: words(title) };
}

/** Counts tables and figures, each in a series of its own. */
class Numbered {
  #tables = 0;
  #figures = 0;

  /** A chart where one can be drawn, and the table where it holds more than the chart, under which its numbers stand. */
  blocks(table: Table): Block[] {
    const drawn = table.id === 'series' ? seriesPath(table) : barsOf(table);
    const kind = table.id === 'series' ? 'lines' : 'bars';
    const numbers = drawn?.cells.flat().filter((cell) => cell.kind === 'figure') ?? [];
    if (!drawn || numbers.length < 2 || drawingProblem(kind, drawn)) return [this.#table(table)];
    this.#figures += 1;
    const figure: Block = { kind: 'figure', number: this.#figures, chart: kind, title: drawn.title, table: drawn };
    const isWhole = drawn.columns.length === table.columns.length && drawn.rows.length === table.rows.length;
    return isWhole ? [figure] : [figure, this.#table(table)];
  }

  #table(table: Table): Block {
    this.#tables += 1;
    return { kind: 'table', number: this.#tables, table };
  }
}

/** The columns of a table that are drawn, without the row that is the sum of the others. */
function barsOf(table: Table): Table | null {
  const wanted = BARS[table.id];
  if (!wanted) return null;
  const at = wanted.map((id) => table.columns.findIndex((column) => column.id === id));
  const lines = table.rows.flatMap((row, index) => (row.id === 'total' ? [] : [{ row, cells: table.cells[index]! }]));
  return {
    ...table,
    // What explains the other columns stands under the whole table, which follows.
    ...(wanted.length === table.columns.length
      ? {}
      : { title: 'Vacancies by grade, full-time equivalents', notes: [] }),
    columns: at.map((index) => table.columns[index]!),
    rows: lines.map(({ row }) => row),
    cells: lines.map(({ cells }) => at.map((index) => cells[index]!)),
  };
}

function seriesPath(table: Table): Table {
  const rows = table.rows.filter(({ id }) => PATH.includes(id));
  return {
    ...table,
    title: 'Vacancies and agency workers from month to month',
    rows: rows.map((row) => ({ ...row, group: null })),
    cells: rows.map((row) => table.cells[table.rows.indexOf(row)]!),
  };
}
