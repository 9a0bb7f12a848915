import type { Cell, Table } from '@earshot/tables';
import { shownEstimate } from '@earshot/tables';
import { associationNotes } from '../association-notes.ts';
import { testedNotes } from '../comparison-notes.ts';
import { simulatedWords } from '../table-notes.ts';
import { NO_SUCH_NUMBER, type Shorthand, shorthandOf } from './shorthand.ts';
import { type Placed, sheetColumns } from './table-columns.ts';
import { headingRow, titleRow, type Workbook, type WorkbookSheet, wordRow } from './workbook.ts';

/** What a workbook is about. */
export interface WorkbookAbout {
  readonly title: string;
  /** The day on which it is made, in words. */
  readonly day: string;
  /** Who made it and whom to ask; left out where nobody is named. */
  readonly contact?: string | undefined;
  /** Under which licence others may use what is in it, and what they have to say of it. */
  readonly licence?: string;
}

/**
 * Tables as a spreadsheet in the layout that the Government Analysis Function sets out for accessible ones
 * (“Releasing statistics in spreadsheets”): a cover, a list of contents with links, the notes, and a sheet for each
 * table with its title first, one line of headings, no merged and no empty cells, and shorthand in place of what
 * cannot be shown.
 */
export function tablesWorkbook(tables: readonly Table[], about: WorkbookAbout): Workbook {
  const notes = numberedNotes(tables);
  const named = tables.map((table, index) => ({ table, name: `Table ${index + 1}` }));
  return {
    sheets: [
      cover(tables, about),
      contents(named),
      notesSheet(tables, notes),
      ...named.map(({ table, name }) => tableSheet(table, name, notes)),
    ],
  };
}

const WIDE = 110;

function cover(tables: readonly Table[], { title, day, contact, licence }: WorkbookAbout): WorkbookSheet {
  const simulated = tables.flatMap((table) => (table.simulated ? [simulatedWords(table.simulated)] : []));
  const lines = [
    ...[...new Set(simulated)].map((words) => `Simulated data: ${words} These are not findings.`),
    `This workbook holds ${countOf(tables.length, 'table')}, each on a sheet of its own. They are listed on the sheet Contents.`,
    'What shorthand such as [c] means, and the notes that tables point to, stand on the sheet Notes.',
    ...storedAs(tables),
    `Made on ${day}.`,
    ...(licence ? [licence] : []),
    ...(contact ? [`For questions: ${contact}`] : []),
  ];
  return { name: 'Cover', widths: [WIDE], rows: [titleRow(title), ...lines.map((line) => wordRow(line))], table: null };
}

/** How percentages stand in the cells: ours as parts of one, published ones as they were printed. */
function storedAs(tables: readonly Table[]): string[] {
  const units = new Set(
    tables.flatMap(({ cells }) => cells.flat().flatMap((cell) => ('unit' in cell ? cell.unit : []))),
  );
  const estimated =
    'Percentages are stored as parts of one and shown as percentages. Numbers are not rounded in the cells.';
  const published = 'Published percentages are stored as they were printed: 15.4 is 15.4 per cent.';
  if (!units.has('percent')) return [estimated];
  return units.has('share') ? [estimated, published] : [published];
}

function contents(named: readonly { readonly table: Table; readonly name: string }[]): WorkbookSheet {
  return {
    name: 'Contents',
    widths: [16, 90],
    rows: [
      titleRow('Contents'),
      wordRow('This worksheet contains one table. Each sheet in it is a link.'),
      headingRow(['Sheet', 'What it holds']),
      [{ value: 'Notes', leadsTo: 'Notes' }, { value: 'Notes and shorthand' }],
      ...named.map(({ table, name }) => [{ value: name, leadsTo: name }, { value: table.title }]),
    ],
    table: { headings: 2 },
  };
}

/** Every different note of all tables with its number, in the order in which they come up. */
function numberedNotes(tables: readonly Table[]): ReadonlyMap<string, number> {
  const notes = new Set(tables.flatMap(notesOf));
  return new Map([...notes].map((note, index) => [note, index + 1]));
}

function notesOf(table: Table): string[] {
  const levels = table.cells.flat().flatMap((cell) => shownEstimate(cell)?.estimate.interval.level ?? []);
  return [
    ...[...new Set(levels)].map((level) => `Intervals are ${Math.round(level * 100)}% confidence intervals.`),
    ...(levels.length > 0
      ? [
          'Base is the number of people whom a value rests on. Effective base is how many people without weights would tell as much.',
        ]
      : []),
    ...testedNotes(table).map(({ says }) => says),
    ...associationNotes(table).map(({ says }) => says),
    ...table.notes,
  ];
}

function notesSheet(tables: readonly Table[], notes: ReadonlyMap<string, number>): WorkbookSheet {
  const marks = shorthandIn(tables);
  return {
    name: 'Notes',
    widths: [16, WIDE],
    rows: [
      titleRow('Notes'),
      wordRow(
        'This worksheet contains one table: the notes that tables point to, then the shorthand that stands in cells.',
      ),
      headingRow(['Note or shorthand', 'What it means']),
      ...[...notes].map(([says, number]) => wordRow(`Note ${number}`, says)),
      ...marks.map(({ mark, meaning }) => wordRow(mark, meaning)),
    ],
    table: notes.size + marks.length > 0 ? { headings: 2 } : null,
  };
}

function shorthandIn(tables: readonly Table[]): Shorthand[] {
  const cells: readonly Cell[] = tables.flatMap((table) => table.cells.flat());
  const isEstimated = cells.some((cell) => cell.kind === 'estimate');
  const used = [...cells.flatMap((cell) => shorthandOf(cell) ?? []), ...(isEstimated ? [NO_SUCH_NUMBER] : [])];
  return [...new Map(used.map((one) => [`${one.mark} ${one.meaning}`, one])).values()].sort((a, b) =>
    a.mark < b.mark ? -1 : a.mark > b.mark ? 1 : 0,
  );
}

function tableSheet(table: Table, name: string, notes: ReadonlyMap<string, number>): WorkbookSheet {
  const columns = sheetColumns(table);
  const own = notesOf(table).map((note) => `[note ${notes.get(note)}]`);
  const pointers = own.length > 0 ? ` ${own.join(' ')}` : '';
  const lines = [
    'This worksheet contains one table. Notes and shorthand, such as [c], are explained on the sheet Notes.',
    ...(table.simulated ? [`Simulated data: ${simulatedWords(table.simulated)} These are not findings.`] : []),
    `Base: ${table.base}`,
    `Source: ${table.source}`,
    `Weighting: ${table.weighting}`,
  ];
  const placed = table.cells.flatMap((cells, row) =>
    cells.map((cell, column): Placed => ({ cell, row: table.rows[row]!, column: table.columns[column]! })),
  );
  return {
    name,
    widths: columns.map(({ width }) => width),
    rows: [
      titleRow(`${name}: ${table.title}${pointers}`),
      ...lines.map((line) => wordRow(line)),
      headingRow(columns.map(({ heading }) => heading)),
      ...placed.map((each) => columns.map(({ cellOf }) => cellOf(each))),
    ],
    table: placed.length > 0 ? { headings: lines.length + 1 } : null,
  };
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
