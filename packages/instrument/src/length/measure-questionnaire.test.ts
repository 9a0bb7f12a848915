import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { everyKind, questionnaireFrom } from '../fixtures/every-kind.ts';
import { measureMinutes } from './measure-minutes.ts';
import { measureQuestionnaire } from './measure-questionnaire.ts';
import { PACES } from './pace.ts';
import { quantile } from './quantile.ts';

/** Numbers from 0 to 1 that a seed decides (a linear congruential generator; good enough to answer questions). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const q = (questions: string, head = '') => `
title: T
${head}
blocks:
  - id: one
    title: One
    questions:
${questions}`;
const OPTIONS = 'options: {a: Yes, b: No}';

const minutesOf = (text: string) => {
  const rows = measureMinutes(questionnaireFrom(text), null, seeded(1), 40);
  return (mode: string, route = 'all') => rows.find((row) => row.mode === mode && row.route === route)!;
};

test('one question takes what its words and its answer take', () => {
  const words = Array.from({ length: 2378 }, () => 'word').join(' ');
  const found = minutesOf(q(`      - {id: a, kind: single, text: ${words}, ${OPTIONS}}`));
  const { web, telephone } = PACES;
  const rest = (pace: typeof web) => (pace.seconds.next + pace.seconds.choose) / 60;
  const tenth = (minutes: number) => Math.round(minutes * 10) / 10;
  assert.deepEqual([found('web').median, found('web').p90], [tenth(10 + rest(web)), tenth(10 + rest(web))]);
  assert.equal(found('telephone').median, tenth(2380 / 150 + rest(telephone)));
});

test('an ordinary question takes about ten seconds online, as a large panel finds', () => {
  const one = 'How satisfied are you with the support that you get from your manager in your current job?';
  const options = 'options: {a: Very satisfied, b: Fairly satisfied, c: Fairly dissatisfied, d: Very dissatisfied}';
  const questions = Array.from(
    { length: 60 },
    (_, at) => `      - {id: q${at}, kind: single, text: "${one}", ${options}}`,
  );
  const { median } = minutesOf(q(questions.join('\n')))('web');
  assert.ok(median > 8 && median < 12, String(median));
});

test('by telephone, options that are not read out take no time', () => {
  const options = `options: {a: ${'one word after another '.repeat(60)}, b: No}`;
  const timed = (reading: string) =>
    minutesOf(q(`      - {id: a, kind: single, text: Which?, ${reading}${options}}`))('telephone').median;
  assert.ok(timed('reading: do_not_read_out, ') < 0.2);
  assert.ok(timed('reading: prompt, ') < 0.2);
  assert.ok(timed('reading: read_out, ') > 1.5);
});

test('routes are told by the blocks that not everybody enters, and by the close that ends them', () => {
  const found = minutesOf(`
title: T
minutes: {web: 5}
blocks:
  - id: first
    title: First
    questions:
      - {id: way, kind: single, text: Which way?, options: {short: Short, long: Long, out: Out}}
      - {id: gone, kind: close, when: way = out, outcome: screened_out}
  - id: extra
    title: Extra
    when: way = long
    questions:
      - {id: more, kind: text, long: true, text: Say more.}`);
  assert.equal(found('web').promised, 5);
  assert.equal(found('telephone').promised, null);
  assert.equal(found('web', 'ends at gone').promised, null);
  assert.ok(found('web', 'extra').median > found('web', 'completed').median);
  const shares = ['extra', 'completed', 'ends at gone'].map((route) => found('web', route).share);
  assert.ok(Math.abs(shares.reduce((sum, share) => sum + share) - 1) < 1e-9);
  assert.ok(Math.abs(found('web').share - (shares[0]! + shares[1]!)) < 1e-9);
});

test('the same seed gives the same minutes, and people of every kind of question find an end', () => {
  const measure = () => measureMinutes(everyKind, null, seeded(7), 30);
  assert.deepEqual(measure(), measure());
  assert.ok(measure().every(({ median, p90, share }) => median > 0 && p90 >= median && share > 0));
});

/** What is said of a questionnaire’s length and difficulty. */
function said(text: string): string[] {
  const { problems } = measureQuestionnaire(
    { file: 'q.yml', text, questionnaire: questionnaireFrom(text) },
    null,
    seeded(1),
  );
  return problems.map(({ code, severity, place, sentence }) => `${place.line} ${severity} ${code}: ${sentence}`);
}

test('a questionnaire that is longer than promised is told, in the mode in which it is', () => {
  const long = Array.from(
    { length: 20 },
    (_, at) => `      - {id: q${at}, kind: single, text: Is it so?, ${OPTIONS}}`,
  ).join('\n');
  assert.deepEqual(said(q(long, 'minutes: {web: 1, telephone: 9}')), [
    '3 warning longer-than-promised: Half of those who complete online need 1.8 minutes or more, and are promised 1.',
  ]);
  assert.deepEqual(said(q(long, 'minutes: {web: 2, telephone: 9}')), []);
  assert.deepEqual(said(q(long)), []);
});

test('sentences that are harder than the stated reading age are told, with the questions that are hardest', () => {
  const hard =
    '      - {id: a, kind: text, text: Approximately how comprehensively were your organisational responsibilities and authorities communicated previously?}';
  assert.match(
    said(q(hard, 'reading_age: 14')).join('\n'),
    /^3 warning reading-age: The sentences are for readers of \d\d(\.\d)? years, and should be for readers of 14\. The hardest are “a” \(/,
  );
  assert.deepEqual(said(q(hard)), []);
  assert.deepEqual(
    said(q(`      - {id: a, kind: single, text: Do you like your job?, ${OPTIONS}}`, 'reading_age: 14')),
    [],
  );
});

test('property: half of the values lie below the median, and a quantile grows with its share', () => {
  const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
      const median = quantile(list, 0.5);
      assert.ok(list.filter((value) => value < median).length * 2 <= list.length);
      assert.ok(list.filter((value) => value > median).length * 2 <= list.length);
      assert.ok(quantile(list, share) <= quantile(list, Math.min(1, share + 0.1)));
    }),
  );
  assert.equal(quantile([1, 2, 3, 4], 0.9), 3.7);
});
