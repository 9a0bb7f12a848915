import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, DONT_KNOW, REFUSED, type Value } from '@earshot/dataset';
import fc from 'fast-check';
import { everyKind, questionNamed, questionnaireFrom } from './fixtures/every-kind.ts';
import { DONT_KNOW_CHOICE, type Fields, REFUSED_CHOICE, stateField } from './page-fields.ts';
import type { Step } from './path.ts';
import type { Questionnaire } from './questionnaire.ts';
import { readPage } from './read-page.ts';
import { settle } from './settle.ts';

function stepOf(questionnaire: Questionnaire, id: string): Step {
  const block = questionnaire.blocks.find(({ elements }) => elements.some((element) => element.id === id))!;
  const question = questionNamed(questionnaire, id);
  const reasons = questionNamed(everyKind, 'reasons');
  const offered = question.kind === 'main' && 'options' in reasons ? reasons.options.slice(0, 2) : [];
  const [rows, columns] = question.kind === 'grid' ? [question.rows, question.columns] : [[], []];
  return { block, question, options: 'options' in question ? question.options : offered, rows, columns, notes: [] };
}
function readForm(step: Step, fields: Fields, questionnaire = everyKind) {
  const read = readPage([step], fields, { questionnaire, mode: 'web', values: {} });
  return 'answers' in read ? { values: read.answers.get(step.question.id)! } : { errors: [...read.errors] };
}
const read = (id: string, fields: Fields) => readForm(stepOf(everyKind, id), fields);

const OPTIONAL = questionnaireFrom(`
title: May be left blank
blocks:
  - id: all
    title: All
    questions:
      - {id: one, kind: single, text: T?, optional: true, options: {a: A, b: B}}
      - {id: some, kind: multiple, text: T?, optional: true, options: {a: A, b: B}}
      - {id: number, kind: number, text: T?, optional: true, unit: u, range: [0, 2000000000000], refused: No}
      - {id: words, kind: text, text: T?, optional: true, refused: No, dont_know: Not sure}
`);

const READ: readonly (readonly [string, Fields, Record<string, Value>])[] = [
  ['role', { role: 'worker' }, { role: answered('worker') }],
  ['role', { role: REFUSED_CHOICE }, { role: REFUSED }],
  ['role', { role: ['worker', 'manager'] }, { role: answered('worker') }],
  ['hours', { hours: ' 37 ' }, { hours: answered(37) }],
  ['hours', { hours: '', [stateField('hours')]: DONT_KNOW_CHOICE }, { hours: DONT_KNOW }],
  ['team', { team: '-0' }, { team: answered(0) }],
  ['team', { team: '-5' }, { team: answered(-5) }],
  ['reasons', { reasons: 'pay' }, { reasons: answered(['pay']) }],
  ['reasons', { reasons: ['people', 'pay', 'pay'] }, { reasons: answered(['pay', 'people']) }],
  ['reasons', { reasons: ['pay', 'made_up'] }, { reasons: answered(['pay']) }],
  ['reasons', { reasons: [DONT_KNOW_CHOICE] }, { reasons: DONT_KNOW }],
  ['reasons', { reasons: REFUSED_CHOICE }, { reasons: REFUSED }],
  ['reasons', { reasons: 'none' }, { reasons: answered(['none']) }],
  ['main_reason', { main_reason: 'hours' }, { main_reason: answered('hours') }],
  ['pay_more', { pay_more: '  a\r\nb\0 ' }, { pay_more: answered('a\nb') }],
  [
    'office',
    { office_quiet: 'agree', office_safe: REFUSED_CHOICE },
    { office_quiet: answered('agree'), office_safe: REFUSED },
  ],
  ['change', {}, { change: REFUSED }],
  ['change', { change: '  ' }, { change: REFUSED }],
];
for (const [id, fields, values] of READ) {
  test(`${JSON.stringify(fields)} is read as an answer to ${id}`, () => {
    assert.deepEqual(read(id, fields), { values });
  });
}

test('a question that may be left blank, and is, counts as refused', () => {
  for (const id of ['one', 'some', 'number', 'words']) {
    for (const fields of [{}, { [id]: '' }, { [id]: [] }]) {
      assert.deepEqual(readForm(stepOf(OPTIONAL, id), fields), { values: { [id]: REFUSED } }, id);
    }
  }
});

test('thousands may be marked by commas; a decimal comma is not taken for one', () => {
  const number = (written: string) => readForm(stepOf(OPTIONAL, 'number'), { number: written });
  assert.deepEqual(number('1,250'), { values: { number: answered(1250) } });
  assert.deepEqual(number('1,000,000,000,000'), { values: { number: answered(1e12) } });
  for (const written of ['1,5', '12,50', ',', '1,', '1.5', '1e3', '0x10', '٣', 'two', '+1', '- 1', '1'.repeat(400)]) {
    assert.ok('errors' in number(written), written);
  }
});

