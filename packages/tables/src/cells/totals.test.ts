import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered } from '@earshot/dataset';
import { problemsOf } from '../fixtures/plan-problems.ts';
import { planFor, tablesOf } from '../fixtures/run-plan.ts';
import { resultsOf, shownAt, tableOf } from '../fixtures/survey-tables.ts';
import { at, close, dataOf, person, reason, shown, times } from '../fixtures/trial.ts';
import { prepare } from '../prepare.ts';
import type { Table } from '../table.ts';

const agrees = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual / expected - 1) < 1e-9, `${actual} should be ${expected}`);

const schools = (population: string, design = '') => `
title: Schools
source: Academic performance index
missing: {'': not_asked, NA: not_asked}
variables:
  stype: {kind: single, label: Type, categories: {E: Elementary, H: High, M: Middle}}
  awards: {kind: single, label: Awards, categories: {'No': 'No', 'Yes': 'Yes'}}
  comp_imp: {kind: single, label: Improved, categories: {'No': 'No', 'Yes': 'Yes'}}
  enroll: {kind: quantity, label: Pupils}
  pw: {kind: quantity, label: Weight}
weights: {w: {label: Given, variable: pw, population: ${population}}}
minimum: {percentages: 10}
${design}
tables: [{id: t, title: T, weight: w, rows: totals, items: [comp_imp, enroll], breaks: [stype, awards]}]
`;
const STRATA = 'design: {strata: [stype], population: {size: {E: 4421, H: 755, M: 1018}, date: 2000}}';

// R 4.2.2, survey 4.1.1, d is apistrat; w <- svydesign(ids=~1, weights=~pw, data=d); k <- calibrate(w, ~1, c(10000))
// s <- svydesign(ids=~1, strata=~stype, weights=~pw, fpc=~fpc, data=d); ks <- calibrate(s, ~1, c(10000))
for (const [words, plan, expected] of [
  [
    'of given weights: svytotal(…, w)',
    schools('{date: 2000}'),
    { 'comp_imp.Yes total': [4061.08995247, 279.899344095], 'enroll.total stype.H': [997128.52519, 141582.577212] },
  ],
  [
    'of a known population: svytotal(…, k)',
    schools('{size: 10000, date: 2000}'),
    { 'comp_imp.Yes stype.H': [414.433335848, 101.66768671], 'enroll.total total': [5952821.37136, 265631.73925] },
  ],
  [
    'of strata: svytotal(…, subset(s, awards == "Yes"))',
    schools('{date: 2000}', STRATA),
    {
      'enroll.total total': [resultsOf('01_mean_total_apistrat').total.estimate.enroll, 114641.71610078],
      'enroll.total awards.Yes': [2059960.40014, 140944.745764],
      'comp_imp.Yes awards.Yes': [3957.56995392, 213.110254631],
    },
  ],
  [
    'of strata and a known population: svytotal(~enroll, subset(ks, awards == "Yes"))',
    schools('{size: 10000, date: 2000}', STRATA),
    { 'enroll.total total': [5952821.37136, 185085.109586], 'enroll.total awards.Yes': [3325735.2504, 227550.446754] },
  ],
] as const) {
  test(`totals and their errors are R’s ${words}`, async () => {
    const table = await tableOf('apistrat', plan);
    for (const [cell, [total, error]] of Object.entries<readonly [number, number]>(expected)) {
      const [row, column] = cell.split(' ') as [string, string];
      const found = shownAt(table, row, column);
      agrees(found.value, total);
      agrees(found.standardError, error);
      assert.equal(found.comparison, null);
    }
    assert.match(table.notes.join(), /Totals are estimates for/);
  });
}

const PLAN = `title: T
source: S
weights: {w: {label: Raked, population: {date: 2024}, margins: [{variables: [job], population: {agency: 300, employed: 700}}]}}
minimum: {percentages: 10}
tables: [{id: t, title: T, weight: w, rows: totals, items: [valued, hours], breaks: [region]},
         {id: shares, title: S, weight: w, items: [valued, hours], breaks: [region]}]
`;

async function tablesFor(rows: Parameters<typeof dataOf>[0], plan = PLAN): Promise<Table[]> {
  const dataset = dataOf(rows);
  return tablesOf(planFor(dataset, plan), dataset);
}

