import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowAt } from './dataset.ts';
import { readCsv } from './read-csv.ts';
import { type CsvReading, datasetFromCsv } from './read-csv-dataset.ts';
import type { Variable } from './variable.ts';

const category = (code: string) => ({ code, label: code });
const GENDER: Variable = {
  name: 'gender',
  label: 'Gender',
  kind: 'single',
  categories: ['men', 'women'].map(category),
};
const HOURS: Variable = { name: 'hours', label: 'Hours', kind: 'quantity', unit: 'hours' };
const REASONS: Variable = {
  name: 'reasons',
  label: 'Reasons',
  kind: 'multiple',
  categories: ['pay', 'it'].map(category),
};
const DAY: Variable = { name: 'day', label: 'Day', kind: 'date' };
const SAID: Variable = { name: 'said', label: 'Said', kind: 'text' };

function read(text: string, variables: readonly Variable[], reading: Partial<CsvReading> = {}) {
  const { csv } = readCsv('a.csv', text);
  assert.ok(csv);
  return datasetFromCsv(csv, variables, { missing: { '': 'refused' }, name: 'A', simulatedRows: 0, ...reading });
}
const lines = (found: ReturnType<typeof read>) => found.problems.map((p) => `${p.place.line} ${p.sentence}`);

test('each kind of variable is read from its column or columns', () => {
  const text = 'said,gender,hours,reasons.it,reasons.pay,day\nhello,women,37.5,1,0,2022-09-30\n';
  const { dataset } = read(text, [GENDER, HOURS, REASONS, DAY, SAID], { simulatedRows: 1 });
  assert.equal(dataset?.simulatedRows, 1);
  assert.deepEqual(rowAt(dataset!, 0), {
    gender: { state: 'answered', value: 'women' },
    hours: { state: 'answered', value: 37.5 },
    reasons: { state: 'answered', value: ['it'] },
    day: { state: 'answered', value: '2022-09-30' },
    said: { state: 'answered', value: 'hello' },
  });
});

test('a blank cell is refused unless the caller says what it means', () => {
  const text = 'gender,reasons.pay,reasons.it\n,,\n';
  const values = (found: ReturnType<typeof read>) => rowAt(found.dataset!, 0);
  assert.deepEqual(values(read(text, [GENDER, REASONS])), {
    gender: { state: 'refused' },
    reasons: { state: 'refused' },
  });
  assert.deepEqual(values(read(text, [GENDER], { missing: { '': 'not_asked' } })), { gender: { state: 'not_asked' } });
  assert.deepEqual(values(read('hours\n-9\n', [HOURS], { missing: { '-9': 'dont_know' } })), {
    hours: { state: 'dont_know' },
  });
});

test('a column may have another name than its variable', () => {
  const { dataset } = read('V12\nmen\n', [GENDER], { columns: { gender: 'V12' } });
  assert.deepEqual(rowAt(dataset!, 0), { gender: { state: 'answered', value: 'men' } });
});

test('every column that is not there is named', () => {
  assert.deepEqual(lines(read('hours\n1\n', [GENDER, HOURS, REASONS])), [
    '1 The file has no column “gender”.',
    '1 The file has no column “reasons.pay”.',
    '1 The file has no column “reasons.it”.',
  ]);
});

test('every cell that does not fit is named with its line and what was found', () => {
  const text = 'gender,hours,reasons.pay,reasons.it,day\nmen,lots,1,,2022-02-30\nMen,0x10,1,2,1 May\n';
  assert.deepEqual(lines(read(text, [GENDER, HOURS, REASONS, DAY])), [
    '3 gender: “Men” is none of its categories.',
    '2 hours: “lots” is not a number.',
    '3 hours: “0x10” is not a number.',
    '2 reasons: some of its columns are missing in this row and others are not.',
    '3 reasons: “2” is neither 0 nor 1.',
    '2 day: “2022-02-30” is not a day written YYYY-MM-DD.',
    '3 day: “1 May” is not a day written YYYY-MM-DD.',
  ]);
});

test('numbers whose squares no sum could hold are refused', () => {
  assert.deepEqual(lines(read('hours\n1e16\n-1e71\n1e999\n-1e-300\n1e15\n1e-70\n0\n-0.0\n', [HOURS])), [
    '2 hours: “1e16” is too large to count with.',
    '3 hours: “-1e71” is too large to count with.',
    '4 hours: “1e999” is too large to count with.',
    '5 hours: “-1e-300” is too near nought to count with.',
  ]);
});

test('of many cells that do not fit, twenty are listed and the rest counted', () => {
  const found = read(`hours\n${'lots\n'.repeat(50)}`, [HOURS]);
  assert.equal(found.problems.length, 21);
  assert.equal(lines(found).at(-1), '22 hours: 30 further cells do not fit, from this line on.');
});
