import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datasetOf } from '@earshot/dataset';
import { pairOf, waveOf } from '../fixtures/schools-twice.ts';
import { isPairRefused, pairWaves } from './pair-waves.ts';
import type { Wave } from './wave.ts';

function wave(people: readonly string[], weights: readonly number[] = people.map(() => 1)): Wave {
  return waveOf(
    '1',
    people,
    weights,
    datasetOf(
      'made up',
      [],
      people.map(() => ({})),
      0,
    ),
  );
}

function refused(earlier: Wave, later: Wave): string[] {
  const pair = pairWaves(earlier, later, null);
  return isPairRefused(pair) ? pair.refused.map(({ code }) => code) : [];
}

test('people are found again by their key, and those without weight are in no wave', () => {
  const pair = pairOf(wave(['a', 'b', 'c']), wave(['c', 'x', 'a'], [1, 1, 0]));
  assert.deepEqual([...pair.laterRow], [-1, -1, 0]);
  assert.deepEqual([...pair.earlierRow], [2, -1, -1]);
  assert.equal(pair.design.stages[0]!.drawn.length, 4, 'a, b, c and x');
});

test('whoever has no weight in any wave is not counted among those drawn', () => {
  const pair = pairOf(wave(['a', 'b'], [1, 0]), wave(['b', 'c', 'd'], [0, 1, 0]));
  assert.deepEqual([...pair.design.stages[0]!.drawn], [2, 2]);
});

test('somebody twice, nobody, blank keys and weights that are none are refused, all at once', () => {
  const fine = wave(['a', 'b']);
  assert.deepEqual(refused(fine, wave(['a', 'a'])), ['wave-person-twice']);
  assert.deepEqual(refused(wave(['a', ' ']), wave([], [])), ['wave-person-blank', 'wave-nobody']);
  assert.deepEqual(refused(wave(['a'], [-1]), wave(['a'], [Number.NaN])), ['wave-weights', 'wave-weights']);
  assert.deepEqual(refused(wave(['a'], [0]), fine), ['wave-nobody']);
  assert.deepEqual(refused(wave(['a']), wave(['a'])), ['waves-one-person']);
  assert.deepEqual(refused(fine, wave(['x', 'y'])), []);
});
