import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemLine } from '@earshot/planfile';
import { besideText, said, tablePlan } from './fixtures/made-up.ts';
import { readBesidePlan } from './read-beside-plan.ts';

const cells = { north: said(0.5, 0, null) };
const codesOf = (change: (text: string) => string, more = '') =>
  readBesidePlan('beside.yml', change(besideText({ cells })), tablePlan(['north', 'south'], more)).problems.map(
    problemLine,
  );

test('a plan names a row of a table, its places and a measure', () => {
  const { plan, problems } = readBesidePlan('beside.yml', besideText({ cells }), tablePlan(['north', 'south']));
  assert.deepEqual(problems, []);
  const [pair] = plan!.pairs;
  assert.deepEqual(pair!.by.places, [{ code: 'north', label: 'The north', called: 'north' }]);
  assert.equal(pair!.rate.name, 'turnover rate');
  assert.deepEqual(plan!.census.against, 'england');
});

test('without names, every category is a place that the census knows by its label', () => {
  const text = besideText({ cells }).replace(/, names: \{[^}]*\}/, '');
  const { plan } = readBesidePlan('beside.yml', text, tablePlan(['north', 'south']));
  assert.deepEqual(
    plan!.pairs[0]!.by.places.map(({ called }) => called),
    ['The north', 'The south'],
  );
});

const wrong: readonly [change: [from: string | RegExp, to: string], expected: RegExp, table?: string][] = [
  [['too_high', 'much'], /:6:.* no row “workload\.much”.*\[beside-row\]/],
  [['table: workload', 'table: pay'], /There is no table “pay”.*\[beside-table\]/],
  [
    ['turnover_rate_fte', 'sickness'],
    /There is no measure “sickness”; there are turnover_rate_fte.*\[beside-measure\]/,
  ],
  [['names: {north', 'names: {west'], /“region” has no code “west”.*\[beside-places\]/],
  [['names: {north: north}', 'names: {}'], /No category of “region” is named.*\[beside-places\]/],
  [
    ['', ''],
    /called “beside_one” already.*\[beside-duplicate\]/,
    '}\n  - {id: beside_one, title: One, items: [workload]',
  ],
  [['{region:', '{area:'], /There is no single choice “area”.*\[beside-places\]/],
  [['2023-01-31', '2022-01-31'], /Fieldwork ends on 2022-01-31, before it begins.*\[beside-dates\]/],
  [['expect', 'by: place, expect'], /Say by which places.*“region”.*\[beside-by\]/],
  [['', ''], /does not compare its columns with the rest.*\[beside-compare\]/, ', compare: total'],
];
for (const [[from, to], expected, table] of wrong) {
  test(`a plan that does not fit is told so: ${expected.source.replaceAll('\\', '')}`, () => {
    const problems = codesOf((text) => text.replace(from, to), table);
    assert.ok(
      problems.some((line) => expected.test(line)),
      problems.join('\n'),
    );
  });
}