test('a total is a share or a mean times the people that it is of, and agrees with its columns', async () => {
  const [totals, shares] = await tablesFor([
    ...times(30, { job: answered('agency'), region: answered('south'), hours: answered(30) }),
    ...times(20, { region: answered('south'), valued: answered('no') }),
    ...times(25, { valued: answered('partly'), hours: answered(44) }),
    ...times(15, { hours: answered(10) }),
  ]);
  let people = 0;
  for (const code of ['yes', 'partly', 'no']) {
    const total = shown(totals!, `valued.${code}`, 'total');
    close(total.value, 1000 * shown(shares!, `valued.${code}`, 'total').value);
    const apart = ['north', 'south'].map((region) => shown(totals!, `valued.${code}`, `region.${region}`).value);
    close(total.value, apart[0]! + apart[1]!);
    people += total.value;
  }
  close(people, 1000);
  const south = shown(totals!, 'hours.total', 'region.south');
  close(south.value, shown(shares!, 'hours.mean', 'region.south').value * south.weightedBase);
  assert.equal(south.base, 50);
});

test('a total that one person’s amount makes is withheld, and the column that would give it away with it', async () => {
  const [totals, shares] = await tablesFor([
    ...times(30, { job: answered('agency'), hours: answered(10) }),
    ...times(30, { region: answered('south'), hours: answered(20) }),
    ...times(40, { region: answered('east'), hours: answered(1) }),
    person({ region: answered('east'), hours: answered(900) }),
  ]);
  assert.equal(reason(totals!, 'hours.total', 'region.east'), 'protected');
  assert.equal(reason(totals!, 'hours.total', 'region.north'), 'protected');
  assert.equal(at(totals!, 'valued.yes', 'region.east').estimate.disclosure, 'shown');
  assert.equal(at(shares!, 'valued.yes', 'region.east').estimate.disclosure, 'shown');
});

test('numbers of people that fewer than asked for gave are not shown; sums of nothing are nought', async () => {
  const [totals] = await tablesFor(
    [...times(20, { hours: answered(0) }), ...times(40, { job: answered('agency'), region: answered('south') })],
    PLAN.replace('percentages: 10', 'percentages: 25'),
  );
  const north = totals!.columns.findIndex(({ id }) => id === 'region.north');
  assert.equal(totals!.cells[0]![north]!.kind, 'small-base');
  const { value, standardError } = shown(totals!, 'hours.total', 'region.north');
  assert.deepEqual([value, standardError], [0, 0]);
});

test('weights that add up to no more than the sample stand for nobody, and are refused with the place', () => {
  const dataset = dataOf([...times(20, { job: answered('agency') }), ...times(20)]);
  for (const [population, figures, words] of [
    ['{date: 2024}', '{agency: 30, employed: 70}', null],
    ['{date: 2024}', '{agency: 0.3, employed: 0.7}', /figures of the first margin add up to 1 people, and 40 answered/],
    ['{size: 12, date: 2024}', '{agency: 300, employed: 700}', /size of the population is 12 people/],
  ] as const) {
    const text = PLAN.replace('{date: 2024}', population).replace('{agency: 300, employed: 700}', figures);
    const { problems } = prepare(planFor(dataset, text), dataset, new Map());
    if (words === null) assert.deepEqual(problems, []);
    else assert.match(problems[0]!.sentence, words);
  }
  const given = planFor(dataset, PLAN.replace(/margins: .*\]\}\}/, 'variable: given}}'));
  assert.match(prepare(given, dataset, new Map()).problems[0]!.sentence, /given weights add up to 40 people/);
});

test('the checker says all that a table of totals lacks, with places', () => {
  const totals = (settings: string): string =>
    `tables: [{id: one, title: One, items: [role, hours], rows: totals, ${settings}}]`;
  const lacking = problemsOf(totals('breaks: [region], compare: rest, median: true, scores: {a: 1, b: 2}'));
  assert.deepEqual(
    lacking.map((line) => line.replace(/ .*\[/, ' [')),
    ['t.yml:3:60 [totals-no-weight]', 't.yml:3:95 [totals-compared]', 't.yml:3:123 [totals-only]'],
  );
  assert.match(
    problemsOf('weights: {w: {label: W, variable: hours}}', totals('weight: w')).join(),
    /the weight “w” declares no population/,
  );
});
