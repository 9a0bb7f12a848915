import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Expression, namesIn } from './expression.ts';
import { isReserved, parseExpression } from './parse.ts';

function tree(source: string): Expression {
  const parsed = parseExpression(source);
  assert.ok('expression' in parsed, JSON.stringify(parsed));
  return parsed.expression;
}
function refusal(source: string): string {
  const parsed = parseExpression(source);
  assert.ok('problem' in parsed, `${source} was read`);
  const { at, code, sentence } = parsed.problem;
  return `${at} ${code}: ${sentence}`;
}

test('a comparison has a name, an operator and a literal, each with its place', () => {
  assert.deepEqual(tree('hours >= 37.5'), {
    type: 'compare',
    left: { type: 'name', name: 'hours', at: 0 },
    operator: '>=',
    right: { type: 'number', text: '37.5', at: 9 },
    at: 0,
  });
});

test('every operator, list and state test of the language is read', () => {
  const sources = ['a = b', 'a != b', 'a < 1', 'a <= -1', 'a > 1.5', 'a >= 0', 'a in (b, c)', 'a includes b'];
  const functions = ['answered', 'dont_know', 'refused', 'not_asked', 'not_reached'].map((word) => `${word}(a)`);
  for (const source of [...sources, ...functions, 'a includes (b, c)', 'count(a) >= 2', 'a = "it \\"is\\" \\\\"']) {
    assert.deepEqual(namesIn(tree(source)), ['a'], source);
  }
});

test('a quoted text holds quotation marks and backslashes behind a backslash', () => {
  const expression = tree('said = "a \\"b\\" \\\\ c"');
  assert.ok(expression.type === 'compare' && expression.right.type === 'text');
  assert.equal(expression.right.text, 'a "b" \\ c');
});

test('an even number of nots is none', () => {
  assert.deepEqual({ ...tree('not not a = b'), at: 0 }, { ...tree('        a = b'), at: 0 });
  assert.equal(tree('not not not a = b').type, 'not');
});

test('names are listed once each, in the order of their first appearance', () => {
  assert.deepEqual(namesIn(tree('(b = 1 or count(c) > 0) and not (a in (x) and refused(b))')), ['b', 'c', 'a']);
});

const AND_OR = '“and” and “or” stand side by side; add brackets to say which belongs together.';
const MISTAKES: readonly (readonly [string, string])[] = [
  ['a = 1 and b = 2 or c = 3', `16 expression-and-or: ${AND_OR}`],
  ['a = 1 or b = 2 and c = 3', `15 expression-and-or: ${AND_OR}`],
  ['', '0 expression-syntax: Here the expression ends where the name of a question or variable should be.'],
  ['a', '1 expression-syntax: Here the expression ends where a comparison such as = or > should be.'],
  ['a = ', '4 expression-syntax: Here the expression ends where a code, a number or a quoted text should be.'],
  ['a = and', '4 expression-syntax: Here “and” stands where a code, a number or a quoted text should be.'],
  ['5 = a', '0 expression-syntax: Here “5” stands where the name of a question or variable should be.'],
  ['not = a', '4 expression-syntax: Here “=” stands where the name of a question or variable should be.'],
  ['in in (a)', '0 expression-syntax: Here “in” stands where the name of a question or variable should be.'],
  ['a in b', '5 expression-syntax: Here “b” stands where a list in brackets should be.'],
  ['a in ()', '6 expression-syntax: Here “)” stands where a code, a number or a quoted text should be.'],
  ['a in (b c)', '8 expression-syntax: Here “c” stands where a closing bracket should be.'],
  ['(a = 1', '6 expression-syntax: Here the expression ends where a closing bracket should be.'],
  ['a = 1)', '5 expression-syntax: Here “)” stands where the end of the expression should be.'],
  ['a = 1 b = 2', '6 expression-syntax: Here “b” stands where the end of the expression should be.'],
  ['answered a', '9 expression-syntax: Here “a” stands where an opening bracket should be.'],
  ['count(a)', '8 expression-syntax: Here the expression ends where a comparison such as = or > should be.'],
  ['a == 1', '3 expression-syntax: Here “=” stands where a code, a number or a quoted text should be.'],
  ['a = 1; b', '5 expression-character: “;” cannot stand in an expression.'],
  ['a = 12x', '4 expression-character: “1” cannot stand in an expression.'],
  ['a = "open', '4 expression-character: “"” cannot stand in an expression.'],
  ["a = 'b'", "4 expression-character: “'” cannot stand in an expression."],
  ['a = 😀', '4 expression-character: “😀” cannot stand in an expression.'],
];
for (const [source, words] of MISTAKES) {
  test(`“${source}” is refused with its place and what should stand there`, () => {
    assert.equal(refusal(source), words);
  });
}

test('brackets in brackets are read up to a depth, and refused beyond it instead of filling the stack', () => {
  const nested = (depth: number): string => `${'('.repeat(depth)}a = 1${')'.repeat(depth)}`;
  assert.equal(tree(nested(99)).type, 'compare');
  assert.match(refusal(nested(100_000)), /^100 expression-too-deep: /);
});

test('no text whatever makes the parser throw, and a problem lies within the text', () => {
  const word = fc.constantFrom('a', 'and', 'or', 'not', 'in', 'includes', 'count', 'refused', '(', ')', ',', '=', '<');
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(word, fc.constantFrom('1.5', '"x"', '"'))).map((w) => w.join(' ')),
  );
  fc.assert(
    fc.property(text, (source) => {
      const parsed = parseExpression(source);
      if ('problem' in parsed) assert.ok(parsed.problem.at >= 0 && parsed.problem.at <= source.length);
    }),
    { numRuns: 500 },
  );
});

test('the words of the language are reserved, others are not', () => {
  for (const word of ['and', 'or', 'not', 'in', 'includes', 'count', 'answered', 'not_reached'])
    assert.ok(isReserved(word));
  assert.ok(!isReserved('constructor'));
});
