import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { problemLine } from './problem.ts';
import { readPlan } from './read-plan.ts';
import { shapePlan } from './shape-plan.ts';

function shaped<T>(shape: z.ZodType<T>, text: string) {
  const { plan, problems } = readPlan('plan.yml', text);
  assert.deepEqual(problems, []);
  return shapePlan(plan!, shape);
}

/** What is said of a text, one line a problem. */
function said(shape: z.ZodType, text: string): string[] {
  return shaped(shape, text).problems.map((problem) => problemLine(problem).replace('plan.yml:', ''));
}

const people = z.strictObject({ title: z.string(), people: z.array(z.strictObject({ age: z.number() })) });

test('a plan that fits its shape comes back typed', () => {
  const { value, problems } = shaped(people, 'title: A\npeople: [{age: 3}]\n');
  assert.deepEqual(problems, []);
  assert.deepEqual(value, { title: 'A', people: [{ age: 3 }] });
});

test('every place where a plan does not fit its shape comes back at once, in words', () => {
  assert.deepEqual(said(people, 'people:\n  - age: three\n  - ag: 4\n    name: Ann\n'), [
    '1:1 “title” is missing. [shape-invalid-type]',
    '2:10 “people.0.age” does not fit: expected a number, found the text “three”. [shape-invalid-type]',
    '3:5 “people.1.age” is missing. [shape-invalid-type]',
    '3:9 There is no key “ag” here; the keys are “age”. [shape-unrecognized-keys]',
    '4:11 There is no key “name” here; the keys are “age”. [shape-unrecognized-keys]',
  ]);
});

test('a file that holds no keys at all is one problem at its top', () => {
  const line = (found: string) => [
    `1:1 The file does not fit: expected keys with values, found ${found}. [shape-invalid-type]`,
  ];
  assert.deepEqual(said(people, 'just words\n'), line('the text “just words”'));
  assert.deepEqual(said(people, ''), line('nothing'));
  assert.deepEqual(said(people, '- 1\n'), line('a list'));
});

test('a key that nobody expects is told which there are, the likeliest first', () => {
  const shape = z.strictObject({ id: z.string(), title: z.string().optional(), breaks: z.string().optional() });
  const keys = (names: string, rest = '') => `the keys are ${names}. [shape-unrecognized-keys]${rest}`;
  assert.deepEqual(said(shape, 'id: a\ntitel: A\n'), [
    `2:8 There is no key “titel” here; ${keys('“title”, “id”, “breaks”')}`,
  ]);
  assert.deepEqual(said(shape, 'id: a\n__proto__: {x: 1}\n'), [
    `2:12 There is no key “__proto__” here; ${keys('“title”, “breaks”, “id”')}`,
  ]);
  assert.deepEqual(said(z.record(z.enum(['one', 'two']), z.string()), 'one: A\nthree: C\n'), [
    '1:1 “two” is missing. [shape-invalid-type]',
    `2:8 There is no key “three” here; ${keys('“one”, “two”')}`,
  ]);
});

