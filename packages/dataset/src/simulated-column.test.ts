import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemLine } from '@earshot/planfile';
import { readCsv } from './read-csv.ts';
import { readSimulatedRows } from './simulated-column.ts';

const csvOf = (text: string) => readCsv('people.csv', text).csv!;

test('the rows that a file calls simulated are counted', () => {
  const csv = csvOf('simulated,hours\nyes,40\nno,20\nyes,1\n');
  assert.deepEqual(readSimulatedRows(csv, true), { simulatedRows: 2, problems: [] });
});

test('a file without the column is of real people where that may be, and a problem where it is one of ours', () => {
  const csv = csvOf('hours,role\n40,a\n');
  assert.deepEqual(readSimulatedRows(csv, false), { simulatedRows: 0, problems: [] });
  assert.deepEqual(readSimulatedRows(csv, true).problems.map(problemLine), [
    'people.csv:1:1 The file has no column “simulated”, which says of every row yes or no. [csv-simulated-absent]',
  ]);
});

test('nothing but yes and no says whether somebody is simulated', () => {
  const csv = csvOf('simulated,hours\nYes,40\nno,20\n,1\n');
  for (const required of [true, false]) {
    assert.deepEqual(readSimulatedRows(csv, required).problems.map(problemLine), [
      'people.csv:2:1 simulated: “Yes” is neither yes nor no. [csv-simulated-cell]',
      'people.csv:4:1 simulated: “” is neither yes nor no. [csv-simulated-cell]',
    ]);
  }
});
