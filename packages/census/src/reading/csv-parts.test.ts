import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReturn } from './open-return.ts';

const HEADER = 'Year,LEA,NumberOfVacancies,NoAgencyFTE,NoAgencyHeadcount,AgencyWorker,SWENo,QualInst,CFKSSstatus';
const AGENCY = '2022,855,3.5,1,1,1,SW0000000001,"A college, in a town",1;2';

function read(...lines: string[]) {
  const reading = openReturn({ format: 'csv', pseudonym: (said) => said });
  reading.push(lines.join('\r\n'));
  return reading.close();
}
const rulesOf = (...lines: string[]) => [...read(...lines).findings.counts];

test('several values stand in one cell, and what is of the authority in every row or in the first', () => {
  const { findings, totals, authority, workers } = read(HEADER, AGENCY, ',,,,,1,SW0000000002,B,');
  assert.deepEqual([findings.kept, workers.length, authority], [[], 2, '855']);
  assert.deepEqual(totals, { vacancies_fte: 3.5, agency_fte: 1, agency_headcount: 1 });
});

test('two values of what is said once are an error, on the line of the second', () => {
  const [found] = read(HEADER, AGENCY, '2022,855,4,1,1,1,SW0000000002,B,').findings.kept;
  assert.deepEqual([found?.rule, found?.item, found?.line], ['S4', 'NumberOfVacancies', 3]);
});

test('two values of an item that is given once, and a column that there is none of, are told by worker', () => {
  assert.deepEqual(rulesOf(`${HEADER},Shoes`, `${AGENCY.replace(',1,SW', ',1;0,SW')},42`), [
    ['S6', 1],
    ['S7', 1],
  ]);
});

test('every row of another length is told, and an empty file, and quotation marks that do not pair up', () => {
  assert.deepEqual(rulesOf(HEADER, AGENCY, '1,2', '3'), [['F9', 2]]);
  assert.deepEqual(rulesOf(''), [['F9', 1]]);
  assert.deepEqual(rulesOf(HEADER, AGENCY.replace('town"', 'town')), [['F9', 1]]);
});

test('a file that goes on and on is given up', () => {
  const reading = openReturn({ format: 'csv', pseudonym: (said) => said });
  const piece = 'x'.repeat(1_000_000);
  let pieces = 0;
  for (; !reading.isOver() && pieces < 1000; pieces += 1) reading.push(piece);
  assert.ok(pieces < 30);
  assert.deepEqual([...reading.close().findings.counts], [['F5', 1]]);
});
