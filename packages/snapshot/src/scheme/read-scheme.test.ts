import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readScheme } from './read-scheme.ts';
import { inForce } from './scheme.ts';

const TWO = `title: Two versions
grades: {sw: Social worker}
points:
  - {version: "2", valid_from: 2026-10-01, types: {court: 3}, full: {sw: 20}}
  - {version: "1", valid_from: 2026-04-01, types: {court: 2}, full: {sw: 20}, newly_qualified: {share_of_full: 90}}
`;

function codes(text: string): string[] {
  return readScheme('scheme.yml', text).problems.map(({ code, place }) => `${code} ${place.line}`);
}

test('a day has the version that is valid from it or from the latest day before it', () => {
  const { scheme } = readScheme('scheme.yml', TWO);
  const on = (day: string) => inForce(scheme!.points, day)?.version ?? null;
  assert.deepEqual([on('2026-03-31'), on('2026-04-01'), on('2026-09-30'), on('2026-10-01')], [null, '1', '1', '2']);
});

test('everything that is wrong with a scheme is told with its line', () => {
  assert.deepEqual(codes(TWO.replace('2026-10-01', '2026-04-01')), ['scheme-day-twice 5']);
  assert.deepEqual(codes(TWO.replace('full: {sw: 20}}', 'full: {swk: 20}}')), ['scheme-grade-unknown 4']);
  assert.deepEqual(codes(TWO.replace('2026-10-01', '2026-02-30').replace('court: 2', 'court: -2')), [
    'shape-custom 4',
    'shape-too-small 5',
  ]);
  assert.deepEqual(codes(`${TWO}starts: {basis: a guess, chances: {asye: 1.5}}\n`), ['shape-too-big 6']);
  assert.deepEqual(codes('points: []\n'), ['shape-invalid-type 1']);
});
