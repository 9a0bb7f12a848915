import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changeInterval } from './change-interval.ts';
import { eventsInterval, shareInterval } from './count-interval.ts';
import { funnelPlace } from './funnel.ts';

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} ${expected}`);
function ends({ least, most }: { least: number; most: number }, [low, high]: readonly [number, number]): void {
  near(least, low);
  near(most, high);
}

test('the interval of a share is that of R', () => {
  // R: prop.test(31, 170, correct = FALSE, conf.level = 0.998)$conf.int, and the same of 0 and 20 of 20 at 0.95
  ends(shareInterval(31, 170, 0.998), [0.10860803814, 0.289886647044]);
  ends(shareInterval(0, 20, 0.95), [0, 0.161125158053]);
  ends(shareInterval(20, 20, 0.95), [0.838874841947, 1]);
});

test('the interval of events is that of R, also for fractions of a worker', () => {
  // R: poisson.test(31)$conf.int, poisson.test(0)$conf.int; qgamma(c(.025, .975), c(31.4, 32.4)), the same at .001, .999
  ends(eventsInterval(31, 1, 0.95), [21.0629959791, 44.0020255032]);
  ends(eventsInterval(0, 1, 0.95), [0, 3.68887945411]);
  ends(eventsInterval(31.4, 1, 0.95), [21.3926528185, 44.4713169896]);
  ends(eventsInterval(31.4, 1, 0.998), [16.8803313162, 52.8669737778]);
  ends(eventsInterval(31, 100, 0.95), [0.210629959791, 0.440020255032]);
});

test('the interval of a change between shares is Newcombe’s', () => {
  // Newcombe 1998, example (a), 56/70 less 48/80, method 10: 0.0524 to 0.3339; further digits from R by prop.test
  const change = changeInterval('share', { count: 48, base: 80 }, { count: 56, base: 70 });
  near(change.difference, 0.2);
  ends(change, [0.0524314724024, 0.3338726540369]);
  assert.ok(change.isBeyondNoise);
});

test('turning the years round turns the change round', () => {
  const count = fc.double({ min: 0, max: 60, noNaN: true });
  const over = fc.record({ count, base: fc.double({ min: 60, max: 400, noNaN: true }) });
  fc.assert(
    fc.property(fc.constantFrom('share', 'events'), over, over, (chance, from, to) => {
      const there = changeInterval(chance, from, to);
      const back = changeInterval(chance, to, from);
      near(there.difference, -back.difference);
      ends(there, [-back.most, -back.least]);
      assert.equal(there.isBeyondNoise, back.isBeyondNoise);
      assert.ok(there.least <= there.difference && there.difference <= there.most);
    }),
    { numRuns: 100 },
  );
});

test('a share is beyond the funnel exactly where the normal limits around the target say so', () => {
  const [target, base] = [0.18, 150];
  const reach = 1.959963984540054 * Math.sqrt((target * (1 - target)) / base);
  for (const [share, place] of [
    [target + reach * 0.999, 'within'],
    [target + reach * 1.001, 'beyond-95'],
    [target - reach * 1.001, 'beyond-95'],
    [target + reach * 1.6, 'beyond-99.8'],
  ] as const) {
    const found = funnelPlace('share', { count: share * base, base }, target);
    assert.equal(found.place, place);
    assert.equal(found.side, place === 'within' ? null : share > target ? 'above' : 'below');
  }
});

test('events are beyond the funnel where Poisson’s distribution makes so few or many too rare', () => {
  // R: ppois(6, 15) = 0.0076 < 0.025 <= ppois(8, 15) = 0.0374; 1 - ppois(23, 15) = 0.0195; ppois(4, 15) = 0.00086 < 0.001
  const place = (count: number) => funnelPlace('events', { count, base: 100 }, 0.15);
  assert.deepEqual(place(8), { place: 'within', side: null });
  assert.deepEqual(place(6), { place: 'beyond-95', side: 'below' });
  assert.deepEqual(place(24), { place: 'beyond-95', side: 'above' });
  assert.deepEqual(place(4), { place: 'beyond-99.8', side: 'below' });
});

test('a base of nothing is our own mistake', () => {
  assert.throws(() => shareInterval(1, 0, 0.95), /shareInterval: count 1 is not of 0/);
  assert.throws(() => eventsInterval(1, 0, 0.95), /eventsInterval: count 1 over base 0/);
});