const cases: readonly [behaviour: string, shape: z.ZodType, value: string, words: string][] = [
  ['nothing after the colon', z.string(), '', 'expected a text, found nothing'],
  ['a number for a text', z.string(), '3', 'expected a text, found the number 3'],
  ['a list for a text', z.string(), '[a]', 'expected a text, found a list'],
  ['a long text', z.number(), 'x'.repeat(41), 'expected a number, found a text'],
  ['a broken number for a whole one', z.int(), '1.5', 'expected a whole number, found the number 1.5'],
  ['a word for a switch', z.boolean(), 'yes', 'expected true or false, found the text “yes”'],
  ['keys for a list', z.array(z.string()), '{a: b}', 'expected a list, found keys with values'],
  ['a list for keys', z.record(z.string(), z.string()), '[a]', 'expected keys with values, found a list'],
  ['another word than those to choose from', z.enum(['a', 'b']), 'c', 'expected “a” or “b”, found the text “c”'],
  ['too small a number', z.int().min(1), '0', 'expected 1 or more'],
  ['too large a number', z.number().max(100), '101', 'expected 100 at most'],
  ['too short a list', z.array(z.string()).min(1), '[]', 'expected 1 entry or more'],
  ['too long a list', z.tuple([z.int(), z.int()]), '[1, 2, 3]', 'expected 2 entries at most'],
  ['an empty text', z.string().min(1), "''", 'expected 1 character or more'],
  ['words of the shape’s own', z.string().min(1, 'words are missing'), "''", 'words are missing'],
  ['what only a rule of the shape finds', z.string().refine(() => false), 'a', 'this cannot stand here'],
];
for (const [behaviour, shape, value, words] of cases) {
  test(`${behaviour}: “${words}”`, () => {
    const [line] = said(z.strictObject({ it: shape }), `it: ${value}\n`);
    assert.match(line!, /^1:[3456] “it” does not fit: /);
    assert.equal(line!.replace(/^.*?does not fit: /, '').replace(/\. \[.*$/, ''), words);
  });
}

test('what is not there is missing, whatever words the shape has for it', () => {
  const shape = z.strictObject({ contact: z.email('expected an e-mail address') });
  assert.deepEqual(said(shape, 'contact: me\n'), [
    '1:10 “contact” does not fit: expected an e-mail address. [shape-invalid-format]',
  ]);
  assert.deepEqual(said(shape, '{}\n'), ['1:1 “contact” is missing. [shape-invalid-type]']);
});

test('a key that is not written as keys are is told how they are', () => {
  const shape = z.record(z.string().regex(/^[a-z]+$/, 'a name has small letters'), z.string());
  assert.deepEqual(said(shape, 'B1: x\n'), [
    '1:5 “B1” does not fit: it cannot be a key here: a name has small letters. [shape-invalid-key]',
  ]);
});

test('of several forms, the one whose kind is given says what is wrong with it, at its place', () => {
  const row = z.union([z.string(), z.record(z.string().regex(/^[a-z]+$/, 'small letters'), z.string())]);
  const lines = (rows: string) => said(z.strictObject({ row: z.union([z.string().min(2), row]) }), `row:\n${rows}`);
  assert.deepEqual(lines('  a: A\n  Bad: B\n  c: 3\n'), [
    '3:8 “row.Bad” does not fit: it cannot be a key here: small letters. [shape-invalid-key]',
    '4:6 “row.c” does not fit: expected a text, found the number 3. [shape-invalid-type]',
  ]);
});

test('a form among forms that has keys says which it lacks and which it does not know', () => {
  const shape = z.strictObject({ row: z.union([z.string(), z.strictObject({ text: z.string(), label: z.string() })]) });
  assert.deepEqual(said(shape, 'row: {text: A, lable: B}\n'), [
    '1:6 “row.label” is missing. [shape-invalid-type]',
    '1:23 There is no key “lable” here; the keys are “label”, “text”. [shape-unrecognized-keys]',
  ]);
});

test('what has none of several forms is told which there are, in the shape’s own words when it has some', () => {
  const forms = [z.string(), z.strictObject({ text: z.string() })] as const;
  const line = (words: string, kind = 'union') => [`1:6 “row” does not fit: ${words}. [shape-invalid-${kind}]`];
  const shape = z.strictObject({ row: z.union(forms) });
  assert.deepEqual(said(shape, 'row: 3\n'), line('expected a text or keys with values, found the number 3'));
  const worded = z.strictObject({ row: z.union(forms, { error: 'expected a row' }) });
  assert.deepEqual(said(worded, 'row: [a]\n'), line('expected a row, found a list'));
  assert.deepEqual(said(worded, '{}\n'), ['1:1 “row” is missing. [shape-invalid-type]']);
});

test('where several forms are of the kind that is given, none is guessed to be meant', () => {
  const forms = [z.strictObject({ one: z.string() }), z.strictObject({ two: z.string() })] as const;
  const line = (words: string) => [`1:6 “row” does not fit: ${words}. [shape-invalid-union]`];
  assert.deepEqual(said(z.strictObject({ row: z.union(forms) }), 'row: {}\n'), line('it has none of its forms'));
  const worded = z.strictObject({ row: z.union(forms, { error: 'a row is one or two' }) });
  assert.deepEqual(said(worded, 'row: {}\n'), line('a row is one or two'));
});

test('of forms told apart by their kind, an unknown kind is told which there are', () => {
  const forms = [z.strictObject({ kind: z.literal('one') }), z.strictObject({ kind: z.literal('two') })] as const;
  const shape = z.strictObject({ form: z.discriminatedUnion('kind', forms) });
  assert.deepEqual(said(shape, 'form: {kind: three}\n'), [
    '1:14 “form.kind” does not fit: expected “one” or “two”. [shape-invalid-union]',
  ]);
  assert.deepEqual(said(shape, 'form: {}\n'), ['1:7 “form.kind” is missing. [shape-invalid-type]']);
});

test('of a plan that is wrong all over, the first fifty problems come back and how many more there are', () => {
  const text = Array.from({ length: 51 }, (_, index) => `k${index}: 1\n`).join('');
  const { problems } = shaped(z.strictObject({ a: z.string().optional() }), text);
  assert.equal(problems.length, 51);
  assert.equal(problems[50]?.sentence, 'And 1 more problem in this file, from here on.');
});

test('a name that shapes would leave out without a word is refused', () => {
  const named = z.record(z.string(), z.string());
  assert.deepEqual(said(named, 'good: A\n__proto__: B\nconstructor: C\n'), [
    '2:12 Nothing can be called “__proto__”; choose another name. [shape-invalid-key]',
  ]);
});
