import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, DONT_KNOW, holds, NOT_ASKED, REFUSED, type Value } from '@earshot/dataset';
import { readPlan, shapePlan } from '@earshot/planfile';
import fc from 'fast-check';
import { buildQuestionnaire } from '../build/build-questionnaire.ts';
import { type Answers, pathOf, type Step } from '../path.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { readQuestionnaire } from '../read-questionnaire.ts';
import { questionnaireShape } from '../shape.ts';
import { namesOf, questionsOf } from '../variables.ts';

const QUESTIONS = `
      - {id: one, kind: single, text: One?, options: {yes_: Yes, no_: No}, refused: Rather not say}
      - {id: hours, kind: number, text: Hours?, unit: h, range: [0, 168], when: one = yes_}
      - {id: many, kind: multiple, text: Many?, most: 2, options: {p: P, q: Q, r: R, none: {label: None, exclusive: true}}}
      - {id: main, kind: main, of: many, text: Which?}
`;

/** The problems of these questions followed by one more, as code and line of the file. */
function found(question: string): string[] {
  const text = `title: T\nblocks:\n  - id: a\n    title: A\n    questions:${QUESTIONS}      - ${question}\n`;
  return readQuestionnaire('q.yml', text).problems.map(({ code, place, witness }) =>
    [code, place.line, ...(witness ?? []).map(({ name, answer }) => `${name}: ${answer}`)].join(' '),
  );
}
const LINE = 10;
const asked = (when: string, more = ''): string => `{id: last, kind: text, text: Last?, when: '${when}'${more}}`;

test('a question that nobody can reach is found, whatever makes it so', () => {
  for (const when of [
    'one = no_ and hours > 3',
    'hours > 168',
    'hours < 0',
    'count(many) > 2',
    'many includes none and main = p',
    'main = p and not (many includes p)',
    'refused(one) and answered(hours)',
    'refused(many)',
  ]) {
    assert.deepEqual(found(asked(when)), [`question-unreachable ${LINE}`], when);
  }
});

test('a question that somebody can reach is not', () => {
  for (const when of [
    'hours = 168',
    'count(many) = 2',
    'main = p and count(many) = 1',
    'not_asked(hours)',
    'refused(one)',
    'not (one = yes_) and main in (q, r)',
  ]) {
    assert.deepEqual(found(asked(when)), [], when);
  }
});

test('a condition that everybody meets is pointed out', () => {
  for (const when of ['answered(many)', 'one = yes_ or not (one = yes_) or refused(one)', 'count(many) >= 1']) {
    assert.deepEqual(found(asked(when)), [`condition-always-true ${LINE}`], when);
  }
});

test('a stated base that the routes do not keep is shown by the fewest answers', () => {
  assert.deepEqual(found(asked('one = yes_', ', base: one = yes_ and hours > 40')), [
    `asked-outside-base ${LINE} one: Yes hours: 0`,
  ]);
  assert.deepEqual(found(asked('one = yes_ and hours > 40', ', base: one = yes_')), [
    `base-not-asked ${LINE} one: Yes hours: 0`,
  ]);
  assert.deepEqual(found(asked('one = yes_', ', base: answered(hours)')), []);
});

test('a text that fills in what nobody there has answered is pointed out', () => {
  assert.deepEqual(found(`{id: last, kind: text, text: 'You said {hours|nothing}', when: one = no_}`), [
    `fill-never-there ${LINE}`,
  ]);
  assert.deepEqual(found(`{id: last, kind: text, text: 'You said {hours|nothing}'}`), []);
});

test('a block that nobody can reach is one problem, not one for each of its questions', () => {
  const text = `title: T\nblocks:\n  - {id: a, title: A, questions: [{id: x, kind: number, text: X?, unit: u, range: [1, 5]}]}
  - {id: b, title: B, when: x > 5, questions: [{id: y, kind: text, text: Y?}, {id: z, kind: text, text: Z?}]}\n`;
  const { questionnaire, problems } = readQuestionnaire('q.yml', text);
  assert.equal(questionnaire, null);
  assert.deepEqual(
    problems.map(({ code, place }) => `${code} ${place.line}:${place.column}`),
    ['block-unreachable 4:29'],
  );
});

test('a base on a main reason counts those whose only reason it is', () => {
  assert.deepEqual(found(asked('answered(main)', ', base: answered(main)')), []);
  const text = `title: T\nblocks:\n  - id: a\n    title: A\n    questions:${QUESTIONS.replace('text: Which?', "text: Which?, base: 'answered(many) and not (many includes none)'")}`;
  assert.deepEqual(readQuestionnaire('q.yml', text).problems, []);
});

