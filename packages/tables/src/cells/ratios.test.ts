import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, NOT_ASKED, type Row } from '@earshot/dataset';
import fc from 'fast-check';
import { problemsOf } from '../fixtures/plan-problems.ts';
import { shownAt, tableOf } from '../fixtures/survey-tables.ts';
import { anyone, close, person, reason, run, shown, times } from '../fixtures/trial.ts';
import { cellAt } from '../table.ts';

const agrees = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual / expected - 1) < 1e-9, `${actual} should be ${expected}`);

const schools = (design = '') => `
title: Schools
source: Academic performance index
missing: {'': not_asked, NA: not_asked}
variables:
  stype: {kind: single, label: Type, categories: {E: Elementary, H: High, M: Middle}}
  awards: {kind: single, label: Awards, categories: {'No': 'No', 'Yes': 'Yes'}}
  comp_imp: {kind: single, label: Improved, categories: {'No': 'No', 'Yes': 'Yes'}}
  enroll: {kind: quantity, label: Pupils}
  api00: {kind: quantity, label: Index}
  dnum: {kind: quantity, label: District}
  pw: {kind: quantity, label: Weight}
weights: {w: {label: Given, variable: pw}}
${design}
tables: [{id: t, title: T, weight: w, ratios: {r: {label: R, of: enroll, per: api00}}, breaks: [stype, awards, comp_imp]}]
`;
const STRATA = 'design: {strata: [stype], population: {size: {E: 4421, H: 755, M: 1018}, date: 2000}}';
const CLUSTERS = 'design: {clusters: dnum, population: {size: 757, date: 2000}}';

// R 4.2.2, survey 4.1.1, of apistrat (w, s) and apiclus1 (c1) by their designs in reference/survey, w by weights only
for (const [words, csv, plan, expected] of [
  [
    'svyratio(~enroll, ~api00, w), subset(w, stype == "H")',
    'apistrat',
    schools(),
    { total: [0.898827563757, 0.0452277421033], 'stype.H': [2.1103512192, 0.165283186122] },
  ],
  [
    'svyratio(~enroll, ~api00, s), subset(s, awards == "Yes")',
    'apistrat',
    schools(STRATA),
    { total: [0.898827563757, 0.033413972231], 'awards.Yes': [0.767237972581, 0.0394025879582] },
  ],
  [
    'svyratio(~enroll, ~api00, c1), subset(c1, comp.imp == "Yes")',
    'apiclus1',
    schools(CLUSTERS),
    { total: [0.85337156333, 0.0919586230115], 'comp_imp.Yes': [0.824427746469, 0.0722202151366] },
  ],
] as const) {
  test(`ratios and their errors are R’s: ${words}`, async () => {
    const table = await tableOf(csv, plan);
    for (const [column, [ratio, error]] of Object.entries<readonly [number, number]>(expected)) {
      const found = shownAt(table, 'r.ratio', column);
      agrees(found.value, ratio);
      agrees(found.standardError, error);
    }
  });
}

test('a group is set against the rest by the difference of their ratios, of which the errors add', async () => {
  const table = await tableOf('apistrat', schools());
  const [yes, no] = [shownAt(table, 'r.ratio', 'awards.Yes'), shownAt(table, 'r.ratio', 'awards.No')];
  close(yes.comparison!.difference, yes.value - no.value);
  close(yes.comparison!.standardError, Math.hypot(yes.standardError, no.standardError));
});

const RATIO = 'ratios: {r: {label: Hours a share, of: hours, per: given}}, breaks: [region]';

test('a ratio whose denominator is 1 for everybody is a mean, with its error and its test', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyone, { minLength: 60, maxLength: 80 }), async (people) => {
      const rows = people.map((row): Row => ({ ...row, given: answered(1) }));
      const table = await run(`items: [hours], ${RATIO}`, rows);
      for (const { id } of table.columns) {
        const [ratio, mean] = [cellAt(table, 'r.ratio', id)!, cellAt(table, 'hours.mean', id)!];
        assertAlike({ ...ratio, unit: 'mean' }, mean);
      }
    }),
    { numRuns: 10 },
  );
});

/** The same but for the rounding of numbers: a mean is counted from the middle of its values, a ratio from nought. */
function assertAlike(one: unknown, other: unknown): void {
  if (typeof one === 'number' && typeof other === 'number') {
    assert.ok(Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other)), `${one} and ${other}`);
  } else if (one && other && typeof one === 'object') {
    assert.deepEqual(Object.keys(one), Object.keys(other));
    for (const [key, held] of Object.entries(one)) assertAlike(held, (other as Record<string, unknown>)[key]);
  } else {
    assert.equal(one, other);
  }
}

test('people without both answers are in neither sum, and the order of people changes nothing', async () => {
  const rows = [
    ...times(20, { hours: answered(10), given: answered(0.7) }),
    ...times(15, { hours: answered(7.3), given: answered(1.9), region: answered('south') }),
    ...times(9, { hours: NOT_ASKED, given: answered(50) }),
  ];
  const table = await run(RATIO, rows);
  const { value, base } = shown(table, 'r.ratio', 'total');
  assert.equal(base, 35);
  close(value, (200 + 15 * 7.3) / (14 + 15 * 1.9));
  assert.deepEqual(await run(RATIO, rows.toReversed()), table);
});

test('a ratio that one person’s denominator makes is withheld; one over nothing does not exist', async () => {
  const few = await run(RATIO, [
    ...times(30, { region: answered('south') }),
    ...times(30, { region: answered('east') }),
    ...times(14, { given: answered(0.01) }),
    person({ given: answered(500) }),
  ]);
  assert.equal(reason(few, 'r.ratio', 'region.north'), 'protected');
  const none = await run('ratios: {r: {label: R, of: given, per: hours}}, breaks: [region]', [
    ...times(20, { hours: answered(0) }),
    ...times(20, { region: answered('south') }),
  ]);
  assert.equal(cellAt(none, 'r.ratio', 'region.north')?.kind, 'empty');
  assert.equal(shown(none, 'r.ratio', 'region.south').comparison, null);
});

test('the checker says what is wrong with ratios, with places', () => {
  const wrong = problemsOf(
    'tables:',
    '  - {id: one, title: One, ratios: {role: {label: R, of: hours, per: hours}, r: {label: R, of: said, per: nothing}}}',
    '  - {id: two, title: Two}',
  );
  assert.deepEqual(
    wrong.map((line) => line.replace(/ .*\[/, ' [')),
    [
      't.yml:4:42 [ratio-same]',
      't.yml:4:42 [ratio-name-taken]',
      't.yml:4:95 [variable-kind]',
      't.yml:4:106 [variable-unknown]',
      't.yml:5:5 [table-empty]',
    ],
  );
});
