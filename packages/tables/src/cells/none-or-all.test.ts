import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, type Row } from '@earshot/dataset';
import { close, run, shown, times } from '../fixtures/trial.ts';

const people = (region: string, yes: number, no: number): Row[] => [
  ...times(yes, { region: answered(region) }),
  ...times(no, { region: answered(region), valued: answered('no') }),
];
const ITEM = 'items: [valued], breaks: [region], compare: ';

for (const [against, column] of [
  ['rest', 'region.north'],
  ['total', 'region.north'],
] as const) {
  test(`nobody of thirty, where two in a hundred others are, is not found lower, against the ${against}`, async () => {
    const table = await run(ITEM + against, [...people('north', 0, 30), ...people('south', 6, 294)]);
    const { comparison } = shown(table, 'valued.yes', column);
    assert.ok(comparison!.standardError > 0 && Math.abs(comparison!.statistic) > 2, 'the t-test alone would have');
    close(comparison!.pValue, 1); // twice 0.98 ** 30 is more than 1
    const { comparison: all } = shown(table, 'valued.no', column);
    close(all!.pValue, 1);
  });
}

test('neither is a column of thirty among columns, and where others are one in ten the chance decides', async () => {
  const few = await run(`${ITEM}columns`, [...people('north', 0, 30), ...people('south', 6, 294)]);
  const letters = (table: typeof few, column: string) => {
    const cell = table.cells[0]![table.columns.findIndex(({ id }) => id === column)]!;
    return cell.kind === 'estimate' ? cell.higherThan?.length : null;
  };
  assert.equal(letters(few, 'region.south'), 0);
  const tenth = await run(`${ITEM}rest`, [...people('north', 0, 30), ...people('south', 30, 270)]);
  close(shown(tenth, 'valued.yes', 'region.north').comparison!.pValue, 2 * 0.9 ** 30);
});

test('nobody of a hundred, where three in ten others are, is lower', async () => {
  const table = await run(`${ITEM}columns`, [...people('north', 0, 100), ...people('south', 90, 210)]);
  assert.equal(
    table.cells[0]!.some((cell) => cell.kind === 'estimate' && cell.higherThan?.length === 1),
    true,
  );
});
