import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuestionnaire } from '@earshot/instrument';
import { readFieldworkPlan } from '../read-plan.ts';
import { callingTexts, fillCallingTexts, usualTexts } from './calling-texts.ts';

const REST = `
protocol:
  - {id: calls, kind: telephone, day: 0, attempts: 3, windows: [{id: day, days: [mon], from: "09:00", to: "17:00"}]}
  - {id: close, kind: close, day: 20}
outcomes: {eligibility: known}
`;

function read(calling: string, head = 'minutes: {telephone: 12}\nlanguages: [cy]') {
  const { questionnaire } = readQuestionnaire(
    'questionnaire.yml',
    `title: T\nmodes: [telephone]\n${head}\nblocks: [{id: all, title: All, questions: [{id: a, kind: text, text: Why?}]}]`,
  );
  assert.ok(questionnaire);
  const { plan, problems } = readFieldworkPlan('fieldwork.yml', `${REST}${calling}`, questionnaire);
  return { calling: plan?.calling ?? { own: {}, languages: {} }, problems };
}
const codesOf = (calling: string, head?: string) => read(calling, head).problems.map(({ code }) => code);

const WELSH = `{opening: Helô, introduction: [Helô], rights: [{id: a, title: A, text: B}], consent: 'Iawn?'}`;

test('a study that says nothing has Earshot’s words, which pass the check of a study’s own', () => {
  for (const hasMinutes of [true, false]) {
    const { texts, translated } = callingTexts(read('').calling, null, hasMinutes);
    assert.deepEqual(texts, usualTexts(hasMinutes));
    assert.equal(translated, false);
    const head = hasMinutes ? 'minutes: {telephone: 12}' : '';
    // JSON is YAML.
    assert.deepEqual(codesOf(`calling: ${JSON.stringify(texts)}`, head), []);
  }
});

test('a study’s own words stand in place of Earshot’s, and its reassurances before them', () => {
  const { calling } = read(
    `calling: {consent: 'Shall we?', reassurances: [{asked: Who pays?, say: We do.}, {asked: What is it about?, say: Work.}]}`,
  );
  const { texts } = callingTexts(calling, null, true);
  assert.equal(texts.consent, 'Shall we?');
  assert.deepEqual(texts.rights, usualTexts(true).rights);
  const asked = texts.reassurances.map((one) => one.asked);
  assert.deepEqual(asked.slice(0, 2), ['Who pays?', 'What is it about?']);
  assert.equal(asked.filter((one) => one === 'What is it about?').length, 1);
  assert.equal(asked.length, usualTexts(true).reassurances.length + 1);
});

test('in another language everything that is read out is that language’s, or nothing is', () => {
  const { calling, problems } = read(`calling: {languages: {cy: ${WELSH}}}`);
  assert.deepEqual(problems, []);
  const welsh = callingTexts(calling, 'cy', true);
  assert.deepEqual([welsh.translated, welsh.texts.opening, welsh.texts.consent], [true, 'Helô', 'Iawn?']);
  assert.equal(callingTexts(calling, 'pl', true).translated, false);
  const partial = codesOf(`calling: {languages: {cy: {opening: Helô}}}`);
  assert.ok(partial.length > 0, 'half of it would be read out in two languages');
});

test('placeholders are filled with words as they are, also where these look like placeholders', () => {
  const said = { opening: '{name}: {study}', introduction: [], reassurances: [], rights: [], consent: '{contact}?' };
  const words = { name: '{study}', study: 'S', organisation: '', contact: 'c@example.org', summary: '', minutes: '' };
  const filled = fillCallingTexts(said, { ...words, authority: '', source: '' });
  assert.deepEqual([filled.opening, filled.consent], ['{study}: S', 'c@example.org?']);
});

test('names stay out of what is kept or mailed, and rights and a consent cannot be left empty', () => {
  const unknown = ['placeholder-unknown'];
  assert.deepEqual(codesOf(`calling: {consent: 'Are you willing, {name}?'}`), unknown);
  assert.deepEqual(codesOf(`calling: {rights: [{id: a, title: A, text: '{authority}'}]}`), unknown);
  assert.deepEqual(codesOf(`calling: {reassurances: [{asked: 'Where?', say: '{source}', mailed: true}]}`), unknown);
  assert.deepEqual(codesOf(`calling: {reassurances: [{asked: 'Where?', say: '{source}'}]}`), []);
  assert.deepEqual(codesOf(`calling: {opening: '{nmae}'}`), unknown);
  assert.equal(codesOf('calling: {rights: []}').length, 1);
  assert.equal(codesOf(`calling: {consent: ' '}`).length, 1);
});
