import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fUpperTail } from '../distributions/tails.ts';
import { agrees, close } from '../fixtures/people.ts';
import { resultsOf, textsOf } from '../fixtures/reference.ts';
import { designOf, SCHOOLS_BY_CLUSTER, SCHOOLS_BY_STRATUM } from '../fixtures/schools.ts';
import { mixtureUpperTail, saddlepointAboveZero } from './chi-square-mixture.ts';
import { type FTest, type RaoScott, raoScott } from './rao-scott.ts';
import { isRefusedTable, type TableRefusal, twoWayTable } from './two-way-table.ts';
import { waldTests } from './wald.ts';

function accepted<Result extends object>(result: Result | TableRefusal): Result {
  assert.ok(!isRefusedTable(result), 'sentence' in result ? String(result.sentence) : '');
  return result;
}

// R 4.2.2, a the eigenvalues, x Pearson's statistic and f = ddf that svychisq hands to pFsum:
// above <- function(c) sapply(c, function(c) pchisq(c/a[1], 1, lower = FALSE) + integrate(function(u)
//   2*dnorm(u)*pchisq((c - a[1]*u^2)/a[2], 1, lower = FALSE), 0, sqrt(c/a[1]), rel.tol = 1e-12)$value)
// integrate(function(s) dchisq(s, f)*above(x*s/f), qchisq(1e-30, f), qchisq(1e-18, f, lower = FALSE), rel.tol = 1e-10)
const EXACTLY = { '04_table_chisq_apiclus1': 0.0593696710697, '04_table_chisq_apistrat': 6.78403918761e-7 };

for (const [name, csv, design] of [
  ['04_table_chisq_apiclus1', 'apiclus1', SCHOOLS_BY_CLUSTER],
  ['04_table_chisq_apistrat', 'apistrat', SCHOOLS_BY_STRATUM],
] as const) {
  const [data, fromR] = [textsOf(csv), resultsOf(name)];
  const [rowOf, columnOf] = Object.entries<string[]>(fromR.dimnames).map(([column, labels]) =>
    data[column]!.map((text) => labels.indexOf(text)),
  );
  const table = accepted(twoWayTable(design, { rowOf: rowOf!, columnOf: columnOf! }));

  test(`a table has R’s weighted totals and shares: ${name}`, () => {
    for (const [index, expected] of fromR.weighted.flat().entries()) agrees(table.totals[index]!.value, expected, 1e-8);
    for (const [index, expected] of fromR.proportion.flat().entries()) {
      agrees(table.shares[index]!.value, expected, 1e-8);
    }
  });

  test(`Rao and Scott’s tests are R’s, of the first and second order and of the mixture: ${name}`, () => {
    const found = accepted(raoScott(design, table));
    const { F, Chisq, lincom, saddlepoint } = fromR.tests;
    sameF(found.secondOrder, F);
    agrees(found.pearson, Chisq.statistic['X-squared'], 1e-6);
    assert.equal(found.firstOrder.degreesOfFreedom, Chisq.parameter.df);
    agrees(found.firstOrder.pValue, Chisq['p.value'], 1e-6);
    // The package that R integrates with was not there, so that it answered with the saddlepoint for both.
    agrees(found.mixture.bySaddlepoint, saddlepoint['p.value'], 1e-4);
    agrees(found.mixture.bySaddlepoint, lincom['p.value'], 1e-4);
    agrees(found.mixture.exactly, EXACTLY[name], 1e-6);
  });

  test(`Wald’s tests are R’s: ${name}`, () => {
    const found = accepted(waldTests(design, table));
    sameF(found.plain, fromR.tests.Wald);
    sameF(found.adjusted, fromR.tests.adjWald);
  });
}

function sameF(
  found: FTest,
  fromR: { statistic: { F: number }; parameter: { ndf: number; ddf: number }; 'p.value': number },
): void {
  agrees(found.statistic, fromR.statistic.F, 1e-6);
  agrees(found.numerator, fromR.parameter.ndf, 1e-6);
  agrees(found.denominator, fromR.parameter.ddf, 1e-6);
  agrees(found.pValue, fromR['p.value'], 1e-6);
}

const CELLS = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 })), {
  minLength: 12,
  maxLength: 60,
});