const ERRORS: readonly (readonly [string, Fields, string])[] = [
  ['role', {}, 'choose-one role: Choose one answer'],
  ['role', { role: 'boss' }, 'choose-one role: Choose one answer'],
  ['role', { role: DONT_KNOW_CHOICE }, 'choose-one role: Choose one answer'],
  ['role', { role: 'constructor' }, 'choose-one role: Choose one answer'],
  ['main_reason', { main_reason: 'people' }, 'choose-one main_reason: Choose one answer'],
  ['reasons', { reasons: [] }, 'choose-any reasons: Choose at least one answer'],
  ['reasons', { reasons: ['__proto__'] }, 'choose-any reasons: Choose at least one answer'],
  ['reasons', { reasons: ['pay', 'hours', 'people', 'state'] }, 'choose-fewer reasons: Choose 3 answers at most'],
  [
    'reasons',
    { reasons: ['none', 'pay'] },
    'choose-alone reasons: Choose either “None of these” or other answers, not both',
  ],
  [
    'reasons',
    { reasons: [REFUSED_CHOICE, 'pay'] },
    'choose-alone reasons: Choose either “Prefer not to say” or other answers, not both',
  ],
  [
    'reasons',
    { reasons: ['pay', DONT_KNOW_CHOICE] },
    'choose-alone reasons: Choose either “Not sure” or other answers, not both',
  ],
  ['hours', { hours: '' }, 'enter-number hours: Enter a whole number between 0 and 168'],
  ['hours', { hours: '37.5' }, 'enter-number hours: Enter a whole number between 0 and 168'],
  ['hours', { hours: '169' }, 'number-range hours: Enter a number between 0 and 168'],
  ['hours', { hours: '-1' }, 'number-range hours: Enter a number between 0 and 168'],
  [
    'hours',
    { hours: '3', [stateField('hours')]: DONT_KNOW_CHOICE },
    'either-or hours: Either write an answer or tick a box below it, not both',
  ],
  ['hours', { [stateField('hours')]: REFUSED_CHOICE }, 'enter-number hours: Enter a whole number between 0 and 168'],
  ['pay_more', { pay_more: ' \r\n ' }, 'enter-text pay_more: Enter an answer'],
  [
    'pay_more',
    { pay_more: 'x'.repeat(21) },
    'text-long pay_more: Your answer has 21 characters; the most we can keep is 20',
  ],
];
for (const [id, fields, expected] of ERRORS) {
  test(`${JSON.stringify(fields)} is refused as an answer to ${id}, in words for the person`, () => {
    const outcome = read(id, fields);
    assert.ok('errors' in outcome);
    assert.deepEqual(
      outcome.errors.map(({ code, field, sentence }) => `${code} ${field}: ${sentence}`),
      [expected],
    );
  });
}

test('every row of a grid that lacks an answer is named, in order', () => {
  const outcome = read('office', { office_safe: 'yes' });
  assert.ok('errors' in outcome);
  assert.deepEqual(
    outcome.errors.map(({ field, sentence }) => `${field}: ${sentence}`),
    ['office_quiet: Choose one answer for “It is quiet”', 'office_safe: Choose one answer for “It is safe”'],
  );
});

test('ten megabytes of text are refused, not kept', () => {
  const outcome = read('pay_more', { pay_more: 'x'.repeat(10_000_000) });
  assert.ok('errors' in outcome && outcome.errors[0]?.code === 'text-long');
});

const IDS = ['role', 'hours', 'team', 'reasons', 'main_reason', 'pay_more', 'office', 'change'];
const FIELDS = [...IDS, ...IDS.map(stateField), 'office_quiet', 'office_safe', '__proto__', 'constructor'];
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('pay', 'none', 'agree', 'worker', '12', '-1', '__proto__', DONT_KNOW_CHOICE, REFUSED_CHOICE),
);
const anyFields = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(text, fc.array(text, { maxLength: 6 })));

test('whatever a form holds, what is read fits its question, or there is an error for one of its fields', () => {
  fc.assert(
    fc.property(fc.constantFrom(...IDS), anyFields, (id, fields) => {
      const step = stepOf(everyKind, id);
      const outcome = readForm(step, fields);
      if ('values' in outcome) {
        assert.ok(settle(step, outcome.values), JSON.stringify(outcome.values));
      } else {
        assert.ok(outcome.errors.length > 0 && outcome.errors.every(({ field }) => field.startsWith(id)));
      }
    }),
    { numRuns: 1000 },
  );
});
