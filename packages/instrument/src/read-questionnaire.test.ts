// Longer than 300 lines for its table: each mistake with the lines that make it and the sentence that it is told in.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { problemLine, usable } from '@earshot/planfile';
import { everyKind, questionNamed, questionnaireFrom } from './fixtures/every-kind.ts';
import { readQuestionnaire } from './read-questionnaire.ts';
import { questionnaireVariables } from './variables.ts';

const surveys = path.join(import.meta.dirname, '../../../surveys');
const studies = readdirSync(surveys).filter((name) => existsSync(path.join(surveys, name, 'questionnaire.yml')));
const examples = readdirSync(path.join(surveys, 'examples')).map((name) => `examples/${name}`);

for (const study of [...studies, ...examples]) {
  test(`surveys/${study} has no problems`, () => {
    const file = path.join(surveys, study, 'questionnaire.yml');
    const { questionnaire, problems } = readQuestionnaire(file, readFileSync(file, 'utf8'));
    assert.deepEqual(problems.map(problemLine), []);
    assert.ok(questionnaire && questionnaire.blocks.length > 0);
  });
}

test('a questionnaire’s variables stand in the order of the sample and its questions, a grid as one a row', () => {
  assert.deepEqual(
    questionnaireVariables(everyKind).map(({ name, kind }) => `${name} ${kind}`),
    [
      'region single',
      'role single',
      'hours quantity',
      'team quantity',
      'reasons multiple',
      'main_reason single',
      'pay_more text',
      'office_quiet single',
      'office_safe single',
      'change text',
    ],
  );
});

test('a main reason can be any option but those that stand alone', () => {
  const main = questionnaireVariables(everyKind).find(({ name }) => name === 'main_reason');
  assert.ok(main?.kind === 'single');
  assert.deepEqual(
    main.categories.map(({ code }) => code),
    ['pay', 'hours', 'people', 'state'],
  );
});

test('what tables call an option fills nothing in', () => {
  const questionnaire = questionnaireFrom(`
title: T
sample: {authority: {kind: text, label: Authority}}
blocks:
  - {id: a, title: A, questions: [{id: q, kind: single, text: Q?, options: {a: 'I left {authority|it}', b: {text: '{authority|Home}'}}}]}
`);
  const [q] = questionnaireVariables(questionnaire).slice(1);
  assert.ok(q?.kind === 'single');
  assert.deepEqual(
    q.categories.map(({ label }) => label),
    ['I left it', 'Home'],
  );
});

test('what is left out has its plain meaning: the telephone reads the web’s words, nothing may be left blank', () => {
  const role = questionNamed(everyKind, 'role');
  assert.equal(role.text.telephone, role.text.web);
  assert.deepEqual([role.label, role.optional, role.dontKnow.web], ['What is your role?', false, null]);
  const change = questionNamed(everyKind, 'change');
  assert.ok(change.kind === 'text' && change.most === 2000);
  assert.deepEqual(everyKind.modes, ['web', 'telephone']);
});

/** A questionnaire whose questions are the lines given, the first of them on line 6. */
function problemsOf(...questions: string[]): string[] {
  const head = ['title: T', 'blocks:', '  - id: one', '    title: One', '    questions:'];
  const text = [...head, ...questions.map((line) => `      ${line}`)].join('\n');
  return readQuestionnaire('q.yml', text).problems.map(problemLine);
}
const ROLE = '- {id: role, kind: single, text: Role?, options: {a: A, b: B}}';
const WHY = '- {id: why, kind: multiple, text: Why?, options: {a: A, b: B}}';

