import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, type Row } from '@earshot/dataset';
import fc from 'fast-check';
import { numbersIn } from '../fixtures/run-plan.ts';
import { anyone, at, PLACES, run, shown, times } from '../fixtures/trial.ts';

const group = (region: string, yes: number, no: number): Row[] => [
  ...times(yes, { region: answered(region) }),
  ...times(no, { region: answered(region), valued: answered('no') }),
];
const APART = [...group('north', 80, 20), ...group('south', 50, 50), ...group('east', 48, 52)];
const verdicts = async (compare: string) => {
  const table = await run(`items: [valued], breaks: [region], compare: ${compare}`, APART);
  return ['north', 'south', 'east'].map((region) => at(table, 'valued.yes', `region.${region}`).comparison?.verdict);
};

test('a column is higher or lower than the rest or the total only beyond chance, and total and rest agree', async () => {
  assert.deepEqual(await verdicts('rest'), ['higher', 'lower', 'lower']);
  assert.deepEqual(await verdicts('total'), ['higher', 'lower', 'lower']);
  assert.deepEqual(await verdicts('{with: rest, level: 0.9999999}'), ['higher', null, null]);
});

test('columns among themselves have letters, in their headings and in the cells that are higher', async () => {
  const table = await run('items: [valued], breaks: [region, job], compare: columns', APART);
  assert.deepEqual(
    table.columns.map(({ letter }) => letter),
    [undefined, 'A', 'B', 'C', 'A', 'B'],
  );
  const letters = (row: string) =>
    ['north', 'south', 'east'].map((region) => at(table, row, `region.${region}`).higherThan);
  assert.deepEqual(letters('valued.yes'), [['B', 'C'], [], []]);
  assert.deepEqual(letters('valued.no'), [[], ['A'], ['A']]);
  assert.deepEqual(at(table, 'valued.yes', 'total').higherThan, undefined);
});

test('columns that are not shown have no part in letters, and none of the number of tests', async () => {
  const rows = [...APART, ...group('north', 0, 0)];
  const all = await run('items: [valued], breaks: [region], compare: columns', rows);
  // Three pairs of two rows; of those who said “partly” there is nobody, so that nothing varies.
  assert.equal(all.comparisons?.tests, 6);
  const fewer = await run(
    "items: [valued], breaks: [region], compare: columns, base: 'region in (north, south)'",
    rows,
  );
  assert.equal(fewer.comparisons?.tests, 2);
});

test('with an adjustment for the whole table p-values only grow, and fewer differences are left', async () => {
  const rows = [...group('north', 60, 40), ...group('south', 46, 54), ...group('east', 50, 50)];
  const plain = await run('items: [valued, hours], breaks: [region]', rows);
  const adjusted = await run(
    'items: [valued, hours], breaks: [region], compare: {with: rest, adjust: benjamini_hochberg}',
    rows,
  );
  assert.deepEqual(plain.comparisons, { against: 'rest', adjustment: 'none', level: 0.95, tests: 6 });
  assert.deepEqual(adjusted.comparisons?.adjustment, 'benjamini-hochberg');
  const [before, after] = [plain, adjusted].map((table) => at(table, 'valued.yes', 'region.north').comparison!);
  assert.equal(before!.pValue, after!.pValue);
  assert.equal(before!.adjustedPValue, before!.pValue);
  assert.ok(after!.adjustedPValue > after!.pValue);
  // p.adjust(p, "BH"): three p-values twice over, as yes and no mirror each other.
  assert.ok(Math.abs(after!.adjustedPValue - 3 * after!.pValue) < 1e-12);
});

test('where nothing is to be compared, nothing is tested', async () => {
  const table = await run('items: [valued], breaks: [region], compare: none', APART);
  assert.equal(table.comparisons, undefined);
  assert.ok(table.cells.flat().every((cell) => cell.kind !== 'estimate' || cell.comparison === null));
});

const all = 'items: [valued, reasons, hours], breaks: [region, [region, job]], weight: w, median: true';
for (const compare of ['rest', 'total', 'columns', 'none']) {
  test(`over random people a table that compares with ${compare} has no number that is none, in any order of rows`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyone, { minLength: 1, maxLength: 90, size: 'max' }), async (rows) => {
        const plan = `${all}, compare: ${compare}`;
        const there = numbersIn((await run(plan, rows)).cells);
        const back = numbersIn((await run(plan, [...rows].reverse())).cells);
        assert.equal(there.length, back.length);
        there.forEach((number, index) => {
          assert.ok(Math.abs(back[index]! - number) <= 1e-9 * Math.max(1, Math.abs(number)));
        });
      }),
      { numRuns: 8 },
    );
  });
}

test('of 150 places, each is compared with all the others together', async () => {
  const rows = PLACES.flatMap((place, index) => [
    ...times(12, { place: answered(place) }),
    ...times(index % 30, { place: answered(place), valued: answered('no') }),
  ]);
  const table = await run('items: [valued], breaks: [place], compare: total', rows);
  assert.equal(table.columns.length, 151);
  assert.equal(shown(table, 'valued.yes', 'place.p29').value, 12 / 41);
  assert.equal(shown(table, 'valued.yes', 'place.p29').comparison?.verdict, 'lower');
  assert.equal(shown(table, 'valued.yes', 'place.p0').comparison?.verdict, 'higher');
});
