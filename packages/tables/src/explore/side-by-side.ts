import type { Cell, Table, TableColumn, TableRow } from '../table.ts';

/** A wave’s own table of what is set side by side. */
export interface WaveTable {
  /** Ends the ids of the wave’s columns: `region.north@first-wave`. */
  readonly id: string;
  readonly label: string;
  readonly table: Table;
  /** Whose answers the wave holds. */
  readonly people: number;
  /** What the latest wave calls a variable of this one, where it calls it otherwise. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** The same people answer several waves, so that errors of two columns do not add up to that of their difference. */
const NOT_TESTED =
  'Whether waves differ is not tested here: people answered in both, which the error of a change has to count. The tables of change.yml do. Marks compare columns of one wave.';

/**
 * Tables of the same items and breaks, one a wave, as one table in which the columns of a level stand beside each other.
 * Every cell is that of its wave’s own table, with what that withholds and what it was tested against; what only one wave
 * has, such as an answer that was added, is an empty cell in the other. Labels are the latest wave’s.
 * @param waves from the earliest; two or more. @param notes what else stands under the table.
 */
export function sideBySide(waves: readonly WaveTable[], notes: readonly string[]): Table {
  const latest = waves.at(-1)!.table;
  const named = waves.map(withLatestNames);
  const rows = inGroups(merged(named.map(({ rows: own }) => own)));
  const columns = merged(named.map((table) => table.columns));
  const cells = rows.map(({ id }) => columns.flatMap((column) => named.map((table) => cellOf(table, id, column.id))));
  const tests = waves.reduce((sum, { table }) => sum + (table.comparisons?.tests ?? 0), 0);
  const compared = waves.find(({ table }) => table.comparisons)?.table.comparisons;
  return {
    ...latest,
    columns: columns.flatMap((column) => waves.map((wave) => columnOf(column, wave))),
    rows,
    cells,
    base: ofEach(waves, ({ base }) => base),
    source: [...new Set(waves.map(({ table }) => table.source))].join('; '),
    weighting: ofEach(waves, ({ weighting }) => weighting),
    notes: [...notes, NOT_TESTED, ...notesOf(waves)],
    comparisons: compared && { ...compared, tests },
    // Each wave's page has its own tests of whole tables; one of a single wave would look like one of both.
    associations: undefined,
    simulated: simulatedOf(waves),
  };
}

/** The same table under the names of the latest wave: the ids of its rows and columns begin with names of variables. */
function withLatestNames({ table, renamed }: WaveTable): Table {
  const renamedId = (id: string): string => {
    const [names = '', ...rest] = id.split('.');
    const latest = names.split('*').map((name) => renamed.get(name) ?? name);
    return [latest.join('*'), ...rest].join('.');
  };
  const rows = table.rows.map((row) => ({ ...row, id: renamedId(row.id) }));
  const columns = table.columns.map((column) => ({ ...column, id: renamedId(column.id) }));
  return { ...table, rows, columns };
}

/** What any wave has, each id once: as the latest wave has it, in its order, then what only earlier ones have. */
function merged<One extends TableRow | TableColumn>(lists: readonly (readonly One[])[]): One[] {
  const found = new Map<string, One>();
  for (const one of [...lists].reverse().flat()) if (!found.has(one.id)) found.set(one.id, one);
  return [...found.values()];
}

/** Rows of one variable together, in the order in which variables first come. */
function inGroups(rows: readonly TableRow[]): TableRow[] {
  const variableOf = ({ id }: TableRow): string => id.split('.')[0]!;
  const variables = [...new Set(rows.map(variableOf))];
  return variables.flatMap((variable) => rows.filter((row) => variableOf(row) === variable));
}

function cellOf({ rows, columns, cells }: Table, rowId: string, columnId: string): Cell {
  const row = rows.findIndex(({ id }) => id === rowId);
  const column = columns.findIndex(({ id }) => id === columnId);
  return cells[row]?.[column] ?? { kind: 'empty' };
}

/** A level becomes the heading of its waves; what stood over it stands over that. */
function columnOf({ id, label, group, above }: TableColumn, wave: WaveTable): TableColumn {
  const column = { id: `${id}@${wave.id}`, label: wave.label };
  if (group === null) return { ...column, group: label };
  return above === undefined
    ? { ...column, group: label, above: group }
    : { ...column, group: `${group}, ${label}`, above };
}

/** A sentence that holds for every wave once; otherwise each wave’s own. */
function ofEach(waves: readonly WaveTable[], of: (table: Table) => string): string {
  const texts = waves.map(({ table }) => of(table));
  if (new Set(texts).size === 1) return texts[0]!;
  return waves.map(({ label }, at) => `${label}: ${texts[at]}`).join('; ');
}

function notesOf(waves: readonly WaveTable[]): string[] {
  const all = new Set(waves.flatMap(({ table }) => table.notes));
  return [...all].map((note) => {
    const having = waves.filter(({ table }) => table.notes.includes(note));
    return having.length === waves.length ? note : `${having.map(({ label }) => label).join(', ')}: ${note}`;
  });
}

function simulatedOf(waves: readonly WaveTable[]): Table['simulated'] {
  const rows = waves.reduce((sum, { table }) => sum + (table.simulated?.rows ?? 0), 0);
  return rows === 0 ? null : { rows, of: waves.reduce((sum, { people }) => sum + people, 0) };
}
