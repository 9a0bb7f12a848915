import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, REFUSED } from '@earshot/dataset';
import fc from 'fast-check';
import { numbersIn, planFor, tablesOf } from '../fixtures/run-plan.ts';
import { anyone, at, dataOf, reason, run, shown, times } from '../fixtures/trial.ts';
import type { Table } from '../table.ts';

const MINIMUM = 'minimum: {percentages: 10}';
const EVERYTHING = 'items: [valued, reasons, hours], median: true, breaks: [region, [region, job]], weight: w';
const TEAMS = ['one', 'two', 'three', 'four', 'five'];
const inTeams = (count: number, values = {}) =>
  TEAMS.flatMap((team, index) => times(count, { ...values, team: answered(team), hours: answered(30 + index) }));

test('a sample of clusters of one person each has the errors and tests of people drawn on their own', async () => {
  for (const compare of ['rest', 'total', 'columns']) {
    await fc.assert(
      fc.asyncProperty(fc.array(anyone, { minLength: 30, maxLength: 70, size: 'max' }), async (rows) => {
        const own = rows.map((row, index) => ({ ...row, team: answered(`${index}`) }));
        const plan = `${EVERYTHING}, compare: ${compare}`;
        const alone = await run(plan, own, MINIMUM);
        const clustered = await run(plan, own, `${MINIMUM}\ndesign: {clusters: team}`);
        const [there, here] = [numbersIn(alone.cells), numbersIn(clustered.cells)];
        assert.equal(here.length, there.length);
        there.forEach((number, index) => {
          assert.ok(
            Math.abs(here[index]! - number) <= 1e-8 * Math.max(1, Math.abs(number)),
            `${number} ${here[index]}`,
          );
        });
      }),
      { numRuns: 6 },
    );
  }
});

test('people of a cluster who answer alike count for little more than one of them', async () => {
  const alone = await run('items: [hours]', inTeams(20), MINIMUM);
  const together = await run('items: [hours]', inTeams(20), `${MINIMUM}\ndesign: {clusters: team}`);
  const [free, bound] = [alone, together].map((table) => shown(table, 'hours.mean', 'total'));
  assert.equal(bound!.degreesOfFreedom, 4);
  // Five means of teams, 30 to 34: their variance over five.
  assert.ok(Math.abs(bound!.standardError - Math.sqrt(2.5 / 5)) < 1e-12);
  assert.ok(bound!.standardError > 4 * free!.standardError);
  assert.match(together.notes.join(), /Errors, intervals and tests count that people were drawn together by Team\./);
});

test('a finite population is corrected for only where the plan asks, and is printed with its date', async () => {
  const rows = [...times(30), ...times(20, { valued: answered('no') })];
  const [without, within] = await Promise.all([
    run('items: [valued]', rows, MINIMUM),
    run('items: [valued]', rows, `${MINIMUM}\ndesign: {population: {size: 200, date: 30 September 2022}}`),
  ]);
  const [plain, corrected] = [without, within].map((table) => shown(table, 'valued.yes', 'total').standardError);
  assert.ok(Math.abs(corrected! - plain! * Math.sqrt(1 - 50 / 200)) < 1e-12);
  assert.match(within.notes.join(), /finite population of 200 \(30 September 2022\)/);
  assert.deepEqual(without.notes, []);
});

test('where everybody in a design answers alike there is no error, and nothing to compare', async () => {
  const rows = [...inTeams(10), ...inTeams(10, { region: answered('south') })];
  const table = await run('items: [valued], breaks: [region]', rows, `${MINIMUM}\ndesign: {clusters: team}`);
  const { standardError, value } = shown(table, 'valued.yes', 'region.south');
  assert.deepEqual([value, standardError], [1, 0]);
  assert.equal(at(table, 'valued.yes', 'region.south').comparison, null);
});

for (const [mistake, rows, design, expected] of [
  [
    'people of whom it is not known how they were drawn',
    [...times(20), ...times(3, { region: REFUSED })],
    'strata: [region]',
    /Region: 3 of 23 people in the sample have none.*design-missing/,
  ],
  [
    'a population smaller than the sample',
    times(20),
    'population: {size: 12, date: 2022}',
    /design-population-too-small/,
  ],
  ['one cluster', times(20), 'clusters: team', /too-few-for-design/],
] as const) {
  test(`${mistake}: the design is refused, with the reason`, async () => {
    await assert.rejects(run('items: [valued]', rows, `design: {${design}}`), expected);
  });
}

test('without respondents a table with a design says that there is no one', async () => {
  const dataset = dataOf([]);
  const text =
    'title: T\nsource: S\ndesign: {clusters: team}\ntables: [{id: t, title: T, items: [valued], breaks: [region]}]';
  const [table] = (await tablesOf(planFor(dataset, text), dataset)) as [Table];
  for (const { id } of table.columns) assert.equal(reason(table, 'valued.yes', id), 'no-one');
});
