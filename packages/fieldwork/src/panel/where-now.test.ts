import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, DONT_KNOW, REFUSED } from '@earshot/dataset';
import { readQuestionnaire } from '@earshot/instrument';
import { readFieldworkPlan } from '../read-plan.ts';
import { whereNow } from './where-now.ts';

const { questionnaire } = readQuestionnaire(
  'questionnaire.yml',
  `
title: T
sample: {role_before: {kind: single, label: Role, categories: {worker: Worker, manager: Manager}}}
blocks:
  - id: all
    title: All
    questions:
      - {id: status, kind: single, text: What do you do?, options: {here: Here, elsewhere: Elsewhere, retired: Retired}}
      - {id: moved, kind: single, text: Moved?, when: status = here, options: {yes: 'Yes', no: 'No'}}`,
);
assert.ok(questionnaire);

function read(groups: string) {
  return readFieldworkPlan(
    'fieldwork.yml',
    `
protocol: [{id: close, kind: close, day: 20}]
outcomes: {eligibility: known}
panel:
  from: before
  where_now:
${groups}`,
    questionnaire!,
  );
}

const { plan } = read(`
    - {id: retired, is: left, label: Retired, when: status = retired}
    - {id: gone, is: left, label: Gone, when: status != here}
    - {id: moved, is: moved, label: Moved, when: moved = yes and role_before = worker}`);
const where = (values: Parameters<typeof whereNow>[1]) => whereNow(plan!.panel!.whereNow, values);

test('the first group that holds counts', () => {
  assert.equal(where({ status: answered('retired') }), 'retired');
  assert.equal(where({ status: answered('elsewhere') }), 'gone');
});

test('a group can ask for what was known before the first question', () => {
  const moved = { status: answered('here'), moved: answered('yes') };
  assert.equal(where({ ...moved, role_before: answered('worker') }), 'moved');
  assert.equal(where({ ...moved, role_before: answered('manager') }), 'same');
});

test('whoever did not know or would not say is not taken to be where they were', () => {
  assert.equal(where({ status: answered('here'), moved: answered('no') }), 'same');
  assert.equal(where({ status: REFUSED }), 'not_said');
  assert.equal(where({ status: answered('here'), moved: DONT_KNOW }), 'not_said');
  assert.equal(where({ status: answered('retired'), moved: DONT_KNOW }), 'retired');
});

test('every mistake in the groups is found, at its place', () => {
  const { plan: none, problems } = read(`
    - {id: gone, is: left, label: Gone, when: stauts = retired}
    - {id: gone, is: left, label: Gone, when: status = dead}
    - {id: same, is: moved, label: Same, when: status = here}`);
  assert.equal(none, null);
  assert.deepEqual(
    problems.map(({ code, place }) => [code, place.line]),
    [
      ['expression-unknown-name', 8],
      ['where-now-name', 9],
      ['expression-unknown-code', 9],
      ['where-now-name', 10],
    ],
  );
});
