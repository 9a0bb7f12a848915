// The same sums from DuckDB, from PostgreSQL and from adding up row by row, whatever the order of the rows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  type Column,
  columnNamed,
  type Dataset,
  datasetOf,
  readExpression,
  rowsWhere,
  type Value,
  type Variable,
  valueAt,
} from '@earshot/dataset';
import { openEngine } from '@earshot/engine';
import type { Count } from '@earshot/statistics';
import { datasetInPostgres, type TestDatabase, testDatabase } from '@earshot/testing';
import fc from 'fast-check';
import pg from 'pg';
import { categoryCount, type ItemSums } from './item-sums.ts';
import { levelKey } from './level-key.ts';
import { DATA_TABLE, type Query } from './sums-query.ts';
import { type TableSumsQuery, tableSums } from './table-sums.ts';

const coded = (name: string, codes: readonly string[]) =>
  ({ name, label: name, categories: codes.map((code) => ({ code, label: code })) }) as const;
const VARIABLES: readonly Variable[] = [
  { kind: 'single', ...coded('agree', ['1', '2', '3', '4', '5']) },
  { kind: 'single', ...coded('region', ['north', "it's", 'Ünï “x”']) },
  { kind: 'single', ...coded('agency', ['yes', 'no']) },
  { kind: 'multiple', ...coded('reasons', ['pay', 'people']) },
  { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' },
  { kind: 'quantity', name: 'weight_w', label: 'Weight', unit: '' },
];
const find = (name: string): Variable | null => VARIABLES.find((variable) => variable.name === name) ?? null;
const base = readExpression('not (agree = 5) or agency = yes', find).expression!;

const answer = (variable: Variable): fc.Arbitrary<string | number | string[]> => {
  if (variable.name === 'weight_w') return fc.double({ min: 0.01, max: 30, noNaN: true });
  if (variable.kind === 'quantity') return fc.constantFrom(-3.5, 0, 0.1, 37.5, 40, 1234.5678);
  const codes = 'categories' in variable ? variable.categories.map(({ code }) => code) : [];
  return variable.kind === 'multiple' ? fc.subarray(codes) : fc.constantFrom(...codes);
};
const row = fc.record(
  Object.fromEntries(
    VARIABLES.map((variable) => {
      const answered = answer(variable).map((value): Value => ({ state: 'answered', value }));
      const missing = fc.constantFrom<Value>({ state: 'refused' }, { state: 'not_asked' });
      const some = { weight: 4, arbitrary: answered };
      return [variable.name, fc.oneof(some, { weight: 1, arbitrary: missing })];
    }),
  ),
);

/** Every kind of count: with and without weights and base, moments and values, crossed breaks, an item as its own break. */
const ASKED: readonly Omit<TableSumsQuery, 'find'>[] = [
  { weight: 'weight_w', base: null, breaks: [['region'], ['agency'], ['region', 'agency'], ['agree']] },
  { weight: 'weight_w', base, breaks: [['agency']], byValue: true },
  { weight: null, base, breaks: [['region']] },
  { weight: null, base: null, breaks: [], byValue: true },
].map((asked) => ({ ...asked, items: VARIABLES.slice(0, 5) }));

let database: TestDatabase;
let client: pg.Client;
before(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
after(async () => {
  await client?.end();
  await database?.drop();
});

async function inDuckDB<Result>(dataset: Dataset, work: (query: Query) => Promise<Result>): Promise<Result> {
  const engine = await openEngine(dataset, DATA_TABLE);
  try {
    return await work(engine.query);
  } finally {
    engine.close();
  }
}

async function allSums(query: Query): Promise<ItemSums[][]> {
  const found: ItemSums[][] = [];
  for (const asked of ASKED) {
    const sums: ItemSums[] = [];
    for await (const [item, ofItem] of tableSums({ ...asked, find }, query)) sums[item] = ofItem;
    found.push(sums);
  }
  return found;
}

/** Sums as plain numbers by their place, so that any two can be set beside each other. */
function flat(value: unknown, place = '', numbers = new Map<string, number>()): Map<string, number> {
  if (typeof value === 'number') numbers.set(place, value);
  else if (value instanceof Map) for (const [key, held] of value) flat(held, `${place}/${String(key)}`, numbers);
  else if (value) for (const [key, held] of Object.entries(value)) flat(held, `${place}/${key}`, numbers);
  return numbers;
}

/** @param more what two sums of a name, such as `w2y`, may differ by beside the tolerance. */
function assertSame(actual: unknown, expected: unknown, tolerance: number, more = (_name: string): number => 0): void {
  const [here, there] = [flat(actual), flat(expected)];
  assert.deepEqual([...here.keys()].sort(), [...there.keys()].sort());
  for (const [place, number] of here) {
    const other = there.get(place)!;
    const allowed = tolerance * Math.max(1e-6, Math.abs(number), Math.abs(other)) + more(place.split('/').at(-1)!);
    assert.ok(Math.abs(number - other) <= allowed, `${place}: ${number} and ${other}`);
  }
}

const shuffled = fc
  .array(row, { minLength: 1, maxLength: 40 })
  .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));

test('DuckDB and PostgreSQL make the same sums, and the order of rows changes no digit', async () => {
  await fc.assert(
    fc.asyncProperty(shuffled, async ([rows, reordered]) => {
      const dataset = datasetOf('Random', VARIABLES, rows, 0);
      const here = await inDuckDB(dataset, allSums);
      assertSame(await inDuckDB(datasetOf('Reordered', VARIABLES, reordered, 0), allSums), here, 0);
      assertSame(await datasetInPostgres(client, { dataset, table: DATA_TABLE }, allSums), here, 1e-12);
    }),
    { numRuns: 8 },
  );
});

