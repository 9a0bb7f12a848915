import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, columnNamed, datasetOf, NOT_ASKED, type Row, type Variable } from '@earshot/dataset';
import fc from 'fast-check';
import type { WeightPlan } from '../plan/plan.ts';
import { rakeAgain } from './rake-again.ts';
import { weigh } from './weigh.ts';
import { weightColumn } from './weight-column.ts';

const categories = ['a', 'b'].map((code) => ({ code, label: code.toUpperCase() }));
const VARIABLES: readonly Variable[] = [
  { kind: 'single', name: 'role', label: 'Role', categories },
  { kind: 'single', name: 'region', label: 'Region', categories },
  { kind: 'quantity', name: 'given', label: 'Given', unit: '' },
];
const people = Array.from({ length: 90 }, (_, row): Row => {
  const role = row % 9 === 0 ? NOT_ASKED : answered(row % 4 === 0 ? 'a' : 'b');
  return { role, region: answered(row % 5 < 2 ? 'a' : 'b'), given: answered(1 + row) };
});
const dataset = datasetOf('people', VARIABLES, people, 0);
const plan: WeightPlan = {
  place: { file: 't.yml', line: 1, column: 1 },
  name: 'raked',
  label: 'Raked',
  bounds: null,
  base: { type: 'state', state: 'answered', name: { type: 'name', name: 'role', at: 0 }, at: 0 },
  from: {
    margins: [
      { variables: ['role'], population: { a: 0.4, b: 0.6 } },
      { variables: ['region'], population: 'census' },
    ],
  },
};
const populations = new Map([['census', { a: 30, b: 70 }]]);
const members = people.flatMap(({ role }, row) => (role!.state === 'answered' ? [row] : []));

test('from a start of one each it makes the weights that weighing makes, for those who are weighted', () => {
  const weighed = weigh(dataset, plan, populations);
  assert.ok('dataset' in weighed);
  const column = columnNamed(weighed.dataset, weightColumn('raked'))!;
  const again = rakeAgain(dataset, plan, populations)!(new Float64Array(members.length).fill(1))!;
  assert.equal(again.length, members.length);
  members.forEach((row, index) => {
    assert.ok(Math.abs(again[index]! - column.numbers![row]!) < 1e-9);
  });
});

test('from any other start the margins are met as well, and who starts with nothing has no weight', () => {
  const again = rakeAgain(dataset, plan, populations)!;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: members.length, maxLength: members.length }),
      (start) => {
        const weights = again(start);
        const shareOf = (name: string, by: ArrayLike<number>): number => {
          const column = columnNamed(dataset, name)!;
          const sums = [0, 0];
          members.forEach((row, index) => {
            sums[column.numbers![row]!]! += by[index]!;
          });
          return sums[0]! / (sums[0]! + sums[1]!);
        };
        if (!weights) return;
        assert.ok(start.every((each, index) => each > 0 || weights[index] === 0));
        assert.ok(Math.abs(shareOf('role', weights) - 0.4) < 1e-9);
        assert.ok(Math.abs(shareOf('region', weights) - 0.3) < 1e-9);
      },
    ),
    { numRuns: 40 },
  );
});

test('a start that leaves nobody in a category cannot be raked, and weights that the data give are not made anew', () => {
  const role = columnNamed(dataset, 'role')!;
  const onlyOne = members.map((row) => Number(role.numbers![row] === 0));
  assert.equal(rakeAgain(dataset, plan, populations)!(onlyOne), null);
  assert.equal(rakeAgain(dataset, { ...plan, from: { variable: 'given' } }, populations), null);
  assert.equal(rakeAgain(dataset, { ...plan, bounds: { smallest: null, largest: 3 } }, populations), null);
  assert.throws(() => rakeAgain(dataset, { ...plan, base: null }, populations), /“raked” was not to be made/);
});
