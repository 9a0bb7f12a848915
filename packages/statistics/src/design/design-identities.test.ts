// What has to hold of every design, whatever its strata, clusters and populations.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { raoScott } from '../contingency/rao-scott.ts';
import { isRefusedTable, twoWayTable } from '../contingency/two-way-table.ts';
import { close } from '../fixtures/people.ts';
import { woodruffQuantile } from '../quantiles/quantile.ts';
import { linearRegression } from '../regression/linear.ts';
import type { Regression } from '../regression/regression.ts';
import { contrastOf, meanOf, ratioOf, standardErrorOf, totalOf } from './linearised.ts';
import { domainOf, isRefused, type SurveyDesign, surveyDesign } from './survey-design.ts';

interface Row {
  readonly weight: number;
  readonly stratum: number;
  readonly cluster: number;
  readonly y: number;
  readonly group: number;
}

const ROW: fc.Arbitrary<Row> = fc.record({
  weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
  stratum: fc.integer({ min: 0, max: 1 }),
  cluster: fc.integer({ min: 0, max: 2 }),
  y: fc.integer({ min: 0, max: 4 }),
  group: fc.integer({ min: 0, max: 1 }),
});

/** The first twelve rows see to it that every stratum has clusters and both groups have people. */
const ROWS = fc.array(ROW, { minLength: 12, maxLength: 30 }).map((rows) =>
  rows.map((row, at): Row => {
    return at < 12 ? { ...row, stratum: at % 2, cluster: at % 3, group: Math.floor(at / 6) } : row;
  }),
);

/** Strata of clusters of a finite population, or any less. */
const KIND = fc.record({ strata: fc.boolean(), clusters: fc.boolean(), population: fc.boolean() });
type Kind = typeof KIND extends fc.Arbitrary<infer Value> ? Value : never;

function designOf(rows: readonly Row[], kind: Kind): SurveyDesign {
  const stage = {
    strata: kind.strata ? rows.map(({ stratum }) => stratum) : undefined,
    clusters: kind.clusters ? rows.map(({ stratum, cluster }) => `${stratum}/${cluster}`) : undefined,
    population: kind.population ? rows.map(() => 40) : undefined,
  };
  const design = surveyDesign({ weights: rows.map(({ weight }) => weight), stages: [stage] });
  assert.ok(!isRefused(design));
  return design;
}

const property = (check: (rows: readonly Row[], design: SurveyDesign, kind: Kind) => void): void =>
  fc.assert(
    fc.property(ROWS, KIND, (rows, kind) => check(rows, designOf(rows, kind), kind)),
    { numRuns: 100 },
  );

test('the mean of a group is the ratio of its totals and a regression on nothing, with one error', () => {
  property((rows, design) => {
    const isInside = rows.map(({ group }) => group);
    const [y, group] = [rows.map((row) => row.y), domainOf(design, (row) => isInside[row] === 1)];
    const mean = meanOf(group, y);
    const inGroup = rows.map((row) => row.y * row.group);
    const ratio = ratioOf(totalOf(design, inGroup), totalOf(design, isInside));
    const regression = linearRegression(group, y, []);
    close(mean.value, ratio.value, 1e-12);
    close(standardErrorOf(design, mean), standardErrorOf(design, ratio), 1e-12);
    if ('code' in regression) return assert.equal(new Set(y.filter((_, row) => isInside[row] === 1)).size, 1);
    close(mean.value, regression.coefficients[0]!.value, 1e-12);
    close(standardErrorOf(design, mean), regression.standardErrors[0]!, 1e-10);
  });
});

test('the difference of two groups is the slope of a regression on belonging to one, with its error', () => {
  property((rows, design) => {
    const [y, group] = [rows.map((row) => row.y), Float64Array.from(rows, (row) => row.group)];
    fc.pre(new Set(y).size > 1);
    const found = linearRegression(design, y, [{ kind: 'numeric', name: 'group', values: group }]) as Regression;
    const [inside, outside] = [1, 0].map((side) =>
      meanOf(
        domainOf(design, (row) => group[row] === side),
        y,
      ),
    );
    const difference = contrastOf([1, -1], [inside!, outside!]);
    close(found.coefficients[1]!.value, difference.value, 1e-10);
    close(found.standardErrors[1]!, standardErrorOf(design, difference), 1e-9);
  });
});

test('the order of rows changes nothing', () => {
  property((rows, design, kind) => {
    const numbersOf = (of: readonly Row[], by: SurveyDesign): (number | null)[] => {
      const y = of.map((row) => row.y);
      const mean = meanOf(
        domainOf(by, (row) => of[row]!.group === 1),
        y,
      );
      const median = woodruffQuantile(by, y, 0.5, { rule: 'lowest', level: 0.95 });
      const table = twoWayTable(by, { rowOf: y, columnOf: of.map(({ group }) => group) });
      const test = isRefusedTable(table) ? table : raoScott(by, table);
      const statistic = isRefusedTable(test) ? [] : [test.secondOrder.statistic, test.secondOrder.pValue];
      return [mean.value, standardErrorOf(by, mean), median.value, median.lower, median.upper, ...statistic];
    };
    const turned = [...rows.slice(5), ...rows.slice(0, 5)].reverse();
    const [once, again] = [numbersOf(rows, design), numbersOf(turned, designOf(turned, kind))];
    assert.equal(once.length, again.length);
    for (const [at, number] of once.entries()) {
      if (number === null) assert.equal(again[at], null);
      else close(again[at]!, number, 1e-9);
    }
  });
});
