import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { domainOf } from '../design/survey-design.ts';
import { agrees, people } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import { designOf, SCHOOLS_BY_CLUSTER, SCHOOLS_BY_STRATUM, SCHOOLS_BY_WEIGHT } from '../fixtures/schools.ts';
import { estimateQuantile } from './estimate-quantile.ts';
import { type QuantileRule, quantileOf, woodruffQuantile } from './quantile.ts';

for (const [name, csv, design] of [
  ['08_quantile_apiclus1', 'apiclus1', SCHOOLS_BY_CLUSTER],
  ['08_quantile_apistrat', 'apistrat', SCHOOLS_BY_STRATUM],
] as const) {
  const [data, fromR] = [textsOf(csv), resultsOf(name)];
  const holds = (column: string, share: number, rule: QuantileRule, expected: number[]): void => {
    const found = woodruffQuantile(design, numbersOf(data[column]!), share, { rule, level: 0.95 });
    const ours = [found.value, found.lower!, found.upper!, found.standardError!];
    for (const [index, one] of ours.entries()) agrees(one, expected[index]!, 1e-6, `${column} ${share} ${index}`);
  };

  test(`quantiles, their intervals and errors are those of R’s svyquantile: ${name}`, () => {
    for (const [column, rows] of Object.entries<Record<string, number>[]>(fromR.math)) {
      for (const [index, share] of [0.25, 0.5, 0.75].entries()) {
        holds(column, share, 'lowest', Object.values(rows[index]!));
      }
    }
    for (const [column, [row]] of Object.entries<number[][]>(fromR.hf7)) holds(column, 0.5, 'between', row!);
  });
}

// R 4.2.2, survey 4.1.1, d <- svydesign(id = ~1, weights = ~pw, data = apistrat):
// svyquantile(~api00, d, c(.1, .5), interval.type = "xlogit")
test('an estimated median or decile has R’s interval on the logit scale', () => {
  const api00 = numbersOf(textsOf('apistrat').api00!);
  const [decile, median] = [0.1, 0.5].map((share) => estimateQuantile(SCHOOLS_BY_WEIGHT, api00, share)!);
  assert.deepEqual([decile!.value, decile!.interval.lower, decile!.interval.upper], [501, 477, 525]);
  assert.deepEqual([median!.value, median!.interval.lower, median!.interval.upper], [668, 641, 694]);
  agrees(decile!.standardError, 12.1706535927275, 1e-9);
  agrees(median!.standardError, 13.4384300086366, 1e-9);
  assert.equal(median!.base, 200);
});

test('with equal weights a quantile is that of plain numbers, by either rule', () => {
  const design = designOf({ weights: [2, 2, 2, 2] });
  const of = (share: number, rule: QuantileRule) => quantileOf(design, [30, 10, 40, 20], share, rule);
  // R: quantile(c(30, 10, 40, 20), c(0, .25, .5, .51, 1), type = 1), and type = 7
  assert.deepEqual(
    [0, 0.25, 0.5, 0.51, 1].map((share) => of(share, 'lowest')),
    [10, 10, 20, 30, 40],
  );
  const between = [0, 0.25, 0.5, 0.51, 1].map((share) => of(share, 'between'));
  for (const [index, expected] of [10, 17.5, 25, 25.3, 40].entries()) agrees(between[index]!, expected, 1e-12);
});

test('at least the share lies at or below a quantile, and less than it below', () => {
  fc.assert(
    fc.property(
      people({ least: 1, y: fc.integer({ min: 1, max: 7 }) }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (everyone, share) => {
        const design = { weights: Float64Array.from(everyone, ({ weight }) => weight) };
        const y = everyone.map((person) => person.y);
        const found = quantileOf(design, y, share, 'lowest');
        const weightOf = (counts: (value: number) => boolean): number =>
          everyone.filter((person) => counts(person.y)).reduce((sum, { weight }) => sum + weight, 0);
        const all = weightOf(() => true);
        assert.ok(weightOf((value) => value <= found) >= (share - 1e-9) * all);
        assert.ok(weightOf((value) => value < found) <= (share + 1e-9) * all);
        const between = quantileOf(design, y, share, 'between');
        assert.ok(Math.min(...y) <= between && between <= Math.max(...y));
      },
    ),
  );
});

test('an estimated quantile lies within its interval, which lies within the answers', () => {
  fc.assert(
    fc.property(people({ least: 2, y: fc.integer({ min: 1, max: 5 }) }), (everyone) => {
      const design = designOf({ weights: everyone.map(({ weight }) => weight) });
      const y = everyone.map((person) => person.y);
      const { value, standardError, interval } = estimateQuantile(design, y, 0.5)!;
      assert.ok(interval.lower <= value && value <= interval.upper, JSON.stringify(interval));
      assert.ok(Math.min(...y) <= interval.lower && interval.upper <= Math.max(...y));
      assert.ok(standardError >= 0 && Number.isFinite(standardError));
    }),
  );
});

test('one person has a value but no interval, and everybody alike has one without width', () => {
  const alone = domainOf(designOf({ weights: [1, 1] }), (row) => row === 0);
  assert.deepEqual(woodruffQuantile(alone, [3, 9], 0.5, { rule: 'lowest', level: 0.95 }), {
    value: 3,
    lower: null,
    upper: null,
    standardError: null,
  });
  assert.equal(estimateQuantile(alone, [3, 9], 0.5), null);
  const alike = estimateQuantile(designOf({ weights: [1, 2, 3] }), [4, 4, 4], 0.5)!;
  assert.deepEqual([alike.value, alike.interval.lower, alike.interval.upper, alike.standardError], [4, 4, 4, 0]);
});

// R: svyquantile(~api00, subset(d, stype == "H"), c(.03, .97)) has no lower limit for the first and no upper for the second
test('a limit past the lowest or highest answer is not there, as in R', () => {
  const design = domainOf(SCHOOLS_BY_WEIGHT, (row) => textsOf('apistrat').stype![row] === 'H');
  const of = (share: number) => {
    return woodruffQuantile(design, numbersOf(textsOf('apistrat').api00!), share, { rule: 'lowest', level: 0.95 });
  };
  assert.deepEqual(of(0.03), { value: 418, lower: null, upper: 467, standardError: null });
  assert.deepEqual(of(0.97), { value: 816, lower: 784, upper: null, standardError: null });
});

test('of equal weights a share that some of them make is met; R’s second value below the first weight is for checks only', () => {
  const design = { weights: new Float64Array(10).fill(0.1) };
  const [values, shares] = [
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    [0.05, 0.1, 0.3, 0.5, 0.7, 0.75, 1],
  ];
  const found = (rule: QuantileRule): number[] => shares.map((share) => quantileOf(design, values, share, rule));
  assert.deepEqual(found('lowest'), [1, 1, 3, 5, 7, 8, 10]);
  // R: svyquantile(~x, svydesign(id = ~1, weights = rep(.1, 10), data = data.frame(x = 1:10)), p, qrule = "math")
  assert.deepEqual(found('lowest-as-in-r'), [2, 1, 3, 5, 7, 8, 10]);
});
