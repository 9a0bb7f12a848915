import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { estimateShare } from './estimate-share.ts';
import { estimateTotal, totalVariance, type WeightedPopulation } from './estimate-total.ts';
import { agrees, close, people, sumsOf } from './fixtures/people.ts';
import { numbersOf, textsOf } from './fixtures/reference.ts';
import { countWeights } from './weighted-count.ts';

const schools = textsOf('apistrat');
const [weights, enroll] = [numbersOf(schools.pw!), numbersOf(schools.enroll!)];
const improved = schools['comp.imp']!.map((text) => Number(text === 'Yes'));
const sample = countWeights(weights);
const ESTIMATED: WeightedPopulation = { sample, size: sample.w, isKnown: false };
const KNOWN: WeightedPopulation = { sample, size: 10_000, isKnown: true };

const sumsWhere = (y: ArrayLike<number>, isIn: (row: number) => boolean) =>
  sumsOf(
    Array.from(weights, (weight, row) => ({ weight, y: y[row]!, inGroup: isIn(row) })).filter(({ inGroup }) => inGroup),
  );
const everybody = () => true;
const high = (row: number) => schools.stype![row] === 'H';

// R 4.2.2, survey 4.1.1; d is apistrat:
// w <- svydesign(ids = ~1, weights = ~pw, data = d); k <- calibrate(w, ~1, c(10000))
for (const [words, y, isIn, population, total, error] of [
  ['svytotal(~enroll, w)', enroll, everybody, ESTIMATED, 3687177.53244, 117624.755264],
  ['svytotal(~I(1*(comp.imp=="Yes")), w)', improved, everybody, ESTIMATED, 4061.08995247, 279.899344095],
  ['svytotal(~enroll, subset(w, stype=="H"))', enroll, high, ESTIMATED, 997128.52519, 141582.577212],
  ['svytotal(~I(1*(comp.imp=="Yes")), subset(w, stype=="H"))', improved, high, ESTIMATED, 256.700006485, 59.7035871686],
  ['svytotal(~enroll, k)', enroll, everybody, KNOWN, 5952821.37136, 265631.73925],
  ['svytotal(~I(1*(comp.imp=="Yes")), k)', improved, everybody, KNOWN, 6556.49011944, 354.208336632],
  ['svytotal(~enroll, subset(k, stype=="H"))', enroll, high, KNOWN, 1609829.72545, 260811.526954],
  ['svytotal(~I(1*(comp.imp=="Yes")), subset(k, stype=="H"))', improved, high, KNOWN, 414.433335848, 101.66768671],
] as const) {
  test(`a total and its error are R’s: ${words}`, () => {
    const sums = sumsWhere(y, isIn);
    const variance = { variance: totalVariance(sums, population), sampleSize: 200, degreesOfFreedom: 199 };
    const found = estimateTotal(y === enroll ? 'quantity' : 'people', sums, population, variance);
    agrees(found.value, total, 1e-11);
    agrees(found.standardError, error, 1e-11);
    assert.ok(found.interval.lower > 0 && found.interval.lower < total && found.interval.upper > total);
  });
}

test('of a known population, people with an answer are their share of everybody times the population, error and interval too', () => {
  fc.assert(
    fc.property(people({ least: 3 }), fc.integer({ min: 100, max: 100_000 }), (everyone, size) => {
      const sums = sumsOf(everyone);
      const population = { sample: countWeights(everyone.map(({ weight }) => weight)), size, isKnown: true };
      const sampleSize = everyone.length;
      const variance = { variance: totalVariance(sums, population), sampleSize, degreesOfFreedom: sampleSize - 1 };
      const total = estimateTotal('people', sums, population, variance);
      const share = estimateShare(sums, { sampleSize });
      close(total.value / size, share.value, 1e-12);
      close(total.standardError / size, share.standardError, 1e-9);
      close(total.interval.lower / size, share.interval.lower, 1e-6);
      close(total.interval.upper / size, share.interval.upper, 1e-6);
    }),
    { numRuns: 100 },
  );
});

test('where everybody has it, the interval is that of everybody, however weights were added up', () => {
  const weights = [0.4701546304862774, 1.2409859087290007, 3.0261872877299836];
  const sums = sumsOf(weights.map((weight) => ({ weight, y: 1, inGroup: true })));
  const { lower } = estimateShare(sums, { sampleSize: 3 }).interval;
  for (const w of [sums.w, sums.w * (1 + 2 ** -52), sums.w * (1 - 2 ** -52)]) {
    const population = { sample: { n: 3, w, w2: sums.w2 }, size: 100, isKnown: true };
    const variance = { variance: totalVariance(sums, population), sampleSize: 3, degreesOfFreedom: 2 };
    close(estimateTotal('people', sums, population, variance).interval.lower / 100, lower, 1e-6);
  }
});

test('nobody in the sample is not nobody in the population', () => {
  for (const population of [ESTIMATED, KNOWN]) {
    const sums = sumsWhere(new Float64Array(200), everybody);
    const variance = { variance: totalVariance(sums, population), sampleSize: 200, degreesOfFreedom: 199 };
    const { value, standardError, interval } = estimateTotal('people', sums, population, variance);
    assert.deepEqual([value, standardError, interval.lower], [0, 0, 0]);
    assert.ok(interval.upper > population.size * 0.01 && interval.upper < population.size * 0.04);
  }
});

test('what everybody has is known with the population, and is not when the population is an estimate', () => {
  const sums = sumsWhere(new Float64Array(200).fill(3), everybody);
  assert.equal(totalVariance(sums, KNOWN), 0);
  assert.ok(totalVariance(sums, ESTIMATED) > 0);
});
