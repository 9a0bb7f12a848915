// Expected values: R 4, survey 4.1.1. t <- svytotal(~left + told + unk + one, subset(svydesign(ids = ~pid, weights = ~w,
// data = d), wave == 1 & x <= 700)), d being reference/survey/data/twowave_a.csv, then svycontrast(t, quote(…)).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Expression, readExpression, variablesOf } from '@earshot/dataset';
import { type Linearised, standardErrorOf } from '@earshot/statistics';
import { SCHOOLS_TWICE } from '../fixtures/schools-twice.ts';
import { fatesOf, leavingRates } from './leaving-rates.ts';

function over(source: string): Expression {
  const variables = variablesOf(SCHOOLS_TWICE.later.dataset);
  const { expression } = readExpression(source, (name) => variables.find((one) => one.name === name) ?? null);
  assert.ok(expression);
  return expression;
}

const fates = fatesOf(SCHOOLS_TWICE, { left: over('x > 700'), base: over('x <= 700') });
const groups = SCHOOLS_TWICE.earlier.dataset.columns.find(({ variable }) => variable.name === 'grp')!.numbers!;

for (const [name, inside, expected] of [
  [
    'everybody',
    () => true,
    {
      known: [0.0893013157638159, 0.0359350310519041],
      lowest: [0.0506609505223516, 0.0208340852619556],
      highest: [0.483357433334098, 0.0479687791156699],
      unknown: [0.432696482811746, 0.0477188547798437],
      // quote(left / one + 2 * left / told * unk / one)
      assumed: [0.12794168100528, 0.0516525170064288],
    },
  ],
  [
    'a group',
    (row: number) => groups[row] === 0,
    {
      known: [0.09375, 0.0516562789275245],
      lowest: [0.05, 0.0282071780070656],
      highest: [0.516666666666667, 0.0646757434902539],
      unknown: [0.466666666666667, 0.064567740503418],
      assumed: [0.1375, 0.0760039760541969],
    },
  ],
] as const) {
  test(`the leaving rate of ${name} and its bounds have R’s values and errors`, () => {
    const rates = leavingRates(SCHOOLS_TWICE, fates, { inside, times: 2 });
    for (const [key, [value, error]] of Object.entries(expected)) {
      const rate: Linearised = rates[key as keyof typeof rates]!;
      assert.ok(Math.abs(rate.value - value) <= 1e-12, `${key} is ${rate.value}`);
      assert.ok(Math.abs(standardErrorOf(SCHOOLS_TWICE.design, rate) - error) <= 1e-9 * error, key);
    }
  });
}

test('those who did not answer cannot leave more often than all of them, nor be assumed to where nothing is known', () => {
  const { assumed, highest } = leavingRates(SCHOOLS_TWICE, fates, { inside: () => true, times: 1000 });
  assert.ok(Math.abs(assumed!.value - highest.value) < 1e-12);
  const silent = leavingRates(SCHOOLS_TWICE, fates, { inside: (row) => fates[row] === 2, times: 2 });
  assert.deepEqual([silent.known, silent.assumed, silent.lowest.value, silent.highest.value], [null, null, 0, 1]);
});