const MISTAKES: readonly (readonly [string, readonly string[], string])[] = [
  [
    'a name that is nowhere',
    [ROLE, '- {id: age, kind: text, text: Age?, when: rolle = a}'],
    'q.yml:7:49 There is no question or variable “rolle” here. [expression-unknown-name]',
  ],
  [
    'a condition on what is asked later',
    ['- {id: age, kind: text, text: Age?, when: role = a}', ROLE],
    'q.yml:6:49 “role” is asked only here or later; a condition may read only what stands before it. [condition-forward]',
  ],
  [
    'a condition on the question itself',
    ['- {id: age, kind: text, text: Age?, when: answered(age)}'],
    'q.yml:6:58 “age” is asked only here or later; a condition may read only what stands before it. [condition-forward]',
  ],
  [
    'a code that the question does not have, in a quoted condition',
    [ROLE, "- {id: age, kind: text, text: Age?, when: 'role in (a, c)'}"],
    'q.yml:7:62 “role” has no code “c”. [expression-unknown-code]',
  ],
  [
    'a condition that cannot be read',
    [ROLE, '- {id: age, kind: text, text: Age?, when: role = a or role = b and role = a}'],
    'q.yml:7:70 “and” and “or” stand side by side; add brackets to say which belongs together. [expression-and-or]',
  ],
  [
    'a question called like another',
    [ROLE, '- {id: role, kind: text, text: Again?}'],
    'q.yml:7:14 Another question or variable is already called “role”. [name-duplicate]',
  ],
  [
    'a grid whose row has the name of a question',
    ['- {id: a_b, kind: text, text: T?}', '- {id: a, kind: grid, text: T?, rows: {b: B}, options: {x: X, y: Y}}'],
    'q.yml:7:14 Another question or variable is already called “a_b”. [name-duplicate]',
  ],
  [
    'a grid called like a question, which no variable shows',
    [ROLE, '- {id: role, kind: grid, text: T?, rows: {b: B}, options: {x: X, y: Y}}'],
    'q.yml:7:14 Another question is already called “role”. [name-duplicate]',
  ],
  [
    'a question called like a word of the language',
    ['- {id: count, kind: text, text: T?}'],
    'q.yml:6:14 “count” is a word of the expression language; choose another. [name-reserved]',
  ],
  [
    'a question called like the column that marks simulated people',
    ['- {id: simulated, kind: text, text: T?}'],
    'q.yml:6:14 “simulated” is the column that says which people are simulated; choose another name. [name-reserved]',
  ],
  [
    'a main reason of what is no multiple question',
    [ROLE, '- {id: main, kind: main, of: role, text: Which?}'],
    'q.yml:7:36 “role” is not a multiple question that stands before this one. [main-without-multiple]',
  ],
  [
    'a main reason before its reasons',
    ['- {id: main, kind: main, of: why, text: Which?}', WHY],
    'q.yml:6:36 “why” is not a multiple question that stands before this one. [main-without-multiple]',
  ],
  [
    'an empty range',
    ['- {id: age, kind: number, text: Age?, unit: years, range: [9, 3]}'],
    'q.yml:6:65 No number lies between 9 and 3. [range-empty]',
  ],
  [
    'a scale that is not there',
    ['- {id: role, kind: single, text: Role?, options: agree}'],
    'q.yml:6:56 There is no scale “agree” in this file. [scale-unknown]',
  ],
  [
    'a choice of one',
    ['- {id: role, kind: single, text: Role?, options: {a: A}}'],
    'q.yml:6:56 A choice needs two options or more. [options-too-few]',
  ],
  [
    'a text that fills in what was not asked before',
    ['- {id: age, kind: text, text: "For a {role|person}?"}', ROLE],
    'q.yml:6:38 The text fills in “role”, which is not asked before it. [fill-unknown]',
  ],
  [
    'a fill without words for when there is no answer',
    [ROLE.replace('B}}', 'B}, refused: No}'), '- {id: age, kind: text, text: "For a {role}?"}'],
    'q.yml:7:38 “role” may be without an answer here: write {role|words to use instead}. Such as: role is “refused or left blank”. [fill-without-fallback]',
  ],
];
for (const [mistake, questions, expected] of MISTAKES) {
  test(`${mistake} is a problem with its line and column`, () => {
    assert.deepEqual(problemsOf(...questions), [expected]);
  });
}

