import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, type Row } from '@earshot/dataset';
import fc from 'fast-check';
import { problemsOf, table as tableLine } from '../fixtures/plan-problems.ts';
import { resultsOf, tableOf } from '../fixtures/survey-tables.ts';
import { anyone, run, times } from '../fixtures/trial.ts';
import type { Table } from '../table.ts';

const schools = (item: string, by: string, settings = '', design = '') => `
title: Schools
source: Academic performance index
missing: {'': not_asked, NA: not_asked}
variables:
  stype: {kind: single, label: Type, categories: {E: Elementary, H: High, M: Middle}}
  sch_wide: {kind: single, label: Grew, categories: {'No': 'No', 'Yes': 'Yes'}}
  comp_imp: {kind: single, label: Improved, categories: {'No': 'No', 'Yes': 'Yes'}}
  awards: {kind: single, label: Awards, categories: {'No': 'No', 'Yes': 'Yes'}}
  enroll: {kind: quantity, label: Pupils}
  dnum: {kind: quantity, label: District}
  pw: {kind: quantity, label: Weight}
weights: {w: {label: Given, variable: pw}}
minimum: {percentages: 10, statistics: 10}
${design}
tables: [{id: t, title: T, weight: w, association: rao-scott, items: [${item}], breaks: [${by}] ${settings}}]
`;
const STRATA = 'design: {strata: [stype], population: {size: {E: 4421, H: 755, M: 1018}, date: 2000}}';

function onlyTest({ associations }: Table) {
  assert.equal(associations?.length, 1);
  return associations![0]!.found;
}
function agrees(table: Table, fromR: readonly [number, number, number, number]): void {
  const found = onlyTest(table);
  assert.ok(found.kind === 'tested', JSON.stringify(found));
  const numbers = [found.statistic, found.numerator, found.denominator, found.pValue];
  numbers.forEach((number, index) => {
    assert.ok(Math.abs(number / fromR[index]! - 1) < 1e-6, `${number} should be ${fromR[index]}`);
  });
}

// R 4.2.2, survey 4.1.1; w <- svydesign(ids=~1, weights=~pw, data=apistrat): svychisq(~stype+awards, w) …
test('a table’s test of association is R’s svychisq, whichever way round', async () => {
  const awards = [13.6839436028, 1.89300702603, 376.708398181, 3.06113241214e-6] as const;
  agrees(await tableOf('apistrat', schools('awards', 'stype')), awards);
  agrees(await tableOf('apistrat', schools('stype', 'awards')), awards);
  const improved = [14.5441421491, 1.88974644108, 376.059541774, 1.45251751908e-6] as const;
  agrees(await tableOf('apistrat', schools('comp_imp', 'stype')), improved);
});

test('of people in a base it is that of R’s subset, with the degrees of freedom of the whole sample as all of a table has them', async () => {
  // x <- svychisq(~comp.imp+stype, subset(w, enroll > 400)); c(x$statistic, x$parameter[1]); pf(F, ndf, ndf*199, lower = FALSE)
  const table = await tableOf('apistrat', schools('comp_imp', 'stype', ", base: 'enroll > 400'"));
  agrees(table, [11.687191734, 1.82956444956, 364.083325462, 2.37237167055e-5]);
});

test('strata count in the test: R’s file of a stratified table', async () => {
  const { statistic, parameter, 'p.value': pValue } = resultsOf('04_table_chisq_apistrat').tests.F;
  const table = await tableOf('apistrat', schools('sch_wide', 'stype', ', minimum: {percentages: 10}', STRATA));
  agrees(table, [statistic.F, parameter.ndf, parameter.ddf, pValue]);
});

test('clusters count in the test: R’s file of a table of clusters is refused for its thin cells, and a fuller one is not', async () => {
  const clusters = 'design: {clusters: dnum, population: {size: 757, date: 2000}}';
  const found = onlyTest(await tableOf('apiclus1', schools('sch_wide', 'stype', '', clusters)));
  assert.ok(found.kind === 'untestable' && found.sentence.startsWith('too few people are expected'));
  // c1 <- svydesign(id=~dnum, weights=~pw, fpc=~fpc, data=apiclus1): svychisq(~comp.imp+stype, c1)
  agrees(
    await tableOf('apiclus1', schools('comp_imp', 'stype', '', clusters)),
    [3.545073723, 1.42935857262, 20.0110200166, 0.0613543866424],
  );
});

const ASKED = 'items: [valued], breaks: [region], association: rao-scott';

test('answers that have nothing to do with the columns have F of nought and p of 1', async () => {
  const found = onlyTest(
    await run(ASKED, [
      ...['north', 'south', 'east'].flatMap((region, index) => [
        ...times(20 * (index + 1), { region: answered(region) }),
        ...times(30 * (index + 1), { region: answered(region), valued: answered('no') }),
      ]),
    ]),
  );
  assert.ok(found.kind === 'tested');
  assert.ok(Math.abs(found.statistic) < 1e-12 && found.pValue > 0.999 && !found.isBeyondChance);
});

test('the order of people changes nothing of a test, and no number of it is none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyone, { minLength: 90, maxLength: 120 }), async (rows: Row[]) => {
      const asked = 'items: [valued], breaks: [job, [job, region]], weight: w, association: rao-scott';
      assert.deepEqual((await run(asked, rows.toReversed())).associations, (await run(asked, rows)).associations);
    }),
    { numRuns: 8 },
  );
});

test('where a cell is withheld so is the test; where a column is empty or cells are thin there is none, with the reason', async () => {
  const both = (region: string, count: number): Row[] => [
    ...times(count, { region: answered(region) }),
    ...times(count, { region: answered(region), valued: answered('no') }),
  ];
  const kind = async (...rows: Row[]) => onlyTest(await run(ASKED, rows));
  assert.deepEqual(await kind(...both('north', 20), ...both('south', 30), ...both('east', 2)), { kind: 'withheld' });
  assert.deepEqual(await kind(...both('north', 20), ...both('south', 30)), {
    kind: 'untestable',
    sentence: 'nobody is in the column “EAST”',
  });
  const thin = await kind(
    ...times(20, { region: answered('north') }),
    ...times(20, { region: answered('south') }),
    ...times(20, { region: answered('east') }),
    ...times(1, { region: answered('east'), valued: answered('no') }),
  );
  assert.ok(thin.kind === 'untestable' && thin.sentence.startsWith('too few people are expected'));
  const same = await kind(...['north', 'south', 'east'].flatMap((region) => times(20, { region: answered(region) })));
  assert.ok(same.kind === 'untestable' && same.sentence.startsWith('everybody gave the same answer'));
});

test('the checker says what cannot be tested, with places', () => {
  const codes = (settings: string): string[] =>
    problemsOf(tableLine(`association: rao-scott, ${settings}`)).map((line) => line.replace(/ .*\[/, ' ['));
  assert.deepEqual(codes('items: [role], breaks: [region]'), []);
  assert.deepEqual(codes('items: [reasons]'), ['t.yml:3:45 [association-items]', 't.yml:3:45 [association-no-breaks]']);
  assert.deepEqual(codes('items: [role], breaks: [role]'), ['t.yml:3:45 [association-itself]']);
  assert.deepEqual(codes('items: [place], breaks: [team]'), ['t.yml:3:45 [association-too-many]']);
});