test('a text that nobody can give leads nowhere', () => {
  for (const text of ['', 'too long for it', ' a ']) {
    const file = `title: T\nblocks: [{id: a, title: A, questions: [{id: t, kind: text, most: 3, text: T?}, {id: u, kind: text, text: U?, when: 't = "${text}"'}]}]\n`;
    assert.deepEqual(
      readQuestionnaire('q.yml', file).problems.map(({ code }) => code),
      ['question-unreachable'],
    );
  }
});

/** `{r0: …, r1: …}` and so on, of so many. */
const listOf = (count: number, words: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => words(index)).join(', ');

test('a main reason among fifty is decided like one among three', () => {
  const file = `title: T\nblocks: [{id: a, title: A, questions: [{id: m, kind: multiple, text: M?, options: {${listOf(50, (index) => `o${index}: O${index}`)}}},
    {id: w, kind: main, of: m, text: W?}, {id: u, kind: text, text: U?, when: 'w = o7 and not (m includes o7)'}]}]\n`;
  assert.deepEqual(
    readQuestionnaire('q.yml', file).problems.map(({ code }) => code),
    ['question-unreachable'],
  );
});

test('conditions too entangled to decide are said to be so, at their place, and stop nothing', () => {
  const rows = `{${listOf(40, (index) => `r${index}: R${index}`)}}`;
  const pairs = Array.from({ length: 40 }, (_, index) => `(a_r${index} = y and b_r${index} = y)`).join(' or ');
  const file = `title: T\nblocks:\n  - id: a\n    title: A\n    questions:
      - {id: a, kind: grid, text: A?, options: {y: Y, n: N}, rows: ${rows}}
      - {id: b, kind: grid, text: B?, options: {y: Y, n: N}, rows: ${rows}}
      - {id: c, kind: text, text: C?, when: '${pairs}'}\n`;
  const { questionnaire, problems } = readQuestionnaire('q.yml', file);
  assert.ok(questionnaire);
  assert.deepEqual(
    problems.map(({ code, severity, place }) => [code, severity, place.line]),
    [['not-proved', 'warning', 8]],
  );
});

const SMALL = ['one', 'two', 'many', 'main'] as const;
const leaf = fc.oneof(
  fc.constantFrom('one = a', 'one in (a, b)', 'one != c', 'refused(one)', 'not_asked(two)', 'answered(main)'),
  fc.constantFrom('two > 1', 'two <= 2', 'two = 0', 'dont_know(two)', 'main = p', 'main in (q, p)'),
  fc.constantFrom('many includes p', 'many includes (q, n)', 'count(many) >= 2', 'count(many) = 1', 'refused(main)'),
);
const condition = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}) and (${b})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}) or (${b})`),
    tie('any').map((a) => `not (${a})`),
  ),
})).any;

function smallQuestionnaire(forTwo: string, forMany: string, forLast: string, base: string): string {
  return `title: T
blocks:
  - id: a
    title: A
    questions:
      - {id: one, kind: single, text: One?, options: {a: A, b: B, c: C}, refused: R}
      - {id: two, kind: number, text: Two?, unit: u, range: [0, 3], dont_know: D, when: '${forTwo}'}
      - {id: many, kind: multiple, text: Many?, options: {p: P, q: Q, n: {label: N, exclusive: true}}, when: '${forMany}'}
      - {id: main, kind: main, of: many, text: Main?, refused: R}
      - {id: last, kind: text, text: Last?, optional: true, when: '${forLast}', base: '${base}'}