test('with equal weights and no strata the design effects are n/(n − 1), and the test is Pearson’s', () => {
  fc.assert(
    fc.property(CELLS, (people) => {
      const design = designOf({ weights: people.map(() => 3) });
      const table = twoWayTable(design, { rowOf: people.map(([r]) => r), columnOf: people.map(([, c]) => c) });
      if (isRefusedTable(table)) return;
      const found = raoScott(design, table);
      if (isRefusedTable(found)) return assert.equal(found.code, 'too-many-empty-cells');
      // R counts an empty cell as certain, which makes the tables with some another matter.
      fc.pre(table.shares.every(({ value }) => value > 0));
      const counts = (of: (person: [number, number]) => boolean): number => people.filter(of).length;
      let pearson = 0;
      for (const r of [0, 1]) {
        for (const c of [0, 1, 2]) {
          const expected = (counts(([row]) => row === r) * counts(([, column]) => column === c)) / people.length;
          if (expected > 0)
            pearson += (counts(([row, column]) => row === r && column === c) - expected) ** 2 / expected;
        }
      }
      close(found.pearson, pearson, 1e-9);
      const cells = (table.rows - 1) * (table.columns - 1);
      const factor = people.length / (people.length - 1);
      for (const effect of found.designEffects) close(effect, factor, 1e-6);
      close(found.secondOrder.statistic, pearson / cells / factor, 1e-6);
    }),
  );
});

test('a mixture of equal parts is Fisher’s F, and the saddlepoint is near it', () => {
  for (const [parts, freedom, x] of [
    [1, 14, 4],
    [3, 20, 9.5],
    [6, 200, 40],
  ] as const) {
    const { exactly, bySaddlepoint } = mixtureUpperTail(x, Array(parts).fill(1.7), freedom);
    const expected = fUpperTail(x / 1.7 / parts, parts, freedom);
    agrees(exactly, expected, 1e-7);
    agrees(bySaddlepoint, expected, 0.1);
  }
});

test('tables that leave nothing to test are refused, with the reason', () => {
  const design = designOf({ weights: Array(12).fill(2) });
  const codeOf = (result: object | TableRefusal): string => (isRefusedTable(result) ? result.code : 'tested');
  const cycle = (length: number) => Array.from({ length: 12 }, (_, row) => row % length);
  assert.equal(codeOf(twoWayTable(design, { rowOf: cycle(1), columnOf: cycle(3) })), 'too-few-categories');
  assert.equal(codeOf(twoWayTable(design, { rowOf: cycle(2), columnOf: Array(12).fill(-1) })), 'too-few-categories');
  const diagonal = accepted(twoWayTable(design, { rowOf: cycle(3), columnOf: cycle(3) }));
  assert.equal(codeOf(raoScott(design, diagonal)), 'too-many-empty-cells');
  const two = designOf({ weights: Array(12).fill(2), stages: [{ clusters: cycle(2) }] });
  const crossed = accepted(twoWayTable(two, { rowOf: cycle(3), columnOf: cycle(4) }));
  assert.equal(codeOf(waldTests(two, crossed)), 'too-few-units');
  const census = designOf({ weights: Array(12).fill(1), stages: [{ population: Array(12).fill(12) }] });
  const whole = accepted(twoWayTable(census, { rowOf: cycle(2), columnOf: cycle(3) }));
  assert.equal(codeOf(raoScott(census, whole)), 'no-spread');
  assert.equal(codeOf(waldTests(census, whole)), 'no-spread');
});

test('categories of nobody are dropped, so that they change no test', () => {
  const design = designOf({ weights: [1, 2, 1, 3, 1, 2, 2, 1] });
  const [rowOf, columnOf] = [
    [0, 0, 1, 1, 0, 1, 0, 1],
    [0, 1, 1, 0, 0, 1, 1, 1],
  ];
  const test = (columns: number[]): RaoScott =>
    accepted(raoScott(design, accepted(twoWayTable(design, { rowOf: rowOf!, columnOf: columns }))));
  assert.deepEqual(test(columnOf!.map((column) => column * 5 + 2)), test(columnOf!));
});

test('near the middle the saddlepoint says nothing', () => {
  const terms = [
    { factor: 1, degreesOfFreedom: 4 },
    { factor: -1, degreesOfFreedom: 4 },
  ];
  assert.equal(saddlepointAboveZero(terms), null);
});
