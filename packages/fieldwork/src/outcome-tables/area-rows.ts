import type { Cell, Table, TableColumn, TableRow } from '@earshot/tables';
import type { CountedCase } from './counted-case.ts';

/** Everybody, then a row for each region and for each of Ofsted’s judgements, with what each group counts. */
export interface AreaRow<Counts> {
  readonly row: TableRow;
  readonly counts: Counts;
}

/** Where something is that is counted beside cases, such as an authority. */
export interface Place {
  readonly region: string | null;
  readonly rating: string | null;
}

const RATINGS = ['Outstanding', 'Good', 'Requires improvement to be good', 'Requires improvement', 'Inadequate'];

/**
 * The rows by area of some cases. Who has no region or judgement is in a row of its own, so that each part adds up.
 * @param places what is counted beside them; an area that has only these has a row as well.
 */
export function areaRows<Counts, Beside extends Place = Place>(
  cases: readonly CountedCase[],
  count: (cases: readonly CountedCase[], places: readonly Beside[]) => Counts,
  places: readonly Beside[] = [],
): AreaRow<Counts>[] {
  const part = (group: string, of: (one: Place) => string | null, order: (a: string, b: string) => number) => {
    const members = grouped(cases, (one) => of(one) ?? '');
    const beside = grouped(places, (one) => of(one) ?? '');
    for (const name of beside.keys()) if (!members.has(name)) members.set(name, []);
    const names = [...members.keys()].filter((name) => name !== '').sort(order);
    const unknown = members.has('') ? [''] : [];
    return [...names, ...unknown].map((name) => ({
      row: { id: rowId(group, name), label: name === '' ? 'Not known' : name, group },
      counts: count(members.get(name)!, beside.get(name) ?? []),
    }));
  };
  const byName = (a: string, b: string) => a.localeCompare(b, 'en-GB');
  const byRating = (a: string, b: string) => RATINGS.indexOf(a) - RATINGS.indexOf(b) || byName(a, b);
  return [
    { row: { id: 'overall', label: 'Overall', group: null }, counts: count(cases, places) },
    ...part('Region', ({ region }) => region, byName),
    ...part('Ofsted', ({ rating }) => rating, byRating),
  ];
}

/** Places of the rows that break everybody down by the same thing. */
export function partsOf(rows: readonly { readonly row: TableRow }[]): number[][] {
  const parts = grouped([...rows.keys()], (at) => rows[at]!.row.group);
  return [...parts].flatMap(([group, places]) => (group === null ? [] : [places]));
}

/** Columns with one heading over each of some groups. */
export function groupedColumns(groups: readonly (readonly [group: string, ...columns: string[]])[]): TableColumn[] {
  return groups.flatMap(([group, ...columns]) => columns.map((label) => ({ id: rowId(group, label), label, group })));
}

/** The part of a table that its rows make up. */
export function rowsAndCells<Counts>(
  rows: readonly AreaRow<Counts>[],
  cells: (counts: Counts, at: number) => Cell[],
): Pick<Table, 'rows' | 'cells'> {
  return { rows: rows.map(({ row }) => row), cells: rows.map(({ counts }, at) => cells(counts, at)) };
}

function grouped<Each, Key>(all: readonly Each[], keyOf: (one: Each) => Key): Map<Key, Each[]> {
  const groups = new Map<Key, Each[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function rowId(group: string, name: string): string {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_|_$/g, '');
  return `${plain(group)}.${plain(name === '' ? 'not known' : name === '%' ? 'percent' : name)}`;
}
