import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, DONT_KNOW, NOT_ASKED, NOT_REACHED, REFUSED, type Row } from '@earshot/dataset';
import fc from 'fast-check';
import { numbersIn, planFor, tablesOf } from './fixtures/run-plan.ts';
import { anyone, at, close, dataOf, person, planText, reason, run, shown, times, value } from './fixtures/trial.ts';
import type { Table } from './table.ts';

test('shares, their errors and their difference from the rest are those worked out by hand', async () => {
  const table = await run('items: [valued], breaks: [region], summaries: {top: {label: Top, codes: [yes, partly]}}', [
    ...times(10),
    ...times(10, { valued: answered('no') }),
    ...times(15, { region: answered('south') }),
    ...times(5, { region: answered('south'), valued: answered('partly') }),
  ]);
  const total = shown(table, 'valued.yes', 'total');
  assert.deepEqual([total.value, total.base, total.unit], [25 / 40, 40, 'share']);
  close(total.standardError, Math.sqrt((0.625 * 0.375) / 39));
  const north = shown(table, 'valued.yes', 'region.north');
  assert.deepEqual([north.value, north.base], [0.5, 20]);
  // n/(n−1) of the whole sample of 40: the group is a domain of it.
  const error = (share: number) => (40 / 39) * ((share * (1 - share)) / 20);
  close(north.standardError, Math.sqrt(error(0.5)));
  close(north.comparison!.difference, 0.5 - 0.75);
  close(north.comparison!.standardError, Math.sqrt(error(0.5) + error(0.75)));
  assert.equal(shown(table, 'valued.top', 'region.south').value, 1);
  assert.equal(reason(table, 'valued.yes', 'region.east'), 'no-one');
});

test('don’t know, refused, not asked and not reached are out of the base, weighted as well', async () => {
  const rows = [
    ...times(12, { given: answered(2) }),
    ...times(12, { valued: answered('no') }),
    ...[DONT_KNOW, REFUSED, NOT_ASKED, NOT_REACHED].flatMap((valued) => times(20, { valued, given: answered(5) })),
  ];
  const { value, base, weightedBase } = shown(await run('items: [valued], weight: w', rows), 'valued.yes', 'total');
  assert.deepEqual([value, base, weightedBase], [24 / 36, 24, 36]);
});

test('the base of a table leaves out whoever it is not true of, unknown included', async () => {
  const rows = [...times(12), ...times(12, { hours: REFUSED }), ...times(12, { hours: answered(10) })];
  assert.equal(shown(await run("items: [valued], base: 'hours > 20'", rows), 'valued.yes', 'total').base, 12);
});

test('a multiple choice counts those who picked each, of those who answered, who picked nothing too', async () => {
  const rows = [
    ...times(6, { reasons: answered(['pay', 'state']) }),
    ...times(6, { reasons: answered(['state']) }),
    ...times(8),
    ...times(9, { reasons: REFUSED }),
  ];
  const table = await run('items: [reasons]', rows);
  assert.deepEqual(
    [shown(table, 'reasons.pay', 'total').value, shown(table, 'reasons.state', 'total').value],
    [0.3, 0.6],
  );
  assert.equal(shown(table, 'reasons.pay', 'total').base, 20);
});

test('a quantity has a mean with a symmetric interval', async () => {
  const rows = [...times(10, { hours: answered(30) }), ...times(10, { hours: answered(50) })];
  const mean = shown(await run('items: [hours]', rows), 'hours.mean', 'total');
  assert.deepEqual([mean.value, mean.unit], [40, 'mean']);
  close(mean.standardError, Math.sqrt(((20 / 19) * 100) / 20));
  close(mean.interval.upper - 40, 40 - mean.interval.lower);
});

test('an item may be its own break', async () => {
  const table = await run('items: [valued], breaks: [valued]', [
    ...times(20),
    ...times(30, { valued: answered('no') }),
  ]);
  assert.deepEqual([shown(table, 'valued.yes', 'total').base, shown(table, 'valued.yes', 'total').value], [50, 0.4]);
  assert.equal(shown(table, 'valued.yes', 'valued.yes').value, 1);
  assert.equal(shown(table, 'valued.yes', 'valued.no').value, 0);
});

const EVERYTHING = 'items: [valued, reasons, hours], breaks: [region], weight: w';
for (const [people, rows] of [
  ['one respondent', times(1)],
  ['nine respondents', times(9)],
] as const) {
  test(`${people} are too few to show anything of`, async () => {
    const table = await run(EVERYTHING, rows);
    for (const { id } of table.rows) {
      assert.equal(reason(table, id, 'total'), 'protected');
      for (const { id: column } of table.columns) reason(table, id, column);
    }
  });
}

test('without respondents every cell says that there is no one', async () => {
  const dataset = dataOf([]);
  const text = 'title: T\nsource: S\ntables: [{id: t, title: T, items: [valued, reasons, hours], breaks: [region]}]\n';
  const [table] = (await tablesOf(planFor(dataset, text), dataset)) as [Table];
  assert.equal(table.rows.length, 6);
  for (const { id } of table.rows) {
    for (const { id: column } of table.columns) assert.equal(reason(table, id, column), 'no-one');
  }
});

