import type { Clause } from '../form/clause.ts';
import { NameBook } from '../form/name-book.ts';
import type { SourceRow } from '../form/source-row.ts';
import {
  type Around,
  answerOf,
  type FileElement,
  type FormReading,
  fillFor,
  relevanceOf,
  whenOf,
} from './form-reader.ts';
import type { FormGroup, FormLeaf } from './form-tree.ts';
import { type ReadOptions, readOptions } from './read-options.ts';

/** A group that shows its choices as a table. */
export interface FormGrid {
  readonly group: FormGroup;
  /** A row that carries nothing but the labels of the options, if there is one. */
  readonly head: FormLeaf | null;
  readonly rows: readonly FormLeaf[];
  /** Further groups whose rows are the same statements: `pay_important` beside `pay`. */
  readonly columns: readonly { readonly group: FormGroup; readonly code: string; readonly rows: readonly FormLeaf[] }[];
}

/** The table that a group is, or null: by `table-list`, or by rows that show `label` and `list-nolabel`. */
export function gridOf(group: FormGroup): FormGrid | null {
  return plainGrid(group) ?? gridWithColumns(group);
}

function plainGrid(group: FormGroup): FormGrid | null {
  const leaves = group.inside.filter((node) => node.is === 'leaf');
  if (leaves.length !== group.inside.length || group.isRepeat) return null;
  const head = leaves.find((leaf) => appearance(leaf.row) === 'label') ?? null;
  const rows = leaves.filter((leaf) => leaf !== head);
  const isTable = hasLook(group.row, 'table-list') || rows.every((leaf) => hasLook(leaf.row, 'list-nolabel'));
  const lists = new Set(rows.map(({ type }) => (type.is === 'choice' && !type.several ? type.list : '')));
  const isOneList = lists.size === 1 && !lists.has('');
  return isTable && isOneList && rows.every((leaf) => leaf.row.peek('choice_filter') === '')
    ? { group, head, rows, columns: [] }
    : null;
}

/** A group of tables over the same statements, as we write a grid with further columns. */
function gridWithColumns(group: FormGroup): FormGrid | null {
  const tables = group.inside.map((node) => (node.is === 'group' ? plainGrid(node) : null));
  const [first, ...others] = tables;
  if (!first || others.length === 0 || group.isRepeat) return null;
  const names = first.rows.map((leaf) => leaf.row.peek('name'));
  const columns = others.flatMap((table) => {
    const code = table?.group.row.peek('name').slice(group.row.peek('name').length + 1) ?? '';
    const isSame = table?.rows.every((leaf, index) => leaf.row.peek('name') === `${names[index]}_${code}`);
    return table && isSame && code !== '' && table.rows.length === names.length
      ? [{ group: table.group, code, rows: table.rows }]
      : [];
  });
  if (columns.length !== others.length) return null;
  for (const column of ['name', 'appearance']) first.group.row.take(column);
  first.group.row.carry();
  return { ...first, group, columns };
}

/** Reads a table of choices as one grid; null where it is refused, with the reasons at its rows. */
export function readGrid(grid: FormGrid, around: Around, reading: FormReading): FileElement | null {
  const { group } = grid;
  const relevant = relevanceOf(group.row, reading);
  const when = whenOf(...around.conditions, relevant);
  if (!when) {
    group.row.refuse('Nobody can meet its condition, so nobody would be asked.');
    return null;
  }
  const id = reading.names.take(group.row.take('name'), 'grid');
  group.row.take('appearance');
  if (grid.head) grid.head.row.take('appearance');
  const text = gridText(grid, id, reading);
  const read = optionsOf(grid.rows[0]!, id, reading);
  if (!read) return null;
  const rows = Object.fromEntries(grid.rows.map((leaf) => readRow(leaf, id, read, grid, around, reading)));
  const columns = readColumns(grid, id, rows, reading);
  group.row.carry();
  const hint = reading.words.read(group.row, 'hint', [['questions', id, 'hint']], fillFor(reading));
  return {
    id,
    kind: 'grid',
    text,
    ...(hint === '' ? {} : { hint }),
    ...when,
    ...(around.page === null ? {} : { page: around.page }),
    ...optionalOf(grid),
    ...read.offers,
    rows: Object.fromEntries(Object.values(rows).map(({ code, row }) => [code, row])),
    options: read.options,
    ...(columns ? { columns } : {}),
  };
}

