import type { Problem } from '@earshot/planfile';
import { type Csv, type CsvRow, csvProblem, readCsv } from './read-csv.ts';
import { type EesCell, readEesCell } from './read-ees-cell.ts';

/** The columns with which every file of “explore education statistics” starts: when, and where. */
const TIME_AND_PLACE = [
  'time_period',
  'time_identifier',
  'geographic_level',
  'country_code',
  'country_name',
  'region_code',
  'region_name',
  'old_la_code',
  'new_la_code',
  'la_name',
] as const;

export type EesLevel = 'National' | 'Regional' | 'Local authority';
const LEVELS: readonly EesLevel[] = ['National', 'Regional', 'Local authority'];

/** What a file of one data set must hold beyond time and place. */
export interface EesLayout {
  /** Columns of words that say which group a row is about, such as `role`. */
  readonly filters: readonly string[];
  /** Columns of figures. */
  readonly indicators: readonly string[];
}

export interface EesRow {
  readonly line: number;
  /** The year, or for a school or financial year the six digits published: `2024` or `202425`. */
  readonly timePeriod: number;
  readonly level: EesLevel;
  readonly place: EesPlace;
  readonly filters: Readonly<Record<string, string>>;
  readonly indicators: Readonly<Record<string, EesCell>>;
}

/** The location columns as published; those that a level does not have are blank. */
export interface EesPlace {
  readonly countryName: string;
  readonly regionCode: string;
  readonly regionName: string;
  /** DfE's three-digit code, or two of them (`314 / 318`) for authorities that make one return. */
  readonly oldAuthorityCode: string;
  /** The ONS code, which changes when a boundary does. */
  readonly onsAuthorityCode: string;
  readonly authorityName: string;
}

/**
 * Reads a file in the layout of DfE's “explore education statistics”. Refuses a file whose columns differ from the
 * layout, naming those that are missing (`ees-column-missing`) and those that are not expected
 * (`ees-column-extra`), because a renamed column would otherwise be read as “no figures”. Further problems: those of
 * `readCsv`, and `ees-level`, `ees-time-period` and `ees-cell`, each with its line.
 */
export function readEes(file: string, text: string, layout: EesLayout): { rows: EesRow[] | null; problems: Problem[] } {
  const { csv, problems } = readCsv(file, text);
  return csv ? eesFromCsv(csv, layout) : { rows: null, problems };
}

/** As `readEes`, for a caller that looks at the header first to choose the layout. */
export function eesFromCsv(csv: Csv, layout: EesLayout): { rows: EesRow[] | null; problems: Problem[] } {
  const columns = columnProblems(csv, layout);
  if (columns.length > 0) return { rows: null, problems: columns };
  const problems: Problem[] = [];
  const rows = csv.rows.map((row) => readRow(csv, row, layout, problems));
  return { rows: problems.length > 0 ? null : rows, problems };
}

function columnProblems(csv: Csv, layout: EesLayout): Problem[] {
  const expected = [...TIME_AND_PLACE, ...layout.filters, ...layout.indicators];
  const missing = expected.filter((name) => !csv.header.includes(name));
  const extra = csv.header.filter((name) => !expected.includes(name));
  return [
    ...missing.map((name) => csvProblem('ees-column-missing', csv.file, 1, `The file has no column “${name}”.`)),
    ...extra.map((name) => csvProblem('ees-column-extra', csv.file, 1, `The column “${name}” is not expected here.`)),
  ];
}

/** Reads a row, adding what is wrong with it to `problems`; a row with a problem is never handed out. */
function readRow(csv: Csv, row: CsvRow, layout: EesLayout, problems: Problem[]): EesRow {
  const cell = (name: string) => row.cells[csv.header.indexOf(name)]!;
  const refuse = (code: string, sentence: string) => problems.push(csvProblem(code, csv.file, row.line, sentence));
  const level = cell('geographic_level') as EesLevel;
  if (!LEVELS.includes(level)) refuse('ees-level', `“${level}” is not a level of ${LEVELS.join(', ')}.`);
  const period = cell('time_period');
  if (!/^\d{4}(\d\d)?$/.test(period)) refuse('ees-time-period', `“${period}” is not a year such as 2024 or 202425.`);
  const indicators: Record<string, EesCell> = {};
  for (const name of layout.indicators) {
    const read = readEesCell(cell(name));
    if (read) indicators[name] = read;
    else refuse('ees-cell', `${name}: “${cell(name)}” is neither a number nor a symbol that DfE uses.`);
  }
  const filters = Object.fromEntries(layout.filters.map((name) => [name, cell(name)]));
  return { line: row.line, timePeriod: Number(period), level, place: placeIn(cell), filters, indicators };
}

function placeIn(cell: (name: string) => string): EesPlace {
  return {
    countryName: cell('country_name'),
    regionCode: cell('region_code'),
    regionName: cell('region_name'),
    oldAuthorityCode: cell('old_la_code'),
    onsAuthorityCode: cell('new_la_code'),
    authorityName: cell('la_name'),
  };
}
