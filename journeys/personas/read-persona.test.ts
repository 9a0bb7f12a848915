import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuestionnaire } from '@earshot/instrument';
import { readPersona } from './read-persona.ts';

const { questionnaire } = readQuestionnaire(
  'questionnaire.yml',
  `
title: Small
modes: [web]
sample: {link: {kind: single, label: Link, categories: {open: Open, personal: Personal}}}
blocks:
  - id: a
    title: A
    questions:
      - {id: role, kind: single, text: Role?, options: {worker: Worker, refused: Refused}}
      - {id: why, kind: multiple, text: Why?, options: {pay: Pay, team: Team}, dont_know: Not sure}
      - {id: hours, kind: number, text: Hours?, unit: hours, range: [0, 99]}
`,
);

function problemsOf(text: string): string[] {
  const { problems } = readPersona('somebody.yml', text, (study) => (study === 'small' ? questionnaire : null));
  return problems.map(({ code, place }) => `${code} ${place.line}`);
}

test('a persona says who they are, what they say, and what they must and must not meet', () => {
  const { persona, problems } = readPersona(
    'ada.yml',
    `
who: Ada, a worker
study: small
sample: {link: open}
answers: {role: refused, why: dont_know, hours: 40}
must_meet: [why]
`,
    () => questionnaire,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(persona?.answers, {
    role: { state: 'answered', value: 'refused' },
    why: { state: 'dont_know' },
    hours: { state: 'answered', value: 40 },
  });
  assert.deepEqual([persona?.modes, persona?.mustMeet, persona?.outcome], [['web'], ['why'], 'completed']);
});

test('whatever a persona has wrong is found, with its line', () => {
  assert.deepEqual(problemsOf('who: Ada\nstudy: other\n'), ['persona-unknown-study 2']);
  assert.deepEqual(
    problemsOf(`who: Ada
study: small
modes: [telephone]
sample:
  link: ajar
answers:
  role: manager
  why: pay
  hours: forty
  wages: 1
must_meet: [role, money]
must_not_meet: [time]
`),
    [
      'persona-unknown-mode 3',
      'persona-wrong-value 5',
      'persona-wrong-value 7',
      'persona-wrong-value 8',
      'persona-wrong-value 9',
      'persona-unknown-variable 10',
      'persona-unknown-question 11',
      'persona-unknown-question 12',
    ],
  );
});

test('a persona of another shape is refused', () => {
  assert.deepEqual(problemsOf('who: Ada\nstudy: small\noutcome: happy\nages: 3\n'), [
    'shape-invalid-value 3',
    'shape-unrecognized-keys 4',
  ]);
});
