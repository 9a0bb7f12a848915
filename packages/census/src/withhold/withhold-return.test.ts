import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dataset } from '@earshot/dataset';
import type { Cell, Table } from '@earshot/tables';
import { collectionOf } from '../collection/collection-of.ts';
import { ReturnReader } from '../fixtures/reader-of-return.ts';
import { unwithheldTables } from '../fixtures/unwithheld-tables.ts';
import { countedTable } from '../measures/counted-table.ts';
import { returnDataset } from '../measures/return-dataset.ts';
import { openReturn } from '../reading/open-return.ts';
import { type DraftPart, xmlOf } from '../simulated/draft.ts';
import { simulateReturn } from '../simulated/simulate-return.ts';
import { withholdReturn } from './withhold-return.ts';

const collection = collectionOf(2022)!;

/** A return of so many workers, and what becomes of each. */
function datasetOf(
  { workers, seed, day = collection.referenceDate }: { workers: number; seed: number; day?: string },
  change = (part: DraftPart, _at: number): DraftPart => part,
): Dataset {
  const { parts } = simulateReturn({ collection, authority: '855', workers, seed }).draft;
  const reading = openReturn({ format: 'xml', pseudonym: (said) => said });
  for (const piece of xmlOf({ parts: parts.map(change) })) reading.push(piece);
  return returnDataset(reading.close(), collection, day);
}

/** Every so many workers say nothing to an item. */
function lacking({ element, fields }: DraftPart, at: number): DraftPart {
  const gaps = ['OrgRole', 'GenderCurrent', 'Ethnicity', 'PersonBirthDate', 'RoleStartDate', 'FTE30'];
  const gap = gaps[at % (gaps.length * 4)];
  return element === 'CSWWWorker' ? { element, fields: fields.filter(([name]) => name !== gap) } : { element, fields };
}

const counted = (tables: readonly Table[]): Table[] =>
  tables.map((table) => countedTable(table, table.id.endsWith('_fte') ? 'fte' : 'headcount'));
const shownOf = (dataset: Dataset): Table[] => counted(withholdReturn(unwithheldTables(dataset), dataset));

for (const [what, change, seeds] of [
  ['whose items are all given', undefined, [1, 2, 3, 4, 5]],
  ['with gaps', lacking, [8, 9, 11, 12]],
] as const) {
  test(`whoever sets all tables of a return ${what} against each other finds no hidden group that cannot be ten`, () => {
    let hidden = 0;
    for (const seed of seeds) {
      const wish = { workers: 40 + ((67 * seed) % 500), seed, ...(seed % 3 === 0 ? { day: '2022-05-10' } : {}) };
      const dataset = datasetOf(wish, change);
      const few = new ReturnReader(shownOf(dataset), dataset).few();
      hidden += few.length;
      for (const { name, people, most } of few) assert.ok(most > 9.99, `${seed}: ${name}, ${people}: at most ${most}`);
    }
    assert.ok(hidden > 200, String(hidden));
  });
}

test('of those in post all tables together tell no more of a hidden group than the one that it is hidden in', () => {
  const dataset = datasetOf({ workers: 420, seed: 31 });
  const tables = shownOf(dataset);
  const most = new Map(
    new ReturnReader(tables, dataset).few(Number.POSITIVE_INFINITY).map((found) => [found.name, found.most]),
  );
  for (const id of ['gender', 'age', 'ethnic_group', 'service']) {
    const alone = new ReturnReader(tables, dataset, (one) => one === id || one === 'role');
    const own = alone.few(Number.POSITIVE_INFINITY).filter(({ name }) => name.startsWith(`in_post ${id}`));
    assert.ok(own.length > 2, id);
    for (const { name, most: byItself } of own) assert.ok(most.get(name)! > byItself - 1e-4, name);
  }
});

test('the reader finds what is told where nothing but the few themselves are left out', () => {
  const dataset = datasetOf({ workers: 420, seed: 31 });
  const tables = new Map(unwithheldTables(dataset).map((table) => [table.id, table]));
  const blank = (table: Table): Table => {
    const byFte = tables.get(table.id.endsWith('_fte') ? table.id : `${table.id}_fte`)!;
    const isFew = (cell: Cell): boolean => {
      if (cell.kind !== 'estimate' || cell.estimate.disclosure !== 'shown') return false;
      const posts = cell.estimate.value * cell.estimate.weightedBase;
      return posts > 0 && posts < 9.99999;
    };
    const one = (cell: Cell, row: number, column: number): Cell =>
      isFew(byFte.cells[row]![column]!) ? { kind: 'withheld', reason: 'protected' } : cell;
    return { ...table, cells: table.cells.map((cells, row) => cells.map((cell, column) => one(cell, row, column))) };
  };
  const told = new ReturnReader(counted([...tables.values()].map(blank)), dataset).few().filter(({ most }) => most < 9);
  assert.ok(told.length > 3, String(told.length));
});

test('a role or category that one table hides is hidden in every table of the same people, by heads and by hours', () => {
  const tables = new Map(shownOf(datasetOf({ workers: 300, seed: 1 })).map((table) => [table.id, table]));
  const shows = (id: string, column: string): boolean => {
    const table = tables.get(id)!;
    const at = table.columns.findIndex((one) => one.id === column);
    return table.cells.some((cells) => cells[at]!.kind === 'figure');
  };
  const roles = tables.get('role')!.rows.filter(({ id }) => id.startsWith('role.'));
  const hidden = roles.filter((_, row) => tables.get('role')!.cells[row + 1]![0]!.kind === 'withheld');
  assert.ok(hidden.length > 1 && hidden.length < roles.length);
  assert.match(tables.get('role')!.notes.join(' '), /withheld in all of them/);
  for (const { id } of hidden)
    for (const table of ['gender', 'age', 'ethnic_group', 'service', 'service_years'])
      assert.ok(!shows(table, id) && !shows(`${table}_fte`, id), `${table} ${id}`);
});

test('a mean is shown of a column only where all bands of it are: a median would say how many are below it', () => {
  for (const [seed, workers] of [[2, 800] as const, [3, 500] as const]) {
    const tables = new Map(shownOf(datasetOf({ workers, seed })).map((table) => [table.id, table]));
    let means = 0;
    for (const end of ['', '_fte'])
      for (const of of ['service', 'leavers_service']) {
        const [bands, years] = [tables.get(`${of}${end}`)!, tables.get(`${of}_years${end}`)!];
        years.columns.forEach(({ id }, at) => {
          if (years.cells.every((cells) => cells[at]!.kind !== 'figure')) return;
          means += 1;
          for (const cells of bands.cells) assert.equal(cells[at]!.kind, 'figure', `${of}${end} ${id}`);
        });
      }
    assert.ok(means > 0);
  }
});

test('where many leavers have no hours, they are counted by heads and have no tables by hours', () => {
  const dataset = datasetOf({ workers: 600, seed: 5 }, ({ element, fields }, at) => ({
    element,
    fields: fields.filter(([name]) => name !== 'FTE' || at % 3 > 0),
  }));
  const tables = new Map(shownOf(dataset).map((table) => [table.id, table]));
  const numbers = (id: string) =>
    tables
      .get(id)!
      .cells.flat()
      .filter(({ kind }) => kind === 'figure').length;
  assert.ok(numbers('leavers_service') > 0);
  assert.equal(numbers('leavers_service_fte'), 0);
  assert.match(tables.get('leavers_service_fte')!.notes.join(' '), /no hours are known/);
  assert.ok(numbers('role_fte') > 0);
});
