import { type Csv, type CsvRow, readCsv } from '@earshot/dataset';
import { nearest, type Problem } from '@earshot/planfile';
import { readSaid, type SaidEvent, type SaidFields } from './read-said.ts';

/** An authority that a file can name, by its code or its name. */
export interface NamedAuthority {
  readonly code: string;
  readonly name: string;
}

/** What one line of a file says of one authority. */
export interface OrganisationEntry {
  readonly line: number;
  readonly authority: NamedAuthority;
  readonly events: readonly SaidEvent[];
  /** Ofsted’s judgement, in place of the one that is known; null: nothing said. */
  readonly rating: string | null;
}

export const ENTRY_COLUMNS = ['authority', 'state', 'way', 'population', 'population_on', 'rating', 'note'] as const;
type EntryColumn = (typeof ENTRY_COLUMNS)[number];

/**
 * Reads a CSV file with a line for each authority: `authority` (nine-character code or name), and any of `state`, `way`,
 * `population`, `population_on`, `rating` and `note`. Returns every fault by its line: those of `readCsv`,
 * `entry-column`, `entry-authority`, `entry-repeated`, `entry-rating` and `entry-state`, `entry-way`,
 * `entry-population`, `entry-populationOn`, `entry-note`. @param today as in `readSaid`.
 */
export function readOrganisationEntry(
  file: string,
  text: string,
  { authorities, today }: { authorities: readonly NamedAuthority[]; today: string },
): { entries: OrganisationEntry[]; problems: Problem[] } {
  const { csv, problems } = readCsv(file, text);
  if (!csv) return { entries: [], problems };
  const strange = columnProblems(csv);
  if (strange.length > 0) return { entries: [], problems: strange };
  const find = finder(authorities);
  const seen = new Map<string, number>();
  const read = csv.rows.map((row) => readLine(csv, row, { find, today, seen }));
  return { entries: read.flatMap(({ entry }) => entry ?? []), problems: read.flatMap((one) => one.problems) };
}

interface Reading {
  readonly find: (written: string) => NamedAuthority | string;
  readonly today: string;
  /** On which line an authority stood before. */
  readonly seen: Map<string, number>;
}

function readLine(
  csv: Csv,
  row: CsvRow,
  { find, today, seen }: Reading,
): { entry: OrganisationEntry | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const fault = (code: string, sentence: string) => problems.push(problem(csv.file, code, row.line, sentence));
  const cell = (column: EntryColumn): string => (row.cells[csv.header.indexOf(column)] ?? '').trim();
  const authority = find(cell('authority'));
  if (typeof authority === 'string') fault('entry-authority', authority);
  else if (seen.has(authority.code)) {
    fault('entry-repeated', `${authority.name} stands on line ${seen.get(authority.code)} already.`);
  } else seen.set(authority.code, row.line);
  const rating = cell('rating') || null;
  if (rating && rating.length > 100) fault('entry-rating', 'The judgement is longer than 100 characters.');
  const fields: SaidFields = {
    state: cell('state').toLowerCase(),
    way: cell('way').toLowerCase(),
    population: cell('population'),
    populationOn: cell('population_on'),
    note: cell('note'),
  };
  const onlyRating = rating !== null && Object.values(fields).every((value) => value === '');
  const { events, mistakes } = onlyRating ? { events: [], mistakes: [] } : readSaid(fields, today);
  for (const { field, sentence } of mistakes) fault(`entry-${field}`, `${sentence}.`);
  if (problems.length > 0 || typeof authority === 'string') return { entry: null, problems };
  return { entry: { line: row.line, authority, events, rating }, problems };
}

function columnProblems({ file, header }: Csv): Problem[] {
  const known: readonly string[] = ENTRY_COLUMNS;
  const strange = header.filter((name) => !known.includes(name));
  const list = ENTRY_COLUMNS.join(', ');
  const problems = strange.map((name) => problem(file, 'entry-column', 1, `“${name}” is none of the columns ${list}.`));
  if (header.includes('authority')) return problems;
  return [...problems, problem(file, 'entry-column', 1, 'There is no column “authority”, with code or name.')];
}

/** Finds an authority by code or name, however it is cased, or says in a sentence that there is none. */
function finder(authorities: readonly NamedAuthority[]): Reading['find'] {
  const known = new Map(
    authorities.flatMap((one) => [
      [one.code.toLowerCase(), one],
      [one.name.toLowerCase(), one],
    ]),
  );
  return (written) => {
    const found = known.get(written.toLowerCase());
    if (found) return found;
    const isCode = /^[a-z]\d+$/i.test(written);
    const [close] = isCode
      ? []
      : nearest(
          written,
          authorities.map(({ name }) => name),
          1,
        );
    return `“${written}” is no authority of this study.${close ? ` Is it ${close}?` : ''}`;
  };
}

function problem(file: string, code: string, line: number, sentence: string): Problem {
  return { code, severity: 'error', place: { file, line, column: 1 }, sentence };
}
