import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Drawable, drawSample } from './draw-sample.ts';

const frame = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y')), { minLength: 1, maxLength: 120 })
  .map((strata) => strata.map((stratum, at): Drawable => ({ pseudonym: `person ${at}`, stratum })));
const draws = fc.record({ share: fc.integer({ min: 1, max: 50 }), seed: fc.nat() });

function sizeOf(people: number, share: number): number {
  return Math.max(1, Math.round((people * share) / 100));
}

test('a draw has its share of everybody, half a person rounded up, and nobody twice', () => {
  fc.assert(
    fc.property(frame, draws, (people, draw) => {
      const drawn = drawSample(people, draw);
      assert.equal(drawn.length, sizeOf(people.length, draw.share));
      assert.equal(new Set(drawn).size, drawn.length);
      const known = new Set(people.map(({ pseudonym }) => pseudonym));
      assert.ok(drawn.every((pseudonym) => known.has(pseudonym)));
    }),
  );
});

test('every stratum is within one person of its exact share of the draw', () => {
  fc.assert(
    fc.property(frame, draws, (people, draw) => {
      const drawn = new Set(drawSample(people, draw));
      for (const key of new Set(people.map(({ stratum }) => stratum.join()))) {
        const members = people.filter(({ stratum }) => stratum.join() === key);
        const exact = (drawn.size * members.length) / people.length;
        const got = members.filter(({ pseudonym }) => drawn.has(pseudonym)).length;
        assert.ok(Math.abs(got - exact) < 1, `${got} of ${members.length}, exactly ${exact}`);
      }
    }),
  );
});

test('the same seed draws the same people, in whatever order they come', () => {
  fc.assert(
    fc.property(frame, draws, fc.nat(), (people, draw, turn) => {
      const turned = [...people.slice(turn % people.length), ...people.slice(0, turn % people.length)].reverse();
      assert.deepEqual(drawSample(turned, draw), drawSample(people, draw));
    }),
  );
});

test('another seed draws other people', () => {
  const people = Array.from({ length: 400 }, (_, at) => ({ pseudonym: `person ${at}`, stratum: [] }));
  assert.notDeepEqual(drawSample(people, { share: 10, seed: 1 }), drawSample(people, { share: 10, seed: 2 }));
});

test('over many seeds everybody has the same chance, also in strata too small for a whole person', () => {
  const people = Array.from({ length: 30 }, (_, at) => ({ pseudonym: `person ${at}`, stratum: [`${at % 10}`] }));
  const times = new Map(people.map(({ pseudonym }) => [pseudonym, 0]));
  const seeds = 3000;
  for (let seed = 0; seed < seeds; seed += 1) {
    for (const drawn of drawSample(people, { share: 10, seed })) times.set(drawn, times.get(drawn)! + 1);
  }
  // Each is drawn with probability 0.1: 300 times of 3,000, give or take five standard deviations of 16.4.
  for (const [pseudonym, count] of times) assert.ok(Math.abs(count - 300) < 83, `${pseudonym}: ${count}`);
});

test('a tenth of 4,630 people is 463, and of 616 it is 62, as the second wave drew', () => {
  // Longitudinal study of local authority child and family social workers, wave 2 (DfE, 2021), “Soft launch”.
  for (const [all, drawn] of [
    [4630, 463],
    [616, 62],
  ] as const) {
    const people = Array.from({ length: all }, (_, at) => ({ pseudonym: `${at}`, stratum: [] }));
    assert.equal(drawSample(people, { share: 10, seed: 7 }).length, drawn);
  }
});

test('nobody is drawn from nobody, and one of a few', () => {
  assert.deepEqual(drawSample([], { share: 10, seed: 1 }), []);
  assert.equal(drawSample([{ pseudonym: 'one', stratum: [] }], { share: 10, seed: 1 }).length, 1);
});
