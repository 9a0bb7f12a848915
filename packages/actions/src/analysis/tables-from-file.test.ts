import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { writeCsv } from '@earshot/dataset';
import { problemLine } from '@earshot/planfile';
import { figuresOf } from '../open-world.ts';
import { readStudy } from '../studies/read-study.ts';
import { studyFolder } from '../studies/study-folders.ts';
import { simulatedDataset } from './study-dataset.ts';
import { studyTablesFromFile, tablesFromFile } from './tables-from-file.ts';

const checkout = path.join(import.meta.dirname, '..', '..', '..', '..');
const PLAN = `
title: Trial
source: Trial
variables: {hours: {kind: quantity, label: Hours, unit: hours}}
tables: [{id: hours, title: Hours, items: [hours]}]
`;

function tablesOf(rows: readonly string[]) {
  return tablesFromFile({ file: 'plan.yml', text: PLAN }, { file: 'people.csv', text: rows.join('\n') });
}
const twenty = Array.from({ length: 20 }, (_, index) => `${30 + index}`);

test('the tables of a file that does not speak of simulated people are of real ones', async () => {
  const { tables } = await tablesOf(['hours,role', ...twenty.map((hours) => `${hours},a`)]);
  assert.equal(tables!.get('hours')!.simulated, null);
});

test('a file says which of its people are simulated with yes and no, and its tables pass it on', async () => {
  const rows = twenty.map((hours, index) => `${hours},${index < 5 ? 'yes' : 'no'}`);
  assert.deepEqual((await tablesOf(['hours,simulated', ...rows])).tables!.get('hours')!.simulated, { rows: 5, of: 20 });
  const { tables, problems } = await tablesOf(['hours,simulated', ...rows, 'many,1']);
  assert.equal(tables, null);
  assert.deepEqual(problems.map(problemLine), [
    'people.csv:22:1 simulated: “1” is neither yes nor no. [csv-simulated-cell]',
    'people.csv:22:1 hours: “many” is not a number. [csv-cell]',
  ]);
});

test('a study’s file without the word on who is simulated makes no tables', async () => {
  const { study } = readStudy(studyFolder(path.join(checkout, 'surveys', 'big-listen')));
  const lines = writeCsv(simulatedDataset(study!, 30, 1)).split('\r\n');
  const text = lines.map((line) => line.replace(/^(simulated|yes),/, '')).join('\r\n');
  const { tables, problems } = await studyTablesFromFile(study!, { file: 'people.csv', text }, figuresOf(checkout)());
  assert.equal(tables, null);
  assert.deepEqual(
    problems.map(({ code, place }) => `${place.line} ${code}`),
    ['1 csv-simulated-absent'],
  );
});
