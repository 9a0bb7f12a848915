import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStudy } from '../studies/read-study.ts';
import type { Study } from '../study.ts';
import { checkedChange } from './checked-change.ts';

const QUESTIONS =
  'title: T\nblocks: [{id: all, title: All, questions: [{id: valued, kind: single, text: Valued?, options: {agree: Agree, disagree: Disagree}}]}]';
const FIELDWORK = 'protocol: [{id: close, kind: close, day: 30}]\noutcomes: {eligibility: known}';
const CHANGE = `title: Change
source: Both
waves: [{id: one, label: One}, {id: two, label: Two}]
changes: [{id: valued, title: Valued, item: valued, codes: [agree]}]`;

/** A study of these files and what every study has. */
function study(id: string, more: Readonly<Record<string, string>>): Study {
  const files: Readonly<Record<string, string>> = {
    'study.yml': `title: Study ${id}\nsummary: S\norganisation: O\ncontact: o@example.org\nwelcome: W\nconsent: C\nthanks: T`,
    'questionnaire.yml': QUESTIONS,
    'tables.yml': 'title: T\nsource: S\ntables: [{id: valued, title: Valued, items: [valued]}]',
    'report.md': '# Report',
    ...more,
  };
  const read = readStudy({ id, name: (file) => `${id}/${file}`, read: (file) => files[file] ?? null });
  assert.ok(read.study, JSON.stringify(read.problems));
  return read.study;
}

const one = study('one', { 'fieldwork.yml': FIELDWORK });
const two = (change: string, questions = QUESTIONS) =>
  study('two', {
    'fieldwork.yml': `${FIELDWORK}\npanel: {from: one}`,
    'change.yml': change,
    'questionnaire.yml': questions,
  });
const found = (of: Study) =>
  checkedChange(of, (id) => (id === 'one' ? one : null)).problems.map(({ code, place }) => [
    code,
    place.file,
    place.line,
  ]);

test('every problem of a change.yml is told with its place, checked against the studies of both waves', () => {
  assert.deepEqual(found(two(CHANGE)), []);
  const wrong = CHANGE.replace('item: valued', 'item: worth').replace('changes:', 'colour: red\nchanges:');
  assert.deepEqual(found(two(wrong)), [['shape-unrecognized-keys', 'two/change.yml', 4]]);
  // Neither wave has it.
  const unknown = ['variable-unknown', 'two/change.yml', 4];
  assert.deepEqual(found(two(CHANGE.replace('item: valued', 'item: worth'))), [unknown, unknown]);
});

test('an item that is worded otherwise in the later wave is told before anybody has answered', () => {
  const other = QUESTIONS.replace('text: Valued?', 'text: Do you feel valued at work?');
  assert.deepEqual(found(two(CHANGE, other)), [['item-reworded', 'two/change.yml', 4]]);
  assert.deepEqual(found(two(CHANGE.replace('[agree]}', '[agree], allow_reworded: true}'), other)), []);
});

test('a study with a change.yml has to follow another study, which has to be there', () => {
  assert.deepEqual(found(study('alone', { 'change.yml': CHANGE })), [['change-no-panel', 'alone/change.yml', 1]]);
  const first = study('first', { 'fieldwork.yml': FIELDWORK, 'change.yml': CHANGE });
  assert.deepEqual(found(first), [['change-no-panel', 'first/change.yml', 1]]);
  const lost = study('lost', { 'fieldwork.yml': `${FIELDWORK}\npanel: {from: nowhere}`, 'change.yml': CHANGE });
  assert.deepEqual(found(lost), [['change-wave-missing', 'lost/change.yml', 1]]);
  assert.deepEqual(found(one), []);
});
