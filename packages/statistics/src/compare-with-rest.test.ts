import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareWithRest } from './compare-with-rest.ts';
import { ELEMENTARY, HIGH, MIDDLE, topShare } from './fixtures/apistrat.ts';
import { agrees, close, type Person, people, sumsOf } from './fixtures/people.ts';
import { addSums, NO_SUMS } from './sums.ts';

// R 4.2.2, survey 4.1.1, d <- svydesign(ids = ~1, weights = ~pw, data = apistrat): the share of top00 in one type of
// school minus that in the two others, by svytotal and svycontrast; p-value from t with degf(d) = 199.
const FROM_R = [
  [ELEMENTARY, HIGH, MIDDLE, 0.194450084671539, 0.0669270855490897, 0.00408293659859762],
  [HIGH, ELEMENTARY, MIDDLE, -0.118823311412559, 0.0776707056728299, 0.127645776277391],
  [MIDDLE, ELEMENTARY, HIGH, -0.196661513766748, 0.0747624379139449, 0.0091934568622373],
] as const;

test('a group set against the rest of its base gives R’s difference, error and p-value', () => {
  for (const [group, one, other, difference, standardError, pValue] of FROM_R) {
    const rest = addSums(topShare(one), topShare(other));
    const found = compareWithRest(topShare(group), rest, { sampleSize: 200 });
    assert.ok(found);
    agrees(found.difference, difference, 1e-11);
    agrees(found.standardError, standardError, 1e-11);
    agrees(found.pValue, pValue, 1e-9);
    agrees(found.statistic, difference / standardError, 1e-11);
  }
});

const split = people({ least: 4 }).filter((everyone) => {
  const varies = (inGroup: boolean) => new Set(everyone.filter((p) => p.inGroup === inGroup).map((p) => p.y)).size > 1;
  return varies(true) && varies(false);
});
const halves = (everyone: readonly Person[]) =>
  [true, false].map((inGroup) => sumsOf(everyone.filter((person) => person.inGroup === inGroup))) as [
    ReturnType<typeof sumsOf>,
    ReturnType<typeof sumsOf>,
  ];

/**
 * Regression of y on being in the group, by weighted least squares with the design's sandwich variance
 * n/(n−1) · A⁻¹ (Σ w²e²xxᵀ) A⁻¹, A = Σ w x xᵀ, x = (1, in group). Two by two, so written out by hand.
 */
function regression(everyone: readonly Person[]) {
  const x = (person: Person): [number, number] => [1, person.inGroup ? 1 : 0];
  const crossed = (factor: (person: Person) => number) =>
    [0, 1].map((i) => [0, 1].map((j) => everyone.reduce((sum, p) => sum + factor(p) * x(p)[i]! * x(p)[j]!, 0)));
  const a = crossed((p) => p.weight);
  const [a00, a01, a11] = [a[0]![0]!, a[0]![1]!, a[1]![1]!];
  const determinant = a00 * a11 - a01 ** 2;
  const inverse = [
    [a11 / determinant, -a01 / determinant],
    [-a01 / determinant, a00 / determinant],
  ];
  const right = [0, 1].map((i) => everyone.reduce((sum, p) => sum + p.weight * x(p)[i]! * p.y, 0));
  const beta = inverse.map((row) => row[0]! * right[0]! + row[1]! * right[1]!);
  const meat = crossed((p) => (p.weight * (p.y - beta[0]! - beta[1]! * x(p)[1])) ** 2);
  const [r0, r1] = [inverse[1]![0]!, inverse[1]![1]!];
  const middle = r0 ** 2 * meat[0]![0]! + 2 * r0 * r1 * meat[0]![1]! + r1 ** 2 * meat[1]![1]!;
  const n = everyone.length;
  return { slope: beta[1]!, standardError: Math.sqrt((n / (n - 1)) * middle) };
}

test('the difference of two shares is the slope of a regression on belonging to the group, with its error', () => {
  fc.assert(
    fc.property(split, (everyone) => {
      const [group, rest] = halves(everyone);
      const found = compareWithRest(group, rest, { sampleSize: everyone.length });
      const { slope, standardError } = regression(everyone);
      close(found!.difference, slope, 1e-9);
      close(found!.standardError, standardError, 1e-9);
    }),
    { numRuns: 100 },
  );
});

test('the rest set against the group gives the same, turned round', () => {
  fc.assert(
    fc.property(split, (everyone) => {
      const [group, rest] = halves(everyone);
      const there = compareWithRest(group, rest, { sampleSize: everyone.length })!;
      const back = compareWithRest(rest, group, { sampleSize: everyone.length })!;
      close(back.difference, -there.difference, 1e-12);
      close(back.standardError, there.standardError, 1e-12);
      close(back.pValue, there.pValue, 1e-12);
    }),
    { numRuns: 50 },
  );
});

test('there is nothing to test without a rest, or where nobody differs within either', () => {
  const all = (y: number) => sumsOf(Array.from({ length: 12 }, () => ({ weight: 0.7, y, inGroup: true })));
  assert.equal(compareWithRest(all(1), NO_SUMS, { sampleSize: 12 }), null);
  assert.equal(compareWithRest(NO_SUMS, all(1), { sampleSize: 12 }), null);
  assert.equal(compareWithRest(all(1), all(0), { sampleSize: 24 }), null);
  assert.equal(compareWithRest(all(36.6), all(36.6), { sampleSize: 24 }), null);
});