function gridText({ group, head, rows }: FormGrid, id: string, reading: FormReading): string {
  const path = [['questions', id, 'text']];
  const label = reading.words.read(group.row, 'label', path, fillFor(reading));
  if (head) {
    const ofHead = reading.words.read(head.row, 'label', label === '' ? path : [], fillFor(reading));
    head.row.take('name');
    head.row.take('required');
    if (label !== '' && ofHead !== '') head.row.remark('The group has words already, so these are left out.');
    head.row.carry();
    if (label === '' && ofHead !== '') return ofHead;
  }
  if (label === '') group.row.remark('The table has no words above it, so its name stands there.');
  return label || group.row.peek('name') || rows[0]!.row.peek('name');
}

function optionsOf({ row, type }: FormLeaf, id: string, reading: FormReading): ReadOptions | null {
  if (type.is !== 'choice') return null;
  return readOptions(row, type, id, new Set(), reading);
}

type RowKey = string;
interface ReadRow {
  readonly code: string;
  readonly row: { text: string; when?: string } | string;
}

function readRow(
  { row }: FormLeaf,
  id: string,
  { codes, states }: ReadOptions,
  grid: FormGrid,
  around: Around,
  reading: FormReading,
): [RowKey, ReadRow] {
  const name = row.take('name');
  const code = rowCode(name, id, reading);
  const text = reading.words.read(row, 'label', [['questions', id, 'rows', code]], fillFor(reading));
  if (text === '') row.remark('It has no label, so its name stands there.');
  takeLook(row);
  const relevant = relevanceOf(row, reading);
  const when = whenOf(relevant) ?? {};
  const isOptional = 'optional' in optionalOf(grid);
  const isFree = around.isForEverybody && !isOptional && states.size === 0 && isAlways(relevant, grid.group.row);
  const variable = `${id}_${code}`;
  reading.names.keep(variable);
  const answer = answerOf({ kind: 'single', name: variable, codes, states, isOptional, isAlwaysAnswered: isFree });
  reading.variables.add(name, answer);
  row.carry();
  return [name, { code, row: when.when === undefined ? text || name : { text: text || name, ...when } }];
}

function isAlways(relevant: Clause, group: SourceRow): boolean {
  return relevant.is === 'always' && group.peek('relevant') === '';
}

/** The part of a row’s name that tells it from the others of its table. */
function rowCode(name: string, id: string, reading: FormReading): string {
  const own = name.startsWith(`${id}_`) ? name.slice(id.length + 1) : name;
  const book = reading.gridBooks.get(id) ?? new NameBook();
  reading.gridBooks.set(id, book);
  return book.take(own, 'row');
}

function readColumns(grid: FormGrid, id: string, rows: Readonly<Record<RowKey, ReadRow>>, reading: FormReading) {
  if (grid.columns.length === 0) return null;
  const read = grid.columns.flatMap(({ group, code, rows: leaves }) => {
    const options = optionsOf(leaves[0]!, `${id}_${code}`, reading);
    if (!options) return [];
    const text = reading.words.read(group.row, 'label', [['questions', id, 'columns', code, 'text']], fillFor(reading));
    for (const column of ['name', 'appearance', 'relevant']) group.row.take(column);
    group.row.carry();
    const ofRow = grid.rows.map((leaf) => rows[leaf.row.peek('name')]!);
    leaves.forEach(({ row }, index) => {
      for (const column of row.columns) row.take(column);
      const name = `${id}_${ofRow[index]!.code}_${code}`;
      reading.variables.add(row.peek('name'), answerOf({ kind: 'single', name, ...options }));
      row.carry();
    });
    return [[code, { text: text || code, options: options.options }] as const];
  });
  return Object.fromEntries(read);
}

function optionalOf({ rows }: FormGrid): { optional?: true } {
  const required = rows.map(({ row }) => /^(?:yes|true|true\(\)|1)$/i.test(row.take('required')));
  if (required.every((each) => each)) return {};
  for (const [index, isRequired] of required.entries()) {
    if (isRequired) rows[index]!.row.remark('A grid is required as a whole or not at all; here each row may be blank.');
  }
  return { optional: true };
}

function takeLook(row: SourceRow): void {
  if (/^(?:list-nolabel|label)?$/.test(appearance(row))) row.take('appearance');
}

function appearance(row: SourceRow): string {
  return row.peek('appearance').trim().toLowerCase();
}

function hasLook(row: SourceRow, look: string): boolean {
  return appearance(row).split(/\s+/).includes(look);
}
