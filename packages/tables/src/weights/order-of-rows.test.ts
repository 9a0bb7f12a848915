import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, type Row } from '@earshot/dataset';
import { planFor, tablesOf } from '../fixtures/run-plan.ts';
import { dataOf, person } from '../fixtures/trial.ts';

const PLAN = `
title: T
source: S
weights:
  raked:
    label: Raked
    margins:
      - {variables: [region], population: {north: 4000, south: 2900, east: 1311}}
      - {variables: [job], population: {agency: 1700, employed: 6511}}
    population: {date: 30 September 2022}
minimum: {percentages: 10}
tables:
  - {id: shares, title: Shares, items: [valued, hours], breaks: [region, job], weight: raked}
  - {id: totals, title: Totals, items: [valued, hours], rows: totals, breaks: [job], weight: raked}
`;

const people = Array.from(
  { length: 211 },
  (_, at): Row =>
    person({
      region: answered(['north', 'south', 'east'][((at * 7) % 10) % 3]!),
      job: answered(at % 5 < 2 ? 'agency' : 'employed'),
      valued: answered(['yes', 'partly', 'no'][((at * 13) % 11) % 3]!),
      hours: answered(30 + ((at * 17) % 23) / 3),
    }),
);

test('raked weights, and all that is made with them, are the same to the last digit in whatever order people come', async () => {
  const made = async (rows: readonly Row[]) => tablesOf(planFor(dataOf(rows), PLAN), dataOf(rows));
  const inOrder = await made(people);
  for (const first of [1, 60, 137]) {
    assert.deepEqual(await made([...people.slice(first), ...people.slice(0, first)]), inOrder);
  }
  assert.deepEqual(await made(people.toReversed()), inOrder);
});
