import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, datasetOf, REFUSED, type Row, type Variable } from '@earshot/dataset';
import { openEngine } from '@earshot/engine';
import { DATA_TABLE } from '../grouped-sums/sums-query.ts';
import { withCrossedPeople } from './crossed-people.ts';
import type { CrossedCell } from './safe-crossing.ts';

const category = (code: string) => ({ code, label: code });
const VARIABLES: readonly Variable[] = [
  { kind: 'single', name: 'region', label: 'Region', categories: ['north', 'south'].map(category) },
  { kind: 'single', name: 'valued', label: 'Valued', categories: ['agree', 'disagree'].map(category) },
  { kind: 'quantity', name: 'weight_one', label: 'One', unit: '' },
  { kind: 'quantity', name: 'weight_two', label: 'Two', unit: '' },
];
const find = (name: string) => VARIABLES.find((variable) => variable.name === name) ?? null;
/** Weights of very different sizes, whose sum as floating-point numbers depends on the order in which it is made. */
const ROWS = Array.from({ length: 600 }, (_, at): Row => {
  const region = at % 7 === 0 ? REFUSED : answered(at % 3 === 0 ? 'north' : 'south');
  const valued = at % 11 === 0 ? REFUSED : answered('agree');
  const two = at % 2 === 0 ? answered(1) : REFUSED;
  return { region, valued, weight_one: answered(3 ** ((at * 37) % 13) / 7), weight_two: two };
});

async function cellsOf(rows: readonly Row[], weight: string | null): Promise<CrossedCell[]> {
  const engine = await openEngine(datasetOf('Trial', VARIABLES, rows, 0), DATA_TABLE);
  const asked = { items: ['valued'], base: null, variables: ['region'], weight, apart: ['weight_two'], find };
  try {
    return await withCrossedPeople(
      asked,
      (sql) => engine.query(sql),
      (crossed) => crossed('valued', ['region']),
    );
  } finally {
    engine.close();
  }
}

test('the same people come to the same weights to the last bit, in whatever order they stand', async () => {
  const cells = await cellsOf(ROWS, 'weight_one');
  const turned = ROWS.map((_, at) => ROWS[(at * 151) % ROWS.length]!);
  assert.deepEqual(await cellsOf(turned, 'weight_one'), cells);
  for (const { codes, apart, people } of cells) {
    const of = ROWS.filter(({ region, valued, weight_two }) => {
      const code = region?.state === 'answered' ? region.value : null;
      const has = weight_two?.state === 'answered';
      return valued?.state === 'answered' && code === codes[0] && String(has) === apart;
    }).map(({ weight_one }) => (weight_one?.state === 'answered' ? Number(weight_one.value) : 0));
    const sum = of.reduce((total, weight) => total + weight, 0);
    assert.equal(people.n, of.length);
    assert.ok(Math.abs(people.w - sum) < 1e-9 * sum);
  }
  assert.equal(cells.length, 6);
});

test('without a weight everybody counts as one, and nobody makes no cell', async () => {
  const cells = await cellsOf(ROWS, null);
  assert.ok(cells.every(({ people: { n, w, w2 } }) => n === w && n === w2));
  assert.deepEqual(await cellsOf([], null), []);
  assert.deepEqual(
    await cellsOf(
      ROWS.map((row) => ({ ...row, valued: REFUSED })),
      'weight_one',
    ),
    [],
  );
});
