import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Variable } from '../variable.ts';
import { checkExpression } from './check.ts';
import { parseExpression } from './parse.ts';

const categories = [
  { code: 'red', label: 'Red' },
  { code: '1', label: 'One' },
];
const VARIABLES = new Map<string, Variable>(
  (
    [
      { kind: 'single', name: 'role', label: 'Role', categories },
      { kind: 'multiple', name: 'reasons', label: 'Reasons', categories },
      { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' },
      { kind: 'text', name: 'said', label: 'Said' },
      { kind: 'date', name: 'day', label: 'Day' },
    ] as const
  ).map((variable) => [variable.name, variable]),
);

function problems(source: string): string[] {
  const parsed = parseExpression(source);
  assert.ok('expression' in parsed, source);
  const found = checkExpression(parsed.expression, (name) => VARIABLES.get(name) ?? null);
  return found.map(({ at, code, sentence }) => `${at} ${code}: ${sentence}`);
}

test('what fits its variables has no problems', () => {
  const fitting = [
    'role = red and role != 1 and role in ("red", 1)',
    'reasons includes red or count(reasons) >= 2',
    'hours > -1.5',
    'said = "red" or said != ""',
    'day >= "2024-02-29"',
    'answered(role) and refused(reasons) and dont_know(hours) and not_asked(said) and not_reached(day)',
  ];
  for (const source of fitting) assert.deepEqual(problems(source), [], source);
});

const MISFITS: readonly (readonly [string, string])[] = [
  ['age > 3', '0 expression-unknown-name: There is no question or variable “age” here.'],
  ['answered(age)', '9 expression-unknown-name: There is no question or variable “age” here.'],
  ['count(age) > 3', '6 expression-unknown-name: There is no question or variable “age” here.'],
  ['role = blue', '7 expression-unknown-code: “role” has no code “blue”.'],
  ['role in (red, blue)', '14 expression-unknown-code: “role” has no code “blue”.'],
  ['reasons includes constructor', '17 expression-unknown-code: “reasons” has no code “constructor”.'],
  ['role < red', '0 expression-kind: “role” is single: categories have no order; use “in” with a list.'],
  ['role includes red', '0 expression-kind: “includes” needs a multiple choice; “role” is single.'],
  ['reasons in (red)', '0 expression-kind: “in” needs a single choice; “reasons” is multiple.'],
  ['reasons = red', '0 expression-kind: “reasons” is multiple: use “includes” or “count” with a multiple choice.'],
  ['count(role) > 1', '0 expression-kind: “count” needs a multiple choice; “role” is single.'],
  ['hours in (1)', '0 expression-kind: “in” needs a single choice; “hours” is quantity.'],
  ['said > "a"', '0 expression-kind: “said” is text: a text can only be compared with = or !=.'],
  ['hours = many', '8 expression-unknown-name: There is no question or variable “many” here.'],
  ['count(reasons) = two', '17 expression-literal: “two” should be a number.'],
  ['said = red', '7 expression-literal: “red” should be a text in double quotes.'],
  ['day > 2024', '6 expression-literal: “2024” should be a quoted day such as "2026-01-31".'],
  ['day > "2023-02-29"', '6 expression-literal: “2023-02-29” should be a quoted day such as "2026-01-31".'],
];
for (const [source, words] of MISFITS) {
  test(`“${source}” does not fit, and the checker says why`, () => {
    assert.deepEqual(problems(source), [words]);
  });
}

test('a number that is too large to be one is refused', () => {
  assert.match(problems(`hours < ${'9'.repeat(400)}`)[0]!, /^8 expression-literal: /);
});

test('all problems of an expression come back at once, in order', () => {
  const found = problems('not (age > 3 and (role = blue or hours = many))');
  assert.deepEqual(
    found.map((words) => words.split(':')[0]),
    ['5 expression-unknown-name', '25 expression-unknown-code', '41 expression-unknown-name'],
  );
});