const MISSHAPEN: readonly (readonly [string, string, RegExp])[] = [
  ['an unknown kind', '- {id: a, kind: slider, text: T?}', /^q\.yml:6:.*kind is one of single, multiple, main, grid/],
  ['an unknown setting', '- {id: a, kind: text, text: T?, jump: b}', /^q\.yml:6:.*jump.*\[shape-unrecognized-keys\]$/],
  ['a name with capitals', '- {id: Role, kind: text, text: T?}', /^q\.yml:6:14 .*a name has lower-case letters/],
  ['a missing text', '- {id: a, kind: text}', /^q\.yml:6:9 .*“blocks\.0\.questions\.0\.text” is missing/],
  ['blank words', "- {id: a, kind: text, text: ' '}", /^q\.yml:6:\d+ “blocks\.0\.questions\.0\.text” does not fit/],
  ['a range of words', '- {id: a, kind: number, text: T?, unit: u, range: [low, 3]}', /^q\.yml:6:58 /],
  ['half a person', '- {id: a, kind: number, text: T?, unit: u, range: [0.5, 3]}', /^q\.yml:6:58 /],
  [
    'a grid without rows',
    '- {id: a, kind: grid, text: T?, rows: {}, options: {x: X, y: Y}}',
    /^q\.yml:6:.*a grid needs a row/,
  ],
  ['an option without words', '- {id: a, kind: single, text: T?, options: {x: X, y: true}}', /^q\.yml:6:.*expected/],
];
for (const [mistake, question, words] of MISSHAPEN) {
  test(`${mistake} is a problem at its place`, () => {
    const found = problemsOf(question);
    assert.equal(found.length, 1, found.join('\n'));
    assert.match(found[0]!, words);
  });
}

test('two blocks of one name are a problem', () => {
  const block = '{id: one, title: One, questions: [{id: Q, kind: text, text: T?}]}';
  const text = `title: T\nblocks:\n  - ${block.replace('Q', 'a')}\n  - ${block.replace('Q', 'b')}\n`;
  assert.deepEqual(readQuestionnaire('q.yml', text).problems.map(problemLine), [
    'q.yml:4:10 Another block is already called “one”. [block-duplicate]',
  ]);
});

test('all problems come back at once, from top to bottom, and no questionnaire with them', () => {
  const found = problemsOf(
    '- {id: role, kind: single, text: "{x|y}", options: agree, when: later = a}',
    '- {id: role, kind: number, text: T?, unit: u, range: [2, 1]}',
  );
  assert.deepEqual(
    found.map((line) => /\[(.*)\]$/.exec(line)?.[1]),
    ['fill-unknown', 'expression-unknown-name', 'scale-unknown', 'range-empty', 'name-duplicate'],
  );
  assert.equal(readQuestionnaire('q.yml', 'title: T\nblocks: []\n').questionnaire, null);
});

for (const study of examples) {
  test(`surveys/${study} with any of its lines lost or doubled is either whole or has problems; it never throws`, () => {
    const lines = readFileSync(path.join(surveys, study, 'questionnaire.yml'), 'utf8').split('\n');
    for (let at = 0; at < lines.length; at += 1) {
      for (const repeat of [0, 2]) {
        const text = lines
          .flatMap((line, index) => (index === at ? new Array<string>(repeat).fill(line) : line))
          .join('\n');
        const { questionnaire, problems } = readQuestionnaire('q.yml', text);
        assert.equal(questionnaire === null, !usable(problems), `line ${at + 1}, ${repeat} times`);
        assert.ok(problems.every(({ place }) => place.line >= 1 && place.line <= lines.length + 1));
      }
    }
  });
}

test('a file that is not YAML, or empty, is a problem and not a crash', () => {
  for (const text of ['', 'title: [', '- a', 'null', '\u0000']) {
    const { questionnaire, problems } = readQuestionnaire('q.yml', text);
    assert.equal(questionnaire, null);
    assert.ok(problems.length > 0, JSON.stringify(text));
  }
});

test('an option that contradicts all others, but can be picked beside them, is pointed out', () => {
  const file = (options: string): string =>
    `title: T\nblocks: [{id: a, title: A, questions: [{id: q, kind: multiple, text: Q?, options: {${options}}}]}]\n`;
  const codesOf = (options: string): string[] =>
    readQuestionnaire('q.yml', file(options)).problems.map(({ code, severity }) => `${severity} ${code}`);
  for (const label of [
    'None of these',
    'none',
    'Nothing.',
    'Not applicable',
    'Don’t know',
    '"No, nothing would help"',
    'None – I had no help',
    '"Nothing in particular, it is that kind of job"',
  ]) {
    assert.deepEqual(codesOf(`a: Pay, b: ${label}`), ['warning exclusive-not-marked'], label);
    assert.deepEqual(codesOf(`a: Pay, b: {label: ${label}, exclusive: true}`), [], label);
  }
  assert.deepEqual(codesOf('a: None of my colleagues stay, b: Nothing changes, c: No-one asks me, d: No overtime'), []);
});

