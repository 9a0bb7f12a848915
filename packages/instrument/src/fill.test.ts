import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, type Value } from '@earshot/dataset';
import { answerInWords, fillsIn, fillText } from './fill.ts';
import { everyKind } from './fixtures/every-kind.ts';
import { questionnaireVariables } from './variables.ts';

const variables = questionnaireVariables(everyKind);
const filled = (text: string, values: Readonly<Record<string, Value>>): string =>
  fillText(text, (name) =>
    answerInWords(
      variables.find((variable) => variable.name === name) ?? null,
      values[name] ?? { state: 'not_reached' },
    ),
  );

test('a choice is filled in by its label, several by theirs, a number and a text as they are', () => {
  assert.equal(filled('As a {role|x}.', { role: answered('worker') }), 'As a social worker.');
  assert.equal(filled('{reasons|x}', { reasons: answered(['pay', 'people']) }), 'Pay, People');
  assert.equal(
    filled('{hours|x} hours; {pay_more|x}', { hours: answered(0), pay_more: answered('£1 & more') }),
    '0 hours; £1 & more',
  );
});

test('anything but an answer is filled in by the words instead', () => {
  for (const state of ['dont_know', 'refused', 'not_asked', 'not_reached'] as const) {
    assert.equal(filled('As a {role|colleague}.', { role: { state } }), 'As a colleague.');
  }
  assert.equal(filled('As a {role}.', {}), 'As a .');
});

test('an answer that looks like a fill is not filled in again', () => {
  const values = { pay_more: answered('{role|x} $& $1'), role: answered('worker') };
  assert.equal(filled('You said {pay_more|x}.', values), 'You said {role|x} $& $1.');
});

test('fills are found with their words; other braces are left alone', () => {
  assert.deepEqual(fillsIn('{a} {b|or this} {b|} {Not} {{c}}'), [
    { name: 'a', fallback: null },
    { name: 'b', fallback: 'or this' },
    { name: 'b', fallback: '' },
    { name: 'c', fallback: null },
  ]);
});
