import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, NOT_ASKED, NOT_REACHED, REFUSED, rowAt } from '@earshot/dataset';
import { everyKind, questionnaireFrom } from './fixtures/every-kind.ts';
import { wholeLanguage } from './fixtures/whole-language.ts';
import { type Interview, interviewDataset } from './to-dataset.ts';

test('a dataset holds what is on each person’s path, the five states apart, and how many are simulated', () => {
  const dataset = interviewDataset('Trial', everyKind, [
    { answers: { role: answered('student'), hours: answered(50) }, sample: {}, mode: null, simulated: true },
    {
      answers: { role: REFUSED, office_quiet: answered('agree'), office_safe: REFUSED, change: REFUSED },
      sample: { region: answered('south') },
      mode: 'web',
      simulated: false,
    },
  ]);
  assert.deepEqual([dataset.rows, dataset.simulatedRows], [2, 1]);
  const first = rowAt(dataset, 0);
  assert.deepEqual([first.region, first.role, first.hours], [NOT_ASKED, answered('student'), NOT_ASKED]);
  assert.deepEqual(first.office_quiet, NOT_REACHED);
  const second = rowAt(dataset, 1);
  assert.deepEqual([second.region, second.role, second.change], [answered('south'), REFUSED, REFUSED]);
});

test('no interviews make an empty dataset with every variable', () => {
  const dataset = interviewDataset('Empty', everyKind, []);
  assert.deepEqual([dataset.rows, dataset.columns.length], [0, 10]);
});

test('who was screened out is no respondent', () => {
  const left = { answers: { status: answered('left') }, sample: {}, mode: 'web', simulated: true } as const;
  const here = { answers: { status: answered('here') }, sample: {}, mode: 'web', simulated: true } as const;
  const dataset = interviewDataset('Closed', wholeLanguage, [left, here, left]);
  assert.deepEqual([dataset.rows, dataset.simulatedRows], [1, 1]);
  assert.deepEqual(rowAt(dataset, 0).status, answered('here'));
});

test('who said no to a call and then answered online is a respondent; who only said no is none', () => {
  const questionnaire = questionnaireFrom(`
title: Two modes
blocks:
  - id: call
    title: Call
    modes: [telephone]
    questions:
      - {id: agrees, kind: single, text: {telephone: Now?}, options: {yes: 'Yes', no: 'No'}}
      - {id: refused_call, kind: close, when: not (agrees = yes) or not answered(agrees), outcome: refused}
  - {id: work, title: Work, questions: [{id: hours, kind: number, text: Hours?, unit: h, range: [0, 99]}]}
`);
  const [agrees, hours] = [answered('no'), answered(40)];
  const more = { sample: {}, simulated: false };
  const rowsOf = (answers: Interview['answers'], mode: Interview['mode']): unknown[] => {
    const dataset = interviewDataset('Modes', questionnaire, [{ answers, mode, ...more }]);
    return Array.from({ length: dataset.rows }, (_, row) => rowAt(dataset, row).hours);
  };
  assert.deepEqual(rowsOf({ agrees }, 'telephone'), []);
  assert.deepEqual(rowsOf({ agrees, hours }, 'web'), [hours]);
  assert.deepEqual(rowsOf({ hours }, 'web'), [hours]);
  assert.deepEqual(rowsOf({ hours }, null), [hours], 'where nobody knows the mode, a close of one mode ends nothing');
});
