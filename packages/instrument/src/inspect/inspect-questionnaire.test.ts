import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuestionnaire } from '../read-questionnaire.ts';

/** What is said of a questionnaire with these scales and questions. */
function said(questions: readonly string[], scales = ''): string[] {
  const head = `title: T\n${scales}blocks:\n  - id: one\n    title: One\n    questions:`;
  const text = [head, ...questions.map((question) => `      - ${question}`)].join('\n');
  const { problems } = readQuestionnaire('q.yml', text);
  return problems.map(({ code, question, sentence }) => `${question ?? '-'} ${code}: ${sentence}`);
}

const AGREE = 'scales: {agree: {agree: Agree, neither: Neither agree nor disagree, disagree: Disagree}}\n';
const GRID = '{id: views, kind: grid, text: Do you?, options: agree, rows: {quiet: It is quiet, safe: It is safe}}';
const single = (options: string): string => `{id: one, kind: single, text: Do you?, options: {${options}}}`;

test('a list that is a scale of the file is no slip, whatever stands beside the scale', () => {
  assert.deepEqual(
    said([GRID, single('agree: Agree, neither: Neither agree nor disagree, disagree: Disagree')], AGREE),
    [],
  );
  const withMore = 'agree: Agree, neither: Neither agree nor disagree, disagree: Disagree, unsure: Don’t know';
  assert.deepEqual(said([GRID, single(withMore)], AGREE), []);
});

const FOUR =
  'scales: {likely: {very: Very likely, fairly: Fairly likely, hardly: Not very likely, not: Not at all likely}}\n';
const USES = '{id: first, kind: single, text: Will you?, options: likely}';
const SLIPS: readonly (readonly [string, string, string])[] = [
  [
    'in another order',
    'a: Very likely, b: Not very likely, c: Fairly likely, d: Not at all likely',
    'in another order',
  ],
  ['without a step', 'a: Very likely, b: Fairly likely, c: Not at all likely', 'without “Not very likely”'],
  [
    'with a step more',
    'a: Very likely, b: Fairly likely, x: Quite likely, c: Not very likely, d: Not at all likely',
    'with “Quite likely” as well',
  ],
  [
    'in other words',
    'a: Very likely, b: Fairy likely, c: Not very likely, d: Not at all likely',
    '“Fairy likely” stands where that has “Fairly likely”',
  ],
  [
    'with codes changed',
    'very: Very likely, hardly: Fairly likely, fairly: Not very likely, not: Not at all likely',
    'the code hardly is “Fairly likely” here, and “Not very likely” there',
  ],
];

for (const [how, options, words] of SLIPS) {
  test(`a list that is a scale ${how} is pointed out`, () => {
    assert.deepEqual(said([USES, single(options)], FOUR), [
      `one scale-differs: These options are the scale “likely”, but ${words}.`,
    ]);
  });
}

test('of lists without a name, the one that is used least is held to the others', () => {
  const rows = 'rows: {a: This, b: That}';
  const five = 'options: {a: Very good, b: Good, c: Average, d: Poor, e: Very poor}';
  const turned = 'options: {a: Very good, b: Good, d: Poor, c: Average, e: Very poor}';
  const grids = [
    `{id: first, kind: grid, text: How?, ${rows}, ${turned}}`,
    `{id: second, kind: grid, text: How?, ${rows}, ${five}}`,
    `{id: third, kind: single, text: How?, ${five}}`,
  ];
  assert.deepEqual(said(grids), ['first scale-differs: These options are those of “second”, but in another order.']);
});

test('lists of reasons, of groups and scales with names of their own may differ', () => {
  const reasons = 'a: The pay, b: The hours, c: The people, d: The place';
  assert.deepEqual(
    said([single(reasons), '{id: two, kind: single, text: Why?, options: {a: The pay, b: The hours, c: The people}}']),
    [],
  );
  const groups =
    '{id: two, kind: multiple, text: Which?, options: {very: Very likely, fairly: Fairly likely, not: Not at all likely}}';
  assert.deepEqual(said([USES, groups], FOUR), []);
  const both = FOUR.replace('}}', '}, short: {very: Very likely, fairly: Fairly likely, not: Not at all likely}}');
  assert.deepEqual(said([USES, '{id: two, kind: single, text: Will you?, options: short}'], both), []);
});

test('options in the same words are told, however they are spaced', () => {
  assert.deepEqual(said([single('a: Full time, b: Part-time, c: full  time')]), [
    'one option-repeated: “c” reads the same as “a”: “full time”.',
  ]);
  assert.deepEqual(said([single('a: Full time, b: Part time')]), []);
});

test('several lines to write in, and options for different people, may have the same words', () => {
  const others = 'a: Pay, b: {text: Other, specify: What?}, c: {text: Other, specify: What?}';
  assert.deepEqual(said([`{id: one, kind: multiple, text: Why?, options: {${others}}}`]), []);
});

test('rows in the same words are told', () => {
  const rows = 'rows: {quiet: It is quiet, safe: It is safe, calm: It is quiet.}';
  assert.deepEqual(said([GRID.replace(/rows: .*\}\}/, `${rows}}`)], AGREE), [
    'views row-repeated: The row “calm” reads the same as “quiet”: “It is quiet.”.',
  ]);
});

test('an option that asks for more needs a line to write it in', () => {
  assert.deepEqual(said([single('a: Pay, b: Other (please specify)')]), [
    'one specify-missing: “Other (please specify)” asks for more, and there is no line to write it in: add {specify: …}.',
  ]);
  assert.deepEqual(
    said([single('a: Pay, b: {text: Other (please specify), specify: What?}, c: To write in Welsh')]),
    [],
  );
});

test('a line to write in that nobody would see is told', () => {
  const number = (more: string) =>
    `{id: cases, kind: number, text: Cases?, unit: cases, range: [0, 9], instead: {none: {text: None at all${more}}}}`;
  assert.deepEqual(said([number(', specify: Why?')]), [
    'cases specify-ignored: “none” has a line to write in, and is not an option of a single or multiple question: nobody sees it.',
  ]);
  assert.deepEqual(said([number('')]), []);
});

test('a main reason among reasons of which only one can be picked is never asked', () => {
  const why = (most: string) => `{id: why, kind: multiple, text: Why?${most}, options: {pay: Pay, hours: Hours}}`;
  const main = '{id: main, kind: main, of: why, text: Which mainly?}';
  assert.match(said([why(', most: 1'), main]).join('\n'), /^main question-unreachable: /);
  assert.deepEqual(said([why(''), main]), []);
});

test('problems name the question that they stand in; those of notes, scales and titles none', () => {
  assert.match(said([single('a: A, b: B').replace('}}', '}, when: x = y}')])[0]!, /^one expression-unknown-name/);
  assert.match(said([single('a: A, b: B').replace('}}', '}, colour: red}')])[0]!, /^one shape-unrecognized-keys/);
  assert.match(said(['{id: note, kind: note, text: "{x}"}', single('a: A, b: B')])[0]!, /^- fill-unknown/);
  assert.match(said([USES], FOUR.replace('not: Not', 'again: very likely, not: Not'))[0]!, /^- option-repeated/);
});
