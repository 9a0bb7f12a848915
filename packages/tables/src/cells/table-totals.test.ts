import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, DONT_KNOW, type Row } from '@earshot/dataset';
import fc from 'fast-check';
import { run, shown, value } from '../fixtures/trial.ts';
import type { Table } from '../table.ts';

// Everybody ten times over, so that nothing is withheld; those who left the break out are counted from the rows.
const tenfold = (rows: readonly Row[]): Row[] => rows.flatMap((row) => new Array<Row>(10).fill(row));
const region = fc.constantFrom('north', 'south', 'east');
const job = fc.constantFrom('agency', 'employed');
const someone = fc.record({
  valued: fc.constantFrom('yes', 'partly', 'no').map(answered),
  reasons: fc.subarray(['pay', 'state']).map(answered),
  hours: fc.integer({ min: 0, max: 80 }).map(answered),
  region: fc.oneof({ weight: 5, arbitrary: region.map(answered) }, { weight: 1, arbitrary: fc.constant(DONT_KNOW) }),
  job: fc.oneof({ weight: 5, arbitrary: job.map(answered) }, { weight: 1, arbitrary: fc.constant(DONT_KNOW) }),
  place: fc.constant(answered('p0')),
  team: fc.constant(answered('one')),
  given: fc.integer({ min: 4, max: 12 }).map(answered),
});

const near = (actual: number, expected: number): void => {
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} should be ${expected}`);
};
const PLAN = 'items: [valued, reasons, hours], breaks: [region, [region, job]], weight: w, compare: none';

/** Weighted counts of a row over the shown columns of a break: share or mean times the weighted base. */
function countedIn(table: Table, row: string, names: string): number {
  const columns = table.columns.filter(({ id }) => id.startsWith(`${names}.`));
  return columns.reduce((sum, { id }) => {
    const cell =
      table.cells[table.rows.findIndex((one) => one.id === row)]![table.columns.findIndex((one) => one.id === id)]!;
    if (cell.kind !== 'estimate' || cell.estimate.disclosure === 'withheld') return sum;
    return sum + cell.estimate.value * cell.estimate.weightedBase;
  }, 0);
}

test('weighted counts of the levels of a break and of those who did not answer it add up to the total’s', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someone, { minLength: 3, maxLength: 12 }), async (people) => {
      const rows = tenfold(people);
      const table = await run(PLAN, rows);
      const isIn = (row: Row, names: readonly string[]) => names.every((name) => value(row, name) !== null);
      const counts: Readonly<Record<string, (row: Row) => number>> = {
        'valued.yes': (row) => Number(value(row, 'valued') === 'yes'),
        'reasons.pay': (row) => Number((value(row, 'reasons') as string[]).includes('pay')),
        'hours.mean': (row) => Number(value(row, 'hours')),
      };
      for (const [row, y] of Object.entries(counts)) {
        const total = shown(table, row, 'total');
        for (const names of [['region'], ['region', 'job']]) {
          const unstated = rows.filter((each) => !isIn(each, names));
          const outside = unstated.reduce((sum, each) => sum + Number(value(each, 'given')) * y(each), 0);
          near(countedIn(table, row, names.join('*')) + outside, total.value * total.weightedBase);
        }
      }
    }),
    { numRuns: 15 },
  );
});

test('shares of the categories of a single choice add up to one in every column', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someone, { minLength: 2, maxLength: 12 }), async (people) => {
      const table = await run('items: [valued], breaks: [[region, job]], weight: w', tenfold(people));
      table.columns.forEach((_, column) => {
        const shares = table.cells.flatMap((row) => {
          const cell = row[column]!;
          return cell.kind === 'estimate' && cell.estimate.disclosure === 'shown' ? [cell.estimate.value] : [];
        });
        if (shares.length > 0)
          near(
            shares.reduce((sum, one) => sum + one, 0),
            1,
          );
      });
    }),
    { numRuns: 15 },
  );
});
