import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Indicators, readIndicators } from '@earshot/workforce';
import { besidePublished } from './beside-published.ts';

const FILE = path.join(import.meta.dirname, '../../../../data-sources/dfe-csww/csww_indicators_2017_to_2025.csv');
const { indicators } = readIndicators('csww_indicators_2017_to_2025.csv', readFileSync(FILE, 'utf8'));
assert.ok(indicators);

/** The measures of an authority’s year set beside what is published, by id. */
function beside(
  values: Readonly<Record<string, number | null>>,
  authority: string,
  year: number,
  from: Indicators = indicators!,
) {
  const measures = Object.entries(values).map(([id, value]) => ({ id, value, unit: 'per cent' }));
  return besidePublished(measures, { authority, year }, from);
}

// Leicester, 2024, as printed in the release of 2025: in post 134.4, turnover 20.8.
test('a measure agrees when it rounds to what is printed, and differs by tenths otherwise', () => {
  const found = beside({ inpost_fte: 134.36, turnover_rate_fte: 20.7, stability_index_headcount: 80 }, '856', 2024)!;
  const [inPost, turnover, stability] = found.measures;
  assert.deepEqual([found.area, found.release.year], ['Leicester', 2025]);
  assert.deepEqual([inPost!.agrees, inPost!.difference, inPost!.publishedText], [true, null, '134.4']);
  assert.deepEqual([turnover!.agrees, turnover!.difference], [false, -0.1]);
  assert.deepEqual([stability!.agrees, stability!.publishedText], [null, null]);
});

test('every published figure agrees with itself and with nothing a tenth away', () => {
  const { figures } = indicators!.areaYears.find(({ area, year }) => area.code === '856' && year === 2024)!;
  const numbers = Object.entries(figures).flatMap(([id, cell]) =>
    cell.kind === 'number' ? [[id, cell.value] as const] : [],
  );
  assert.ok(numbers.length >= 20);
  const shifted = (by: number) =>
    beside(Object.fromEntries(numbers.map(([id, value]) => [id, value + by])), '856', 2024)!;
  for (const { agrees } of [...shifted(0).measures, ...shifted(0.0499).measures]) assert.equal(agrees, true);
  for (const { agrees, difference } of shifted(0.1).measures) assert.deepEqual([agrees, difference], [false, 0.1]);
});

test('a symbol is shown with its meaning and compared with nothing, but “low” agrees with what rounds to zero', () => {
  const symbols = indicators!.areaYears.flatMap(({ area, year, figures }) =>
    area.level !== 'authority'
      ? []
      : Object.entries(figures).flatMap(([id, cell]) =>
          cell.kind === 'symbol' ? [{ code: area.code, year, id, cell }] : [],
        ),
  );
  assert.ok(symbols.length > 10);
  for (const { code, year, id, cell } of symbols.slice(0, 200)) {
    const [one] = beside({ [id]: 0.03 }, code.split(' / ')[0]!, year)!.measures;
    assert.equal(one!.agrees, cell.symbol === 'low' ? true : null);
    assert.match(one!.publishedText!, new RegExp(`^${cell.symbol} \\(.+\\)$`));
  }
});

test('a joint return is found under either authority, and an unknown one or year under none', () => {
  const joint = indicators!.areaYears.find(({ area }) => area.code.includes(' / '))!;
  const [first, second] = joint.area.code.split(' / ') as [string, string];
  for (const code of [first, second]) assert.equal(beside({}, code, joint.year)!.area, joint.area.name);
  assert.equal(beside({ inpost_fte: 1 }, '000', 2024), null);
  assert.equal(beside({ inpost_fte: 1 }, '856', 2016), null);
});
