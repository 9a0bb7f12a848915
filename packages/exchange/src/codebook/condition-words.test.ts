import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExpression, type Variable } from '@earshot/dataset';
import { conditionWordsFor } from './condition-words.ts';

const VARIABLES: Variable[] = [
  {
    kind: 'single',
    name: 'role',
    label: 'Role',
    categories: [
      { code: 'worker', label: 'Social worker' },
      { code: 'manager', label: 'Manager' },
      { code: 'student', label: 'Student' },
    ],
  },
  { kind: 'multiple', name: 'reasons', label: 'Reasons', categories: [{ code: 'pay', label: 'The pay' }] },
  { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' },
  { kind: 'quantity', name: 'direct', label: 'Direct hours', unit: 'hours' },
  { kind: 'text', name: 'word', label: 'Word' },
];

const SAID: Record<string, string> = {
  'role = worker': 'role is “Social worker”',
  'role != worker': 'role is not “Social worker”',
  'role in (worker, manager, student)': 'role is “Social worker”, “Manager” or “Student”',
  'not (role in (worker, manager))': 'role is neither “Social worker” nor “Manager”',
  'not (role in (worker))': 'role is not “Social worker”',
  'hours > 48': 'hours is more than 48',
  'not (hours > 48)': 'hours is at most 48',
  'direct >= hours': 'direct is at least hours',
  'count(reasons) >= 2': 'at least 2 answers picked in reasons',
  'count(reasons) = 1': 'exactly 1 answer picked in reasons',
  'reasons includes pay': 'reasons includes “The pay”',
  'not (reasons includes pay)': 'reasons does not include “The pay”',
  'word = "more"': 'word is “more”',
  'answered(role)': 'role was answered',
  'not answered(role)': 'role was not answered',
  'not not_asked(role)': 'role was asked',
  'refused(role) or dont_know(hours)': 'role was refused or left blank or hours was answered “don’t know”',
  'hours > 1 and (role = worker or role = manager)':
    'hours is more than 1 and (role is “Social worker” or role is “Manager”)',
  'not (hours > 1 and role = worker)': 'hours is at most 1 or role is not “Social worker”',
};

for (const [source, words] of Object.entries(SAID)) {
  test(`“${source}” is said as “${words}”`, () => {
    const { expression } = readExpression(
      source,
      (name) => VARIABLES.find((variable) => variable.name === name) ?? null,
    );
    assert.ok(expression);
    assert.equal(conditionWordsFor(VARIABLES)(expression), words);
  });
}
