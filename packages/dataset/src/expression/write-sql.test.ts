import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Variable } from '../variable.ts';
import { parseExpression } from './parse.ts';
import { writeSql } from './write-sql.ts';

const categories = ['pay', 'place'].map((code) => ({ code, label: code }));
const VARIABLES: readonly Variable[] = [
  { kind: 'single', name: 'role', label: 'Role', categories },
  { kind: 'multiple', name: 'reasons', label: 'Reasons', categories },
  { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' },
  { kind: 'text', name: 'said', label: 'Said' },
];

function sql(source: string): string {
  const parsed = parseExpression(source);
  assert.ok('expression' in parsed, source);
  return writeSql(parsed.expression, (name) => VARIABLES.find((variable) => variable.name === name) ?? null);
}

// What this SQL finds is tested in the engine, on DuckDB and PostgreSQL; here, how it reads.
const WRITTEN: readonly (readonly [string, string])[] = [
  ['role = pay', `("role" = 'pay')`],
  ['role in (pay, place)', `("role" IN ('pay', 'place'))`],
  ['hours != 40', `("hours" <> CAST('40' AS DOUBLE PRECISION))`],
  ['reasons includes (pay, place)', '("reasons.pay" OR "reasons.place")'],
  [
    'count(reasons) >= 2',
    `((CAST("reasons.pay" AS INTEGER) + CAST("reasons.place" AS INTEGER)) >= CAST('2' AS DOUBLE PRECISION))`,
  ],
  ['not refused(hours)', `(NOT ("hours:state" = 'refused'))`],
  [
    'role = pay and (hours > 1 or answered(said))',
    `(("role" = 'pay') AND (("hours" > CAST('1' AS DOUBLE PRECISION)) OR ("said:state" = 'answered')))`,
  ],
  [`said = "it's; DROP TABLE x"`, `("said" = 'it''s; DROP TABLE x')`],
];
for (const [source, written] of WRITTEN) {
  test(`“${source}” becomes ${written}`, () => {
    assert.equal(sql(source), written);
  });
}

test('counting what is not a multiple choice is our mistake: the checker lets none through', () => {
  assert.throws(() => sql('count(role) > 1'), /writeSql: role is not a multiple variable/);
});