`;
}

/** The questionnaire as it is built, without the proof that would stop it. */
function walkable(text: string): Questionnaire {
  const { plan } = readPlan('q.yml', text);
  return buildQuestionnaire(plan!, shapePlan(plan!, questionnaireShape).value!).questionnaire;
}

/** Every answer that a step can take. */
function possibleAnswers({ question, options }: Step): Value[] {
  if (question.kind === 'number') return [...[0, 1, 2, 3].map((number) => answered(number)), DONT_KNOW];
  if (question.kind === 'multiple') return [['p'], ['q'], ['p', 'q'], ['n']].map((codes) => answered(codes));
  if (question.kind === 'text') return [REFUSED];
  return [...options.map(({ code }) => answered(code)), REFUSED];
}

/** Everybody that there can be: one for each way of answering to the end. */
function everybody(questionnaire: Questionnaire, answers: Answers = {}): Record<string, Value>[] {
  const path = pathOf(questionnaire, answers);
  if (!path.next) return [{ ...path.values }];
  const [name] = namesOf(path.next.question);
  return possibleAnswers(path.next).flatMap((value) => everybody(questionnaire, { ...answers, [name!]: value }));
}

const earlier = (names: readonly string[]) =>
  condition.filter((text) => SMALL.every((name) => names.includes(name) || !new RegExp(`\\b${name}\\b`).test(text)));

test('for any conditions, the proof agrees with asking everybody that there can be', () => {
  fc.assert(
    fc.property(earlier(['one']), earlier(['one', 'two']), condition, condition, (forTwo, forMany, forLast, base) => {
      const text = smallQuestionnaire(forTwo, forMany, forLast, base);
      // Proved problems stop a questionnaire; without its conditions' base it can still be walked.
      const { problems } = readQuestionnaire('q.yml', text);
      const walked = walkable(text);
      const people = everybody(walked);
      const reached = (name: string): boolean => people.some((person) => person[name]!.state !== 'not_asked');
      const told = (code: string, question: string): boolean =>
        problems.some((problem) => problem.code === code && problem.question === question);
      for (const { id } of questionsOf(walked)) {
        if (id === 'main') continue; // has a value without being asked when one reason was picked
        assert.equal(told('question-unreachable', id), !reached(id), `${id}\n${text}`);
      }
      const last = questionsOf(walked).find(({ id }) => id === 'last')!;
      if (!reached('last')) return;
      const belongs = (person: Record<string, Value>): boolean =>
        holds(last.base!.expression, (name) => person[name] ?? NOT_ASKED);
      const isAsked = (person: Record<string, Value>): boolean => person.last!.state !== 'not_asked';
      const missed = people.some((person) => belongs(person) && !isAsked(person));
      const beyond = people.some((person) => !belongs(person) && isAsked(person));
      assert.equal(told('base-not-asked', 'last'), missed, text);
      assert.equal(told('asked-outside-base', 'last'), beyond, text);
      assert.equal(told('condition-always-true', 'last'), people.every(isAsked), text);
    }),
    { numRuns: 150 },
  );
});

test('a question for everybody is held to it', () => {
  assert.deepEqual(found(asked('one = yes_', ', base: everybody')), [
    `base-not-asked ${LINE} one: refused or left blank`,
  ]);
  assert.deepEqual(found('{id: last, kind: text, text: Last?, base: everybody}'), []);
});

test('whoever fails a check by what they wrote in can write something else', () => {
  const last = (checks: string): string =>
    `{id: last, kind: single, text: L?, options: {x: X, y: {text: Y, specify: Which?}}, checks: [${checks}]}`;
  const mustPick = '{id: first, kind: hard, when: not (last = y), text: No}';
  const mayNotWrite = `{id: second, kind: hard, when: 'last_y_text = "bad"', text: No}`;
  assert.deepEqual(found(last(`${mustPick}, ${mayNotWrite}`)), []);
  const anything = '{id: third, kind: hard, when: answered(last_y_text) or refused(last_y_text), text: No}';
  assert.deepEqual(found(last(`${mustPick}, ${anything}`)), [`check-dead-end ${LINE}`]);
});

test('a line to write in that alone is read leads on whoever picked its option', () => {
  const text = (when: string): string => `title: T
blocks:
  - id: a
    title: A
    questions:
      - {id: first, kind: single, text: F?, options: {x: X, y: {text: Y, specify: Which?}}}
      - {id: last, kind: text, text: L?, when: ${when}}
`;
  const codesOf = (when: string): string[] => readQuestionnaire('q.yml', text(when)).problems.map(({ code }) => code);
  for (const state of ['answered', 'refused', 'not_asked']) assert.deepEqual(codesOf(`${state}(first_y_text)`), []);
  assert.deepEqual(codesOf('answered(first_y_text) and not_asked(first_y_text)'), ['question-unreachable']);
});

test('an answer that nobody could give otherwise is left out of what shows a problem', () => {
  const forced = '{id: only, kind: single, text: O?, options: {x: X, y: {text: Y, when: one = no_ and one = yes_}}}';
  const text = `title: T\nblocks:\n  - id: a\n    title: A\n    questions:${QUESTIONS}      - ${forced}
      - {id: last, kind: text, text: Last?, base: only = y or main = p}\n`;
  const problem = readQuestionnaire('q.yml', text).problems.find(({ code }) => code === 'asked-outside-base');
  assert.deepEqual(problem?.witness, [{ name: 'many', answer: 'None' }]);
});

test('whoever can say don’t know by telephone only finds no way past a check online', () => {
  const last = (more: string): string =>
    `{id: last, kind: number, text: L?, unit: u, range: [0, 9], checks: [{id: c, kind: hard, when: last >= 0, text: No}]${more}}`;
  const text = (more: string): string =>
    `title: T\ntelephone: {dont_know: DK}\nblocks: [{id: a, title: A, questions: [{id: first, kind: text, text: F?}, ${last(more)}]}]\n`;
  const saidOf = (more: string): string[] =>
    readQuestionnaire('q.yml', text(more)).problems.map(({ sentence }) => sentence);
  assert.deepEqual(saidOf(''), ['Somebody comes to “last” whom online no answer gets past its hard checks.']);
  for (const more of [', dont_know: Not sure', ', optional: true', ', modes: [telephone]'])
    assert.deepEqual(saidOf(more), []);
});
