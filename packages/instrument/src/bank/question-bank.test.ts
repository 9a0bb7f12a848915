import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionnaireFrom } from '../fixtures/every-kind.ts';
import { type BankItem, questionBank } from './question-bank.ts';

/** A wave of these questions, with what it says before its blocks. */
function wave(name: string, before: string, ...questions: string[]) {
  const lines = questions.map((line) => `      - ${line}\n`).join('');
  const text = `title: ${name}\n${before}blocks:\n  - id: a\n    title: A\n    questions:\n${lines}`;
  return { name, questionnaire: questionnaireFrom(text) };
}

const SOURCE = 'sources: {index: {title: An index, licence: CC0-1.0}}\n';
const STRESS = "{id: stress, kind: single, text: Stressed?, options: {yes: 'Yes', no: 'No'}, source: index}";
const HOURS = '{id: hours, kind: number, text: Hours?, unit: hours, range: [0, 100]}';
const REMOVED = `removed: {hours: {wave: 1, why: It took too long}}\n`;
const WAVES = [
  wave('one', SOURCE, STRESS, HOURS),
  wave('two', SOURCE + REMOVED, STRESS.replace('id: stress', 'id: work_stress, item: stress')),
  wave('three', SOURCE, STRESS.replace('Stressed?', 'Do you feel stressed?'), HOURS),
  wave('four', SOURCE, HOURS.replace('unit: hours', 'unit: days'), '{id: proud, kind: text, text: Proud?}'),
];
const bank = questionBank(WAVES);

function itemNamed(name: string): BankItem {
  const found = bank.items.find(({ item }) => item === name);
  assert.ok(found);
  return found;
}

test('the bank holds every item once, in the order in which they were first asked', () => {
  assert.deepEqual(bank.waves, ['one', 'two', 'three', 'four']);
  assert.deepEqual(
    bank.items.map(({ item, firstAsked, lastAsked }) => `${item}: ${firstAsked} to ${lastAsked}`),
    ['stress: one to three', 'hours: one to four', 'proud: four to four'],
  );
});

test('each asking says how it stands to the one before it, over waves that did not ask', () => {
  const history = (name: string): string[] =>
    itemNamed(name).asked.map(({ wave: at, question, since }) =>
      [at, question, ...(since ? [since.wave, since.comparable, since.why] : [])].join(', '),
    );
  assert.deepEqual(history('stress'), [
    'one, stress',
    'two, work_stress, one, yes, The same people are asked the same; what differs is its id.',
    'three, stress, two, with-care, A difference can come from other words.',
  ]);
  assert.deepEqual(history('hours'), [
    'one, hours',
    'three, hours, one, yes, The same people are asked the same.',
    'four, hours, three, no, It was counted in hours, and is counted in days.',
  ]);
});

test('old and new texts are kept', () => {
  const [first, , last] = itemNamed('stress').asked;
  assert.deepEqual([first!.text, last!.text], ['Stressed?', 'Do you feel stressed?']);
  const words = last!.since!.changes.find(({ what }) => what === 'words');
  assert.deepEqual([words!.before, words!.after], ['Stressed?', 'Do you feel stressed?']);
});

test('a chain of comparable waves ends where nothing can be set beside, and is as strong as its weakest link', () => {
  const chains = (name: string): string[] =>
    itemNamed(name).chains.map(({ waves, comparable }) => `${waves.join(' ')}: ${comparable}`);
  assert.deepEqual(chains('stress'), ['one two three: with-care']);
  assert.deepEqual(chains('hours'), ['one three: yes', 'four: yes']);
});

test('an item keeps its source and licence, and the reason why it is no longer asked', () => {
  const { title, licence } = itemNamed('stress').source!;
  assert.deepEqual([title, licence], ['An index', 'CC0-1.0']);
  assert.equal(itemNamed('proud').source, null);
  assert.equal(itemNamed('hours').removed, null, 'it was asked again after it had been removed');
  const [hours] = questionBank(WAVES.slice(0, 2)).items.filter(({ item }) => item === 'hours');
  assert.deepEqual(hours!.removed, { item: 'hours', wave: 1, why: 'It took too long', in: 'two' });
});

test('no studies make an empty bank', () => {
  assert.deepEqual(questionBank([]), { waves: [], items: [] });
});