test('a file of thousands of questions is refused with their number, before anything else is looked at', () => {
  const questions = Array.from(
    { length: 2001 },
    (_, index) => `{id: q${index}, kind: text, text: T?, when: nowhere = 1}`,
  );
  const { questionnaire, problems } = readQuestionnaire(
    'q.yml',
    `title: T\nblocks:\n  - {id: a, title: A, questions: [${questions.join(', ')}]}\n`,
  );
  assert.equal(questionnaire, null);
  assert.deepEqual(problems.map(problemLine), [
    'q.yml:3:3 A questionnaire can hold 2000 questions, notes and closes; this one holds 2001. [questionnaire-too-long]',
  ]);
});

test('beside what cannot be read, the routes are still proved, and nothing is said of those that nobody knows', () => {
  assert.deepEqual(
    problemsOf(
      ROLE,
      '- {id: age, kind: text, text: Age?, when: rolle = a, base: role = b}',
      '- {id: team, kind: text, text: Team?, when: answered(age), base: role = a}',
      '- {id: hours, kind: text, text: Hours?, when: role = a and role = b}',
    ),
    [
      'q.yml:7:49 There is no question or variable “rolle” here. [expression-unknown-name]',
      'q.yml:9:53 Nobody can reach the question “hours”. [question-unreachable]',
    ],
  );
});

test('a check that cannot be read is one problem, and nothing is said of what it would decide', () => {
  const check = '{id: sure, kind: KIND, when: nobody > 5, text: Sure?}';
  const age = `- {id: age, kind: number, text: Age?, unit: years, range: [0, 99], checks: [${check}]}`;
  const later = [
    '- {id: why, kind: text, text: Why?, when: sure = confirmed}',
    '- {id: old, kind: text, text: T, when: age > 9}',
  ];
  const unknown = 'q.yml:6:112 There is no question or variable “nobody” here. [expression-unknown-name]';
  assert.deepEqual(problemsOf(age.replace('KIND', 'soft'), ...later), [unknown]);
  assert.deepEqual(problemsOf(age.replace('KIND', 'hard'), later[1]!), [unknown]);
});

test('the checks of a question have names of their own, and none reads whether another was confirmed', () => {
  const [first, second] = [
    '{id: sure, kind: soft, when: age > 5, text: S}',
    '{id: again, kind: hard, when: sure = confirmed, text: T}',
  ];
  const age = (checks: string): string =>
    `- {id: age, kind: number, text: Age?, unit: years, range: [0, 99], checks: [${checks}]}`;
  const codesOf = (checks: string): (string | undefined)[] =>
    problemsOf(age(checks)).map((line) => /\[(.*)\]$/.exec(line)?.[1]);
  assert.deepEqual(codesOf(`${first}, ${second}`), ['condition-forward']);
  assert.deepEqual(codesOf(`${first}, ${first}`), ['name-duplicate']);
  assert.deepEqual(
    codesOf(`${second.replace('sure = confirmed', 'age > 7')}, ${second.replace('sure = confirmed', 'age > 8')}`),
    ['name-duplicate'],
  );
});

test('a line to write in that comes later is named as such, and a scale is not what every object has', () => {
  const later = '- {id: b, kind: single, text: B?, options: {x: X, y: {text: Y, specify: What?}}}';
  const [problem, ...others] = problemsOf('- {id: a, kind: text, text: A?, when: answered(b_y_text)}', later);
  assert.match(problem!, /“b_y_text” is asked only here or later/);
  assert.deepEqual(others, []);
  assert.match(problemsOf('- {id: a, kind: single, text: A?, options: constructor}')[0]!, /\[scale-unknown\]$/);
});

test('a control character that a text hides behind a backslash is a problem at its place', () => {
  const [problem, ...others] = problemsOf('- {id: a, kind: text, text: "A\\0B"}');
  assert.match(problem!, /^q\.yml:6:\d+ .*control character.*\[shape-invalid-format\]$/);
  assert.deepEqual(others, []);
});
