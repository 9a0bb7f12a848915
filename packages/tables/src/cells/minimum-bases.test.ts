import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered } from '@earshot/dataset';
import { at, reason, run, shown, times } from '../fixtures/trial.ts';
import { cellAt } from '../table.ts';

const NO_SETTINGS = '';

test('a percentage of fewer than 25 people is not shown, but how many they are; a mean is', async () => {
  const table = await run('items: [valued, hours], median: true', times(24), NO_SETTINGS);
  assert.deepEqual(cellAt(table, 'valued.yes', 'total'), {
    kind: 'small-base',
    unit: 'share',
    base: 24,
    effectiveBase: 24,
    needed: 25,
  });
  assert.equal(cellAt(table, 'hours.median', 'total')?.kind, 'small-base');
  assert.equal(shown(table, 'hours.mean', 'total').value, 40);
  const enough = await run('items: [valued]', times(25), NO_SETTINGS);
  assert.equal(shown(enough, 'valued.yes', 'total').base, 25);
});

test('a table may ask for more or, down to ten people, for less than its plan', async () => {
  const plan = 'minimum: {statistics: 20, effective: 100}';
  const usual = await run('items: [valued]', times(19), plan);
  assert.equal(reason(usual, 'valued.yes', 'total'), 'protected');
  const own = await run('items: [valued], minimum: {statistics: 10, percentages: 10}', times(19), plan);
  assert.equal(shown(own, 'valued.yes', 'total').base, 19);
  assert.equal(at(own, 'valued.yes', 'total').fewBelow, 100);
});

test('where statistics need thirty people, a hidden group of fewer takes another with it', async () => {
  const rows = [...times(40), ...times(20, { region: answered('south') }), ...times(60, { region: answered('east') })];
  const table = await run('items: [valued], breaks: [region]', rows, 'minimum: {statistics: 30}');
  assert.deepEqual(
    ['north', 'south'].map((region) => reason(table, 'valued.yes', `region.${region}`)),
    ['protected', 'protected'],
  );
  assert.equal(shown(table, 'valued.yes', 'region.east').base, 60);
});
