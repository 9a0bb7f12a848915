import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyKind } from '../fixtures/every-kind.ts';
import { readQuestionnaire } from '../read-questionnaire.ts';
import { questionnaireVariables } from '../variables.ts';
import { askedBy } from './asked-by.ts';

const text = `
title: Routes
modes: [web]
sample: {region: {kind: single, label: Region, categories: {north: North, south: South}}}
blocks:
  - id: first
    title: First
    questions:
      - {id: role, kind: single, text: Role?, options: {a: A, b: {text: B, specify: Which?}}}
      - {id: stop, kind: close, when: role = b, outcome: screened_out, text: Thanks}
      - {id: stress, kind: single, text: Stressed?, options: {yes: 'Yes', no: 'No'}}
  - id: second
    title: Second
    when: region = north
    questions:
      - {id: reasons, kind: multiple, when: stress = yes, text: Why?, options: {x: X, y: Y}}
      - {id: main, kind: main, of: reasons, text: Mainly?}
      - id: views
        kind: grid
        text: How far?
        rows: {one: One, two: {text: Two, when: stress = no}}
        options: {yes: 'Yes', no: 'No'}
`;

test('what decides whether a variable is asked: its block, question and row, closes before it, what it follows', () => {
  const { questionnaire, problems } = readQuestionnaire('q.yml', text);
  assert.ok(questionnaire, JSON.stringify(problems));
  const found = askedBy(questionnaire);
  const read = (name: string): string[] => [...found.get(name)!].sort();
  assert.deepEqual(read('role'), []);
  assert.deepEqual(read('role_b_text'), ['role']);
  assert.deepEqual(read('stress'), ['role']);
  assert.deepEqual(read('reasons'), ['region', 'role', 'stress']);
  assert.deepEqual(read('main'), ['reasons', 'region', 'role']);
  assert.deepEqual(read('views_one'), ['region', 'role']);
  assert.deepEqual(read('views_two'), ['region', 'role', 'stress']);
  assert.equal(found.has('region'), false);
});

test('every variable that is asked has an entry, and reads only variables that there are', () => {
  const names = new Set(questionnaireVariables(everyKind).map(({ name }) => name));
  const found = askedBy(everyKind);
  const known = new Set(everyKind.sample.map(({ name }) => name));
  assert.deepEqual([...found.keys()].sort(), [...names].filter((name) => !known.has(name)).sort());
  assert.ok([...found.values()].every((read) => [...read].every((name) => names.has(name))));
});