/** What sums may be off by: weights and their squares are counted in 2⁻⁶¹ of the largest, or finer, before values come in. */
function counting(rows: readonly Readonly<Record<string, Value>>[]): (name: string) => number {
  const w = Math.max(1, ...rows.map(({ weight_w }) => numberIn(weight_w)));
  const y = 2 * Math.max(...rows.map(({ hours }) => Math.abs(numberIn(hours)))); // from nought or from one of them
  const terms: Readonly<Record<string, number>> = { w, w2: w ** 2, wy: w * y, w2y: w ** 2 * y, w2yy: w ** 2 * y ** 2 };
  return (name) => rows.length * 2 ** -61 * (terms[name] ?? 0);
}

function numberIn(value: Value | undefined): number {
  return value?.state === 'answered' ? Number(value.value) : 0;
}

test('the sums are those of adding up row by row', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
      const dataset = datasetOf('Random', VARIABLES, rows, 0);
      const found = await inDuckDB(dataset, allSums);
      ASKED.forEach((asked, index) => {
        asked.items.forEach((item, at) => {
          const sums = found[index]![at]!;
          const origin = sums.total.quantity?.origin ?? 0;
          assertSame(countsIn(sums.total), rowByRow(dataset, item, asked, origin, null), 1e-12, counting(rows));
          asked.breaks.forEach((names, number) => {
            for (const [key, group] of sums.breaks[number]!) {
              assertSame(
                countsIn(group),
                rowByRow(dataset, item, asked, origin, { names, key }),
                1e-12,
                counting(rows),
              );
            }
          });
        });
      });
    }),
    { numRuns: 8 },
  );
});

test('more people than one chunk of the engine holds, in any order, are the same to the last digit', async () => {
  const people = (order: (index: number) => number) =>
    Array.from({ length: 5000 }, (_, index): Record<string, Value> => {
      const person = order(index);
      const said = (value: string | number | string[]): Value => ({ state: 'answered', value });
      return {
        agree: person % 11 === 0 ? { state: 'refused' } : said(String(1 + (person % 5))),
        region: said(['north', "it's", 'Ünï “x”'][person % 3]!),
        agency: said(person % 2 ? 'yes' : 'no'),
        reasons: said(person % 4 ? ['pay'] : []),
        hours: said(person / 7),
        weight_w: said(0.1 + ((person * 7919) % 1009) / 97),
      };
    });
  const inOrder = await inDuckDB(
    datasetOf(
      'A',
      VARIABLES,
      people((index) => index),
      0,
    ),
    allSums,
  );
  const backwards = await inDuckDB(
    datasetOf(
      'B',
      VARIABLES,
      people((index) => 4999 - index),
      0,
    ),
    allSums,
  );
  assertSame(backwards, inOrder, 0);
});

/** What is compared of a group: without the people of categories that nobody gave. */
function countsIn(group: ItemSums['total']) {
  const counts = [...group.categories.places.keys()].map((code) => [code, categoryCount(group, code)] as const);
  return { people: group.base, categories: new Map(counts.filter(([, { n }]) => n > 0)), quantity: group.quantity };
}

function rowByRow(
  dataset: Dataset,
  item: Variable,
  asked: Omit<TableSumsQuery, 'find'>,
  origin: number,
  level: { names: readonly string[]; key: string } | null,
) {
  const column = (name: string): Column => columnNamed(dataset, name)!;
  const codeAt = (name: string, at: number): string | null => {
    const value = valueAt(column(name), at);
    return value.state === 'answered' ? (value.value as string) : null;
  };
  const people = { n: 0, w: 0, w2: 0 };
  const categories = new Map<string, Count>();
  const moments = { wy: 0, w2y: 0, w2yy: 0 };
  for (const at of rowsWhere(dataset, asked.base)) {
    const value = valueAt(column(item.name), at);
    const weight = asked.weight === null ? 1 : (column(asked.weight).numbers![at] ?? Number.NaN);
    if (value.state !== 'answered' || Number.isNaN(weight)) continue;
    if (level && levelKey(level.names.map((name) => codeAt(name, at))) !== level.key) continue;
    const plus = ({ n, w, w2 }: Count) => ({ n: n + 1, w: w + weight, w2: w2 + weight ** 2 });
    Object.assign(people, plus(people));
    const y = Number(value.value) - origin;
    if (item.kind === 'quantity') {
      Object.assign(moments, {
        wy: moments.wy + weight * y,
        w2y: moments.w2y + weight ** 2 * y,
        w2yy: moments.w2yy + weight ** 2 * y ** 2,
      });
    } else {
      for (const code of [value.value].flat().map(String)) {
        categories.set(code, plus(categories.get(code) ?? { n: 0, w: 0, w2: 0 }));
      }
    }
  }
  const quantity = item.kind === 'quantity' && people.n > 0 ? { ...people, ...moments, origin } : null;
  return { people, categories, quantity };
}

test('nobody in the base is no sums, not a fault', async () => {
  const dataset = datasetOf('Nobody', VARIABLES, [], 0);
  for (const items of await inDuckDB(dataset, allSums)) {
    for (const { total, breaks } of items) {
      assert.equal(total.base.n, 0);
      assert.ok(breaks.every((levels) => levels.size === 0));
    }
  }
});