test('an item that nobody was asked has no one in it, beside items that have', async () => {
  const table = await run('items: [valued, hours]', times(20, { hours: NOT_ASKED }));
  assert.equal(reason(table, 'hours.mean', 'total'), 'no-one');
  assert.equal(shown(table, 'valued.yes', 'total').value, 1);
});

test('where all gave the same answer, the share is whole, its interval open on one side, and nothing is compared', async () => {
  const rows = [
    ...times(15, { given: answered(0.1) }),
    ...times(15, { region: answered('south'), given: answered(0.7) }),
  ];
  const table = await run(EVERYTHING, rows);
  const { value, standardError, interval, comparison } = shown(table, 'valued.yes', 'region.north');
  assert.deepEqual([value, standardError, interval.upper, comparison], [1, 0, 1, null]);
  assert.ok(interval.lower > 0.7 && interval.lower < 1);
  assert.equal(shown(table, 'valued.no', 'total').value, 0);
  assert.deepEqual([shown(table, 'hours.mean', 'region.south').standardError], [0]);
});

test('a summary of every category is exactly everybody, in whatever order their weights are added up', async () => {
  const codes = ['yes', 'partly', 'no'];
  const rows = Array.from({ length: 90 }, (_, index) =>
    person({ valued: answered(codes[index % 3]!), given: answered(0.1 + index * 0.07) }),
  );
  const any = 'summaries: {any: {label: Any, codes: [no, yes, partly, yes]}}';
  const { value, standardError } = shown(await run(`items: [valued], weight: w, ${any}`, rows), 'valued.any', 'total');
  assert.deepEqual([value, standardError], [1, 0]);
});

test('a few who are hidden are not given away by what the others are compared with', async () => {
  const rows = [
    ...times(50),
    ...times(3, { region: answered('east'), valued: answered('no') }),
    ...times(40, { region: answered('south'), valued: answered('partly') }),
    ...times(15, { region: REFUSED, valued: answered('no') }),
  ];
  const table = await run('items: [valued], breaks: [region]', rows);
  assert.equal(reason(table, 'valued.no', 'region.east'), 'protected');
  // The rest of the north is everybody else. Of south and east alone it would be 3 of 43, which tells of the three.
  close(shown(table, 'valued.no', 'region.north').comparison!.difference, 0 - 18 / 58);
});

test('a table says who it is about, where it comes from, how it is weighted and how much of it is simulated', async () => {
  const dataset = dataOf([...times(20), ...times(20, { given: answered(3) })], 15);
  const [table] = await tablesOf(planFor(dataset, planText('items: [valued], weight: w, base_label: Staff')), dataset);
  assert.deepEqual([table?.base, table?.source, table?.simulated], ['Staff', 'S', { rows: 15, of: 40 }]);
  assert.equal(
    table?.weighting,
    'Given; in the whole weighted sample weights run from 1.00 to 3.00, design effect 1.25',
  );
  const bare = await run('items: [valued]', times(20));
  assert.deepEqual([bare.weighting, bare.simulated], ['Not weighted', null]);
});

/** What a row of the table counts of a person who answered. */
const ROWS: Readonly<Record<string, (row: Row) => number>> = {
  'valued.yes': (row) => Number(value(row, 'valued') === 'yes'),
  'reasons.state': (row) => Number((value(row, 'reasons') as string[]).includes('state')),
  'hours.mean': (row) => Number(value(row, 'hours')),
};

test('over random people, every cell is what adding up person by person gives, or is withheld', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyone, { minLength: 1, maxLength: 120, size: 'max' }), async (rows) => {
      const table = await run(EVERYTHING, rows);
      for (const [id, y] of Object.entries(ROWS)) {
        const item = id.split('.')[0]!;
        for (const { id: column } of table.columns) {
          const level = column === 'total' ? null : column.split('.')[1];
          const group = rows.filter(
            (row) => value(row, item) !== null && (level === null || value(row, 'region') === level),
          );
          const { estimate } = at(table, id, column);
          if (estimate.disclosure === 'withheld') continue;
          assert.equal(estimate.base, group.length);
          assert.ok(group.length >= 10);
          const weight = group.reduce((sum, row) => sum + Number(value(row, 'given')), 0);
          const sum = group.reduce((total, row) => total + Number(value(row, 'given')) * y(row), 0);
          close(estimate.value, sum / weight);
        }
        const stated = rows.filter((row) => value(row, item) !== null);
        const [w, w2] = [1, 2].map((power) =>
          stated.reduce((sum, row) => sum + Number(value(row, 'given')) ** power, 0),
        );
        const enough = stated.length >= 10 && w! ** 2 / w2! >= 5;
        assert.equal(at(table, id, 'total').estimate.disclosure, enough ? 'shown' : 'withheld');
      }
    }),
    { numRuns: 25 },
  );
});

test('the order of the respondents does not matter', async () => {
  const some = fc.array(anyone, { minLength: 40, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(some, async (rows) => {
      const there = numbersIn((await run(EVERYTHING, rows)).cells);
      const back = numbersIn((await run(EVERYTHING, [...rows].reverse())).cells);
      assert.equal(back.length, there.length);
      there.forEach((number, index) => {
        const gap = Math.abs(back[index]! - number);
        assert.ok(gap <= 1e-9 * Math.max(1, Math.abs(number)), `${number} became ${back[index]}`);
      });
    }),
    { numRuns: 10 },
  );
});
