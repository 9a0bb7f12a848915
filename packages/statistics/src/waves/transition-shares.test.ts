import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agrees } from '../fixtures/people.ts';
import { resultsOf, textsOf } from '../fixtures/reference.ts';
import { designOf } from '../fixtures/schools.ts';
import { transitionShares } from './transition-shares.ts';

/** (0, 600], (600, 700], (700, 1000] */
const bandOf = (score: number): number => (score <= 600 ? 0 : score <= 700 ? 1 : 2);

test('row shares of a transition matrix, their errors and numbers are R’s', () => {
  const data = textsOf('twowave_a');
  const rowsOf = (wave: string): Map<string, number> =>
    new Map(data.pid!.flatMap((pid, row) => (data.wave![row] === wave ? [[pid, row] as const] : [])));
  const [first, second] = [rowsOf('1'), rowsOf('2')];
  const both = [...first.keys()].filter((pid) => second.has(pid));
  const design = designOf({ weights: both.map((pid) => Number(data.w![second.get(pid)!])) });
  const from = both.map((pid) => bandOf(Number(data.x![first.get(pid)!])));
  const to = both.map((pid) => bandOf(Number(data.x![second.get(pid)!])));
  const rows = transitionShares(design, { from, to, fromCount: 3, toCount: 3 });
  const expected = resultsOf('10_twowave_a').transition;
  rows.forEach((row, index) => {
    assert.equal(row!.people, both.filter((_, person) => from[person] === index).length);
    row!.shares.forEach(({ share, standardError, interval, people }, column) => {
      agrees(share.value, expected.p[index][column], 1e-8);
      if (expected.se[index][column] > 0) agrees(standardError, expected.se[index][column], 1e-8);
      else assert.ok(standardError < 1e-15);
      assert.equal(people, expected.n[index][column]);
      assert.ok(interval!.lower <= share.value && share.value <= interval!.upper && interval!.lower < interval!.upper);
    });
  });
});

test('a state that nobody was in has no shares, and people without both states count nowhere', () => {
  const design = designOf({ weights: [1, 2, 1, 2] });
  const [first, second] = transitionShares(design, {
    from: [0, 0, 0, -1],
    to: [0, 1, -1, 1],
    fromCount: 2,
    toCount: 2,
  });
  assert.equal(second, null);
  assert.equal(first!.people, 2);
  agrees(first!.shares[0]!.share.value, 1 / 3, 1e-12);
  agrees(first!.shares[0]!.share.value + first!.shares[1]!.share.value, 1, 1e-12);
});
