import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, DONT_KNOW } from '@earshot/dataset';
import fc from 'fast-check';
import { everyKind, questionnaireFrom, wander } from '../fixtures/every-kind.ts';
import { type Answers, pathOf, stepsOf } from '../path.ts';
import type { Mode, Questionnaire } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';
import { whyAsked } from './why-asked.ts';

function why(questionnaire: Questionnaire, answers: Answers, sample: Answers = {}, mode: Mode | null = null) {
  const all = whyAsked(questionnaire, answers, sample, mode);
  return (id: string): string => {
    const { standing, reason } = all.find(({ element }) => element.id === id)!;
    return `${standing}: ${reason}`;
  };
}

test('a condition that is false is named, with the answer that makes it so in words', () => {
  const says = why(everyKind, { role: answered('worker'), hours: answered(30) });
  assert.equal(says('role'), 'asked: it has no condition');
  assert.equal(says('hours'), 'asked: “role in (worker, manager)” is true, because role is “social worker”');
  assert.equal(says('team'), 'not_asked: “role = manager” is false, because role is “social worker”');
});

test('of a condition of several parts, the parts that decide it are given', () => {
  const says = why(everyKind, { role: answered('worker'), hours: answered(30) }, { region: answered('south') });
  assert.equal(
    says('reasons'),
    'not_asked: the block “Leaving” is left out: “hours > 40 or region = north” is false, because ' +
      '“hours > 40” is false (hours is “30”) and “region = north” is false (region is “the South”)',
  );
  const north = why(everyKind, { role: answered('worker'), hours: answered(30) }, { region: answered('north') });
  assert.equal(
    north('reasons'),
    'asked: “hours > 40 or region = north” is true, because “region = north” is true (region is “the North”)',
  );
});

test('a condition is unknown because something was not asked, not known or answered with don’t know', () => {
  const student = why(everyKind, { role: answered('student') });
  assert.match(student('reasons'), /is unknown, because “hours > 40” is unknown \(hours was not asked\) and/);
  assert.match(student('reasons'), /“region = north” is unknown \(region is not known of this person\)$/);
  const unsure = why(everyKind, { role: answered('worker'), hours: DONT_KNOW });
  assert.match(unsure('reasons'), /hours was answered with “don’t know”/);
});

test('what comes after the open question is not reached yet, and one reason is the main one', () => {
  const says = why(everyKind, { role: answered('worker'), hours: answered(50), reasons: answered(['pay']) });
  assert.equal(says('main_reason'), 'not_asked: only one thing was picked in “reasons”, which is then the main one');
  assert.equal(
    says('pay_more'),
    'asked: “hours > 40 or region = north” is true, because “hours > 40” is true (hours is “50”); and “main_reason = pay” is true, because main_reason is “Pay”',
  );
  assert.equal(says('office'), 'not_reached: it comes after “pay_more”, which is open');
});

const LANGUAGE = questionnaireFrom(`
title: All hindrances
blocks:
  - id: a
    title: A
    questions:
      - {id: works, kind: single, text: Do you?, options: {yes_: 'Yes', no_: 'No'}}
      - {id: out, kind: close, when: works = no_, outcome: screened_out}
      - {id: before, kind: note, text: Now the rest.}
      - {id: heard, kind: single, text: By phone?, modes: [telephone], options: {good: Good, bad: Bad}}
      - {id: rows, kind: grid, text: Rows, rows: {one: {text: One, when: heard = bad}}, options: {a: A, b: B}}
      - {id: offered, kind: single, text: Offered?, options: {one: {text: One, when: heard = bad}, two: {text: Two, when: heard = bad}}}
      - {id: last, kind: text, text: Last?}
`);

test('closes, modes and questions with nothing to offer are told apart', () => {
  const screened = why(LANGUAGE, { works: answered('no_') });
  assert.equal(screened('out'), 'asked: “works = no_” is true, because works is “No”');
  assert.equal(screened('last'), 'not_asked: the interview ended at “out”');
  assert.equal(screened('before'), 'not_asked: the interview ended at “out”');
  const online = why(LANGUAGE, { works: answered('yes_') }, {}, 'web');
  assert.equal(online('out'), 'not_asked: “works = no_” is false, because works is “Yes”');
  assert.equal(online('heard'), 'not_asked: it is asked by telephone only');
  assert.equal(online('rows'), 'not_asked: none of its rows or options is offered to this person');
  assert.equal(online('offered'), 'not_asked: none of its options is offered to this person');
  assert.equal(online('before'), 'asked: it has no condition');
});

test('for whatever somebody answers, it says of exactly the questions on the path that they are asked', () => {
  for (const [questionnaire, mode] of [
    [everyKind, null],
    [everyKind, 'web'],
    [LANGUAGE, 'telephone'],
    [LANGUAGE, 'web'],
  ] as const) {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), fc.nat(12), (stream, turns) => {
        const answers = wander(questionnaire, {}, turns, () => stream.next().value as number);
        const path = pathOf(questionnaire, answers, {}, mode);
        const asked = [...stepsOf(path), ...path.beside].map((step) => step.question.id);
        const all = whyAsked(questionnaire, answers, {}, mode).filter(({ element }) => isQuestion(element));
        const said = all.filter(({ standing }) => standing === 'asked').map(({ element }) => element.id);
        assert.deepEqual([...said].sort(), [...asked].sort());
        assert.ok(all.every(({ reason }) => reason.length > 0));
      }),
      { numRuns: 60 },
    );
  }
});
