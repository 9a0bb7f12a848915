import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { answered } from '@earshot/dataset';
import { everyKind, questionnaireFrom } from '../fixtures/every-kind.ts';
import { pathOf } from '../path.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { questionsOf } from '../variables.ts';
import { answersLeadingTo } from './answers-leading-to.ts';

const surveys = path.join(import.meta.dirname, '../../../../surveys');
const files = readdirSync(surveys, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'questionnaire.yml')
  .sort();

/** The questions, each with a mode in which it is asked. */
function placesIn(questionnaire: Questionnaire) {
  return questionnaire.blocks.flatMap((block) =>
    questionsOf({ ...questionnaire, blocks: [block] }).flatMap((question) =>
      (question.modes ?? block.modes ?? questionnaire.modes)
        .filter((mode) => questionnaire.modes.includes(mode))
        .map((mode) => ({ id: question.id, mode })),
    ),
  );
}

for (const file of files) {
  test(`every question of ${path.dirname(file)} is reached in every mode in which it is asked`, () => {
    const questionnaire = questionnaireFrom(readFileSync(path.join(surveys, file), 'utf8'));
    const places = placesIn(questionnaire);
    assert.ok(places.length > 0);
    for (const { id, mode } of places) {
      const found = answersLeadingTo(questionnaire, id, mode);
      assert.ok('answers' in found, `${id} (${mode}): ${'sentence' in found ? found.sentence : ''}`);
      const { next } = pathOf(questionnaire, found.answers, found.sample, mode);
      assert.equal(next?.question.id, id, `${id} (${mode})`);
    }
  });
}

test('the answers that decide are few, and what must be known beforehand is told apart', () => {
  const hours = answersLeadingTo(everyKind, 'team', 'web');
  assert.ok('answers' in hours);
  assert.deepEqual(hours.deciding, ['role']);
  assert.deepEqual(hours.answers.role, answered('manager'));
  const reasons = answersLeadingTo(everyKind, 'reasons', 'web');
  assert.ok('answers' in reasons);
  assert.ok(reasons.deciding.includes('region'));
  assert.deepEqual(reasons.sample, { region: answered('north') });
});

test('a question that nobody is asked in a mode, or that is not there, is answered with a sentence', () => {
  const modes = questionnaireFrom(`
title: Modes
blocks:
  - {id: a, title: A, questions: [{id: heard, kind: text, modes: [telephone], text: Heard?}, {id: all, kind: text, text: All?}]}
`);
  assert.deepEqual(answersLeadingTo(modes, 'heard', 'web'), {
    code: 'never-asked',
    sentence: 'Nobody is asked “heard” online.',
  });
  assert.ok('answers' in answersLeadingTo(modes, 'heard', 'telephone'));
  assert.deepEqual(answersLeadingTo(modes, 'none', 'web'), {
    code: 'unknown-question',
    sentence: 'There is no question “none”.',
  });
});

test('answers on the way pass hard checks, and stand by soft ones where nothing else is possible', () => {
  const checked = questionnaireFrom(`
title: Checks
blocks:
  - id: a
    title: A
    questions:
      - {id: hours, kind: number, text: Hours?, unit: hours, range: [0, 100], checks: [{id: few, kind: hard, when: hours < 10, text: Too few}]}
      - {id: direct, kind: number, text: Direct?, unit: hours, range: [50, 100], checks: [{id: many, kind: soft, when: direct >= 50, text: Many}]}
      - {id: last, kind: text, text: Last?, when: hours > 20}
`);
  const found = answersLeadingTo(checked, 'last', 'web');
  assert.ok('answers' in found);
  assert.deepEqual(found.answers, { hours: answered(21), direct: answered(50), many: answered('confirmed') });
  assert.deepEqual(found.deciding, ['hours']);
});
