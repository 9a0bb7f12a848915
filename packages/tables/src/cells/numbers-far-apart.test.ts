// Numbers that are large beside what they differ by, or beside one that is far too large, such as a code for no answer.
// Expected values are R’s (survey 4.1.1): svymean of subsets, svycontrast, or the contrast’s own linearisation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, type Row } from '@earshot/dataset';
import { person, run, shown, times } from '../fixtures/trial.ts';

function agrees(actual: number, expected: number): void {
  assert.ok(Math.abs(actual / expected - 1) < 1e-9, `${actual} should be ${expected}`);
}

/** In turns, so many of each of these hours. */
const hours = (values: readonly number[], each: number, region: string): Row[] =>
  values.flatMap((value) => times(each, { hours: answered(value), region: answered(region) }));

const STRAY = [
  ...hours([30, 37.3, 40], 20, 'north'),
  ...hours([35, 41], 15, 'south'),
  person({ hours: answered(999_999_999_999_999), region: answered('south') }),
];
const ITEM = 'items: [hours], breaks: [region]';
const TEAMS = 'design: {person: team}';

for (const [way, settings] of [
  ['from moments', ''],
  ['by value', ', median: true'],
] as const) {
  test(`a number in one group that is far too large takes no digit of the others’ errors, ${way}`, async () => {
    const { value, standardError } = shown(await run(ITEM + settings, STRAY), 'hours.mean', 'region.north');
    agrees(value, 35.7666666666667);
    agrees(standardError, 0.548337930109442);
  });

  test(`numbers that are large beside what they differ by have their errors and differences, ${way}`, async () => {
    const rows = [...hours([1e9 - 1, 1e9, 1e9 + 2], 20, 'north'), ...hours([1e9 + 1, 1e9], 15, 'south')];
    const rest = await run(ITEM + settings, rows);
    agrees(shown(rest, 'hours.mean', 'region.north').standardError, 0.161917350720729);
    agrees(shown(rest, 'hours.mean', 'total').standardError, 0.112506839236632);
    const { comparison: apart } = shown(rest, 'hours.mean', 'region.north');
    agrees(apart!.difference, -1 / 6);
    agrees(apart!.standardError, Math.hypot(0.161917350720729, 0.0917985092043157));
    const total = await run(`${ITEM}, compare: total${settings}`, rows);
    const { comparison } = shown(total, 'hours.mean', 'region.north');
    agrees(comparison!.difference, -0.0555555555555556);
    agrees(comparison!.standardError, 0.0625996223647623);
  });
}

test('neither does it where a design is declared, in which each person is a unit', async () => {
  const rows = STRAY.map((row, at): Row => ({ ...row, team: answered(`t${at}`) }));
  const table = await run(ITEM, rows, `minimum: {percentages: 10}\n${TEAMS}`);
  agrees(shown(table, 'hours.mean', 'region.north').standardError, 0.548337930109442);
});

test('large weights in one group take no digit of another’s errors and effective base', async () => {
  const weighted = (value: string, weight: number, region: string): Row =>
    person({ valued: answered(value), given: answered(weight), region: answered(region) });
  const rows = Array.from({ length: 100 }, (_, at) =>
    at < 60
      ? weighted(at % 3 === 2 ? 'no' : 'yes', at % 2 ? 1.5 : 1, 'north')
      : weighted(at % 2 ? 'yes' : 'no', at < 90 ? 1 : 3e9, 'south'),
  );
  const table = await run('items: [valued], breaks: [region], weight: w', rows);
  const { value, standardError, effectiveBase } = shown(table, 'valued.yes', 'region.north');
  agrees(value, 0.666666666666667);
  agrees(standardError, 0.0623759524681989);
  agrees(effectiveBase, 57.692307692307693);
});
