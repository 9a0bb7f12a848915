import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { catalogueFor, errorIn, sayIn, type Word, wordsLanguage } from './catalogue.ts';
import { ENGLISH } from './english.ts';

const PLACES = /\{\d\}|%\{count\}/g;

test('a template says only words that there are, and every word is said somewhere', () => {
  const folder = path.join(import.meta.dirname, '..', '..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(njk|ts)$/.test(file));
  const texts = files
    .filter((file) => !file.includes(`words${path.sep}`))
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));
  for (const { file, text } of texts) {
    for (const [, word] of text.matchAll(/\bsay\(["']([\w-]+)["']/g)) {
      assert.ok(word! in ENGLISH, `${file} says ${word}`);
    }
  }
  const all = texts.map(({ text }) => text).join('\n');
  const unsaid = Object.keys(ENGLISH).filter((word) => !new RegExp(`["']${word}["']`).test(all));
  assert.deepEqual(unsaid, []);
});

test('Welsh has every word, and puts in what the English puts in', () => {
  const { words } = catalogueFor('cy');
  for (const [word, english] of Object.entries(ENGLISH)) {
    const welsh = words[word as Word];
    assert.ok(welsh, word);
    assert.deepEqual(welsh.match(PLACES)?.sort() ?? [], english.match(PLACES)?.sort() ?? [], word);
  }
});

test('a language without a catalogue is spoken to in English, a country’s own form in its language', () => {
  assert.equal(wordsLanguage('pl'), 'en');
  assert.equal(wordsLanguage('en-GB'), 'en');
  assert.equal(wordsLanguage('cy-GB'), 'cy');
  assert.equal(sayIn('pl')('continue'), 'Continue');
});

test('what is put into a sentence is put in as it is, and numbers have their thousands marked', () => {
  assert.equal(sayIn('en')('if_chosen', '$& {1}', 'x'), 'If you chose “$& {1}”: x');
  assert.equal(sayIn('en')('characters_up_to', 2000), 'You can enter up to 2,000 characters');
});

test('an error without a sentence in the language has its own', () => {
  const error = { code: 'check', field: 'x', sentence: 'As the author wrote it' } as const;
  assert.equal(errorIn('cy', error), error.sentence);
  assert.equal(errorIn('en', { code: 'choose-one', field: 'x', sentence: 'Choose one answer' }), 'Choose one answer');
});
