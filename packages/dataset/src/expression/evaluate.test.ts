import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, DONT_KNOW, NOT_ASKED, NOT_REACHED, REFUSED, STATES, type Value } from '../value.ts';
import { evaluate, holds, type Truth } from './evaluate.ts';
import { parseExpression } from './parse.ts';

function truth(source: string, values: Readonly<Record<string, Value>>): Truth {
  const parsed = parseExpression(source);
  assert.ok('expression' in parsed, source);
  return evaluate(parsed.expression, (name) => values[name]!);
}

/** Values of x for which `x = yes` is true, false and unknown. */
const OF: readonly (readonly [Truth, Value])[] = [
  [true, answered('yes')],
  [false, answered('no')],
  [null, REFUSED],
];

/** Kleene's strong three-valued logic: false decides an `and`, true decides an `or`, else unknown stays. */
const AND: readonly (readonly Truth[])[] = [
  [true, false, null],
  [false, false, false],
  [null, false, null],
];
const OR: readonly (readonly Truth[])[] = [
  [true, true, true],
  [true, false, null],
  [true, null, null],
];

test('and, or and not follow Kleene’s truth tables', () => {
  for (const [i, [, a]] of OF.entries()) {
    for (const [j, [, b]] of OF.entries()) {
      assert.equal(truth('a = yes and b = yes', { a, b }), AND[i]![j], `${a.state} and ${b.state}`);
      assert.equal(truth('a = yes or b = yes', { a, b }), OR[i]![j], `${a.state} or ${b.state}`);
    }
    const [known] = OF[i]!;
    assert.equal(truth('not a = yes', { a }), known === null ? null : !known);
  }
});

test('a comparison with anything that was not answered is unknown, and so is its negation', () => {
  for (const a of [DONT_KNOW, REFUSED, NOT_ASKED, NOT_REACHED]) {
    for (const source of ['a = yes', 'a != yes', 'a in (yes)', 'a includes (yes)', 'count(a) >= 0', 'a < 3']) {
      assert.equal(truth(source, { a }), null, `${source}, ${a.state}`);
      assert.equal(truth(`not ${source}`, { a }), null, `not ${source}, ${a.state}`);
    }
  }
});

test('each test of a state is true for that state, false for the others and never unknown', () => {
  const values: readonly Value[] = [answered('yes'), DONT_KNOW, REFUSED, NOT_ASKED, NOT_REACHED];
  for (const [i, state] of STATES.entries()) {
    for (const [j, a] of values.entries()) assert.equal(truth(`${state}(a)`, { a }), i === j, `${state} of ${a.state}`);
  }
});

test('numbers, days, picks and counts compare as such', () => {
  const a = answered(10);
  assert.equal(truth('a > 9', { a }), true, '10 is more than 9, though not as text');
  assert.equal(truth('a = 10.0', { a }), true);
  assert.equal(truth('d < "2026-10-01"', { d: answered('2026-09-30') }), true);
  const r = answered(['pay', 'people']);
  assert.equal(truth('r includes (place, people)', { r }), true);
  assert.equal(truth('r includes place', { r }), false);
  assert.equal(truth('count(r) = 2', { r }), true);
  assert.equal(truth('count(r) = 0', { r: answered([]) }), true);
});

test('an expression holds only when it is true', () => {
  const parsed = parseExpression('a = yes');
  assert.ok('expression' in parsed);
  assert.deepEqual(
    OF.map(([, a]) => holds(parsed.expression, () => a)),
    [true, false, false],
  );
});
