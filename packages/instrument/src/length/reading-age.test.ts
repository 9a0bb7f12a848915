import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionnaireFrom } from '../fixtures/every-kind.ts';
import { readingAge, readingAges } from './reading-age.ts';
import { countSentences, wordsIn } from './words.ts';

test('words and sentences are told apart as people would', () => {
  assert.deepEqual(wordsIn('Don’t you work part-time, e.g. 37.5 hours?'), [
    'Don’t',
    'you',
    'work',
    'part-time',
    'e.g',
    '37.5',
    'hours',
  ]);
  assert.equal(countSentences('How many? If you are not sure, guess.'), 2);
  assert.equal(countSentences('Your pay'), 1);
  assert.equal(countSentences('37.5'), 0);
});

// One sentence of 13 words and 26 syllables: 0.39 × 13 + 11.8 × 26/13 − 15.59 = 13.08, and five years.
test('the grade is that of Flesch and Kincaid, and the age five years more', () => {
  const platypus = 'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.';
  assert.deepEqual(readingAge([platypus]), { age: 18.1, words: 13 });
  assert.equal(readingAge(['2025']), null);
});

test('short words in short sentences are easier than long ones in long sentences', () => {
  const short = readingAge(['How old are you? Say it in years.'])!;
  const long = readingAge(['Approximately how comprehensively were organisational responsibilities communicated?'])!;
  assert.ok(short.age < 8 && long.age > 18, `${short.age} ${long.age}`);
});

const file = (language: string) => `
title: T
language: ${language}
blocks:
  - id: one
    title: One
    questions:
      - {id: easy, kind: single, text: Do you like your job?, options: {a: Approximately occasionally, b: No}}
      - {id: hard, kind: text, text: Which organisational responsibilities do you consider disproportionate?}`;

test('every question has its age, and labels of options count for none', () => {
  const ages = readingAges(questionnaireFrom(file('en')))!;
  assert.deepEqual(
    ages.questions.map(({ question, words }) => [question, words]),
    [
      ['easy', 5],
      ['hard', 7],
    ],
  );
  assert.ok(ages.questions[0]!.age < ages.age && ages.age < ages.questions[1]!.age);
  assert.equal(ages.limit, null);
});

test('in another language than English no age is reckoned', () => {
  assert.equal(readingAges(questionnaireFrom(file('cy'))), null);
});
