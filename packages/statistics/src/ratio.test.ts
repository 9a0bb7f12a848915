import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kishDesignEffect } from './design-effect.ts';
import { close, people, sumsOf } from './fixtures/people.ts';
import { effectiveBase, meanVariance, weightedMean } from './ratio.ts';

const shares = people({ least: 2 }).filter((everyone) => everyone.some(({ inGroup }) => inGroup));
const quantities = people({ least: 2, y: fc.double({ min: -50, max: 50, noNaN: true }) }).filter((everyone) =>
  everyone.some(({ inGroup }) => inGroup),
);

/**
 * The same variance person by person: everybody in the sample has a linearised value, which is nought outside the
 * group, and the variance of a total of independent people is n/(n−1) · Σ(z − z̄)².
 */
function varianceByPerson(everyone: readonly { weight: number; y: number; inGroup: boolean }[]): number {
  const group = everyone.filter(({ inGroup }) => inGroup);
  const w = group.reduce((sum, { weight }) => sum + weight, 0);
  const mean = group.reduce((sum, { weight, y }) => sum + weight * y, 0) / w;
  const z = everyone.map(({ weight, y, inGroup }) => (inGroup ? (weight * (y - mean)) / w : 0));
  const n = everyone.length;
  const centre = z.reduce((sum, value) => sum + value, 0) / n;
  return (n / (n - 1)) * z.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}

for (const [kind, everyones] of [['a share', shares] as const, ['a mean', quantities] as const]) {
  test(`the variance of ${kind} in a group, from sums, is that from residuals person by person`, () => {
    fc.assert(
      fc.property(everyones, (everyone) => {
        const sums = sumsOf(everyone.filter(({ inGroup }) => inGroup));
        close(meanVariance(sums, everyone.length), varianceByPerson(everyone), 1e-9);
      }),
      { numRuns: 200 },
    );
  });
}

test('shares, variances and effective bases do not depend on the scale of the weights', () => {
  fc.assert(
    fc.property(shares, fc.double({ min: 0.01, max: 100, noNaN: true }), (everyone, factor) => {
      const sums = sumsOf(everyone);
      const scaled = sumsOf(everyone.map((person) => ({ ...person, weight: person.weight * factor })));
      close(weightedMean(scaled), weightedMean(sums), 1e-12);
      close(meanVariance(scaled, everyone.length), meanVariance(sums, everyone.length), 1e-12);
      close(effectiveBase(scaled), effectiveBase(sums), 1e-12);
    }),
    { numRuns: 100 },
  );
});

test('a share and its complement add up to 1 and have the same variance', () => {
  fc.assert(
    fc.property(shares, (everyone) => {
      const share = sumsOf(everyone);
      const complement = sumsOf(everyone.map((person) => ({ ...person, y: 1 - person.y })));
      close(weightedMean(share) + weightedMean(complement), 1, 1e-12);
      close(meanVariance(share, everyone.length), meanVariance(complement, everyone.length), 1e-12);
    }),
    { numRuns: 100 },
  );
});

test('without weights, the variance of a share is p(1 − p)/(n − 1), and the effective base is the base', () => {
  const everyone = Array.from({ length: 40 }, (_, index) => ({ weight: 1, y: index < 10 ? 1 : 0, inGroup: true }));
  close(meanVariance(sumsOf(everyone), 40), (0.25 * 0.75) / 39, 1e-15);
  assert.equal(effectiveBase(sumsOf(everyone)), 40);
});

test('people who all gave the same number have no variance at all, however the sums were rounded', () => {
  const everyone = Array.from({ length: 1000 }, (_, index) => ({ weight: 0.3 + index / 700, y: 36.6, inGroup: true }));
  assert.equal(meanVariance(sumsOf(everyone), 1000), 0);
});

test('a small spread about a large mean is kept', () => {
  const everyone = Array.from({ length: 500 }, (_, index) => ({ weight: 1, y: 2026 + (index % 2), inGroup: true }));
  close(meanVariance(sumsOf(everyone), 500) / (0.25 / 499), 1, 1e-6);
});

test('a sample of one has no variance, and asking for it is our mistake', () => {
  const sums = sumsOf([{ weight: 1, y: 1, inGroup: true }]);
  assert.throws(() => meanVariance(sums, 1), /meanVariance: sampleSize is 1; a variance needs 2 or more/);
});

test('nobody has an effective base of nought, and no mean', () => {
  assert.equal(effectiveBase({ w: 0, w2: 0 }), 0);
  assert.throws(() => weightedMean(sumsOf([])), /meanFromOrigin: sums\.w is 0/);
  assert.throws(() => kishDesignEffect([0, 0]), /kishDesignEffect: no row has weight/);
});
