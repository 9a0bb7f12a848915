import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, DONT_KNOW, NOT_ASKED, NOT_REACHED, REFUSED, type Value } from '@earshot/dataset';
import { readQuestionnaire } from '@earshot/instrument';
import fc from 'fast-check';
import type { CheckedInterview } from './checked-interview.ts';
import { lengthsOf, minutesSpent } from './interview-length.ts';
import { qualityReport } from './quality-checks.ts';

const { questionnaire } = readQuestionnaire(
  'questionnaire.yml',
  `
title: Small
modes: [web, telephone]
minutes: {web: 4, telephone: 6}
blocks:
  - id: all
    title: All
    questions:
      - {id: agency, kind: single, text: Agency?, options: {yes_: Yes, no_: No}, dont_know: Not sure}
      - {id: views, kind: grid, text: Views, options: {agree: Agree, disagree: Disagree}, rows: {a: A, b: B, c: C, d: D}}
      - {id: why, kind: text, text: Why?, optional: true}`,
);

const start = Date.UTC(2026, 2, 2, 9);
const VIEWS = ['views_a', 'views_b', 'views_c', 'views_d'];

interface Made {
  readonly mode?: 'web' | 'telephone';
  readonly minutes?: number;
  readonly stoppedAt?: string;
  readonly agency?: Value;
  readonly views?: readonly string[];
}

function interview({ mode = 'web', minutes = 5, stoppedAt, agency, views }: Made = {}): CheckedInterview {
  const codes = views ?? ['agree', 'disagree', 'agree', 'agree'];
  const rows = VIEWS.map((name, at) => [name, stoppedAt ? NOT_REACHED : answered(codes[at]!)] as const);
  const values = { agency: agency ?? answered('no_'), ...Object.fromEntries(rows), why: REFUSED };
  const moments = [new Date(start), new Date(start + minutes * 60_000)];
  return { mode, finished: !stoppedAt, moments, lastQuestion: stoppedAt ?? 'why', values };
}

function times(count: number, made: Made = {}): CheckedInterview[] {
  return Array.from({ length: count }, () => interview(made));
}

test('minutes leave out pauses of more than half an hour, in which people were away', () => {
  const moments = [0, 2, 5, 65, 66].map((minute) => new Date(start + minute * 60_000));
  assert.equal(minutesSpent(moments), 6);
  assert.equal(minutesSpent(moments.reverse()), 6);
  assert.equal(minutesSpent([]), 0);
});

test('quartiles are those of R, and the hasty are under a third of the median', () => {
  // R 4.3: quantile(c(2, 9, 10, 12, 14, 15, 21, 30), c(.25, .5, .75)) gives 9.75, 13.00, 16.50.
  const lengths = lengthsOf([30, 2, 9, 15, 10, 12, 21, 14])!;
  assert.deepEqual([lengths.lowerQuartile, lengths.median, lengths.upperQuartile], [9.75, 13, 16.5]);
  assert.deepEqual([lengths.shortest, lengths.hasty, lengths.interviews], [2, 1, 8]);
});

test('half of all lengths are at most the median, and the quartiles stand around it', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 60 }), (minutes) => {
      const { median, lowerQuartile, upperQuartile, shortest } = lengthsOf(minutes)!;
      assert.ok(shortest <= lowerQuartile && lowerQuartile <= median && median <= upperQuartile);
      assert.ok(minutes.filter((one) => one <= median).length >= minutes.length / 2);
    }),
  );
});

test('of fewer than ten people nothing is shown', () => {
  assert.deepEqual(qualityReport(questionnaire!, times(9)), { all: null, byMode: [] });
});

test('a mode that few people used takes the other with it', () => {
  const few = qualityReport(questionnaire!, [...times(30), ...times(9, { mode: 'telephone' })]);
  assert.equal(few.all!.began, 39);
  assert.deepEqual(few.byMode, []);
  const enough = qualityReport(questionnaire!, [...times(30), ...times(10, { mode: 'telephone' })]);
  assert.deepEqual(
    enough.byMode.map(({ mode, checks }) => [mode, checks.began]),
    [
      ['web', 30],
      ['telephone', 10],
    ],
  );
});

test('hasty interviews, straight lines, one place to stop and one question without answers are flagged', () => {
  const interviews = [
    ...times(20),
    ...times(3, { minutes: 1 }),
    ...times(6, { views: VIEWS.map(() => 'agree') }),
    ...times(3, { stoppedAt: 'agency' }),
    ...times(4, { agency: DONT_KNOW }),
  ];
  const { lengths, straight, breakOffs, nonResponse } = qualityReport(questionnaire!, interviews).all!;
  assert.deepEqual([lengths!.interviews, lengths!.hasty, lengths!.hastyFlagged], [33, 3, true]);
  assert.deepEqual([straight[0]!.answered, straight[0]!.straight, straight[0]!.flagged], [33, 6, false]);
  assert.deepEqual(breakOffs, [{ question: 'agency', label: 'Agency?', stopped: 3, flagged: true }]);
  const agency = nonResponse.find(({ variable }) => variable === 'agency')!;
  assert.deepEqual([agency.asked, agency.dontKnow, agency.flagged], [36, 4, true]);
});

test('a question that may be left blank is counted and never flagged', () => {
  const why = qualityReport(questionnaire!, times(12)).all!.nonResponse.find(({ variable }) => variable === 'why')!;
  assert.deepEqual([why.refused, why.optional, why.flagged], [12, true, false]);
});

test('what few people were asked is left out, and how much that is is said', () => {
  const { nonResponse, leftOut } = qualityReport(questionnaire!, [...times(12, { agency: NOT_ASKED }), ...times(5)])
    .all!;
  assert.equal(
    nonResponse.some(({ variable }) => variable === 'agency'),
    false,
  );
  assert.equal(leftOut, 1);
});

test('interviews that take much longer than people were promised are flagged, by mode', () => {
  const { byMode } = qualityReport(questionnaire!, [...times(10, { minutes: 7 }), ...times(10, { mode: 'telephone' })]);
  assert.deepEqual(
    byMode.map(({ checks }) => checks.lengths!.longFlagged),
    [true, false],
  );
});
