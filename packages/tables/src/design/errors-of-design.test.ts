// The errors that are made from sums by unit, beside those that statistics makes from contributions of every row.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, type Row } from '@earshot/dataset';
import {
  contrastOf,
  domainOf,
  type Linearised,
  ratioOf,
  type SurveyDesign,
  standardErrorOf,
  totalOf,
} from '@earshot/statistics';
import fc from 'fast-check';
import { planFor, tablesOf } from '../fixtures/run-plan.ts';
import { anyone, dataOf, planText, value } from '../fixtures/trial.ts';
import { prepare } from '../prepare.ts';
import { cellAt, shownEstimate } from '../table.ts';

const DESIGNS = [
  'strata: [region]',
  'person: team',
  'clusters: team, population: {size: 100, date: 2022}',
  'strata: [job], clusters: team, lonely_stratum: adjust, population: {size: {agency: 100, employed: 120}, date: 2022}',
  'strata: [job], clusters: team, lonely_stratum: average',
];
const TABLE = `items: [valued, hours], scores: {yes: 3, partly: 1, no: out}, breaks: [region, [region, job]],
  ratios: {worked: {label: Worked, of: hours, per: given}}, base: place = p0 or hours > 5, weight: w`;
const settings = (design: string) => `minimum: {percentages: 10}\ndesign: {${design}}`;

/** Everybody has a region, a job and a team, which lies in one job. */
const sampled = fc
  .record({
    row: anyone,
    region: fc.constantFrom('north', 'south', 'east'),
    job: fc.constantFrom('agency', 'employed'),
  })
  .map(({ row, region, job }): Row => {
    const team = answered(`${job} ${value(row, 'team')}`);
    return { ...row, region: answered(region), job: answered(job), team };
  });
const people = fc.array(sampled, { minLength: 60, maxLength: 90, size: 'max' });

/** By row of a table, what it counts of somebody over what; null for whom it leaves out. */
const MEASURES: Readonly<Record<string, (row: Row) => readonly [number, number] | null>> = {
  'valued.yes': (row) => (value(row, 'valued') === null ? null : [Number(value(row, 'valued') === 'yes'), 1]),
  'valued.mean': (row) => {
    const score = { yes: 3, partly: 1 }[String(value(row, 'valued'))];
    return score === undefined ? null : [score, 1];
  },
  'hours.mean': (row) => (value(row, 'hours') === null ? null : [Number(value(row, 'hours')), 1]),
  'worked.ratio': (row) =>
    value(row, 'hours') === null ? null : [Number(value(row, 'hours')), Number(value(row, 'given'))],
};
const isInBase = (row: Row): boolean => value(row, 'place') === 'p0' || Number(value(row, 'hours')) > 5;
/** By column, who is in it. */
const COLUMNS: Readonly<Record<string, (row: Row) => boolean>> = {
  'region.north': (row) => value(row, 'region') === 'north',
  'region*job.south*agency': (row) => value(row, 'region') === 'south' && value(row, 'job') === 'agency',
};

function meanByRow(
  design: SurveyDesign,
  rows: readonly Row[],
  measure: (typeof MEASURES)[string],
  holds: (row: Row) => boolean,
): Linearised {
  const counted = rows.map((row) => (isInBase(row) && holds(row) ? measure!(row) : null));
  const domain = domainOf(design, (row) => counted[row] !== null);
  const part = (at: 0 | 1) =>
    totalOf(
      domain,
      counted.map((one) => one?.[at] ?? 0),
    );
  return ratioOf(part(0), part(1));
}

for (const design of DESIGNS) {
  test(`errors and tests are those of every row’s contributions, in whatever order rows come: ${design}`, async () => {
    await fc.assert(
      fc.asyncProperty(people, fc.constantFrom('rest', 'total'), async (rows, against) => {
        const dataset = dataOf(rows);
        const plan = planFor(dataset, planText(`${TABLE}, compare: ${against}`, settings(design)));
        const { prepared } = prepare(plan, dataset, new Map());
        fc.pre(prepared !== null);
        const [table] = await tablesOf(plan, dataset);
        const drawn = prepared!.samples.get('w')!.design;
        const error = (number: Linearised) => standardErrorOf(drawn, number);
        for (const [row, measure] of Object.entries(MEASURES)) {
          for (const [column, holds] of Object.entries(COLUMNS)) {
            const cell = cellAt(table!, row, column);
            const shown = cell && shownEstimate(cell);
            if (!shown) continue;
            const own = meanByRow(drawn, rows, measure, holds);
            same(shown.estimate.standardError, error(own), own.value, `${row} ${column}`);
            const other = meanByRow(drawn, rows, measure, (one) => against === 'total' || !holds(one));
            const difference = contrastOf([1, -1], [own, other]);
            const { comparison } = shown;
            if (comparison) same(comparison.standardError, error(difference), own.value, `${row} ${column} ${against}`);
          }
        }
        const [again] = await tablesOf(plan, dataOf(rows.toReversed()));
        assert.deepEqual(again!.cells, table!.cells);
      }),
      { numRuns: 3 },
    );
  });
}

function same(actual: number, expected: number, size: number, where: string): void {
  const gap = Math.abs(actual - expected);
  assert.ok(gap <= 1e-12 * Math.max(expected, Math.abs(size)), `${where}: ${actual}, by rows ${expected}`);
}
