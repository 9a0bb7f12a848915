import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, NOT_ASKED, NOT_REACHED, REFUSED, rowAt } from '@earshot/dataset';
import { everyKind } from './fixtures/every-kind.ts';
import { wholeLanguage } from './fixtures/whole-language.ts';
import { interviewDataset } from './to-dataset.ts';

test('a dataset holds what is on each person’s path, the five states apart, and how many are simulated', () => {
  const dataset = interviewDataset('Trial', everyKind, [
    { answers: { role: answered('student'), hours: answered(50) }, sample: {}, simulated: true },
    {
      answers: { role: REFUSED, office_quiet: answered('agree'), office_safe: REFUSED, change: REFUSED },
      sample: { region: answered('south') },
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
  const left = { answers: { status: answered('left') }, sample: {}, simulated: true };
  const here = { answers: { status: answered('here') }, sample: {}, simulated: true };
  const dataset = interviewDataset('Closed', wholeLanguage, [left, here, left]);
  assert.deepEqual([dataset.rows, dataset.simulatedRows], [1, 1]);
  assert.deepEqual(rowAt(dataset, 0).status, answered('here'));
});
