import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, REFUSED } from '@earshot/dataset';
import { close, reason, run, shown, times } from '../fixtures/trial.ts';

const of = (people: number, region: string, job: string) =>
  times(people, { region: answered(region), job: answered(job) });
const PROFILE = 'items: [region], rows: categories, profile: true, breaks: [job]';

test('where a kind’s total is withheld, none of its columns is compared with a rest that would tell it', async () => {
  // Four of the south take the thirty of the north with them; but how many of the north are employed is no secret.
  const people = [...of(15, 'north', 'agency'), ...of(15, 'north', 'employed'), ...of(4, 'south', 'employed')];
  const table = await run(PROFILE, [...people, ...of(60, 'east', 'agency'), ...of(50, 'east', 'employed')]);
  for (const region of ['north', 'south']) assert.equal(reason(table, `region.${region}`, 'total'), 'protected');
  for (const row of table.cells.slice(0, 2)) {
    assert.ok(row.every((cell) => cell.kind !== 'estimate' || cell.comparison === null));
  }
  assert.equal(shown(table, 'region.east', 'job.agency').comparison?.against, 'rest');
});

test('a column that describes people is compared with everybody else, not told apart by who did not say', async () => {
  const silent = [...times(12, { region: answered('east'), job: REFUSED }), ...times(3, { job: REFUSED })];
  const people = [...of(60, 'north', 'agency'), ...of(40, 'north', 'employed')];
  const table = await run(PROFILE, [...people, ...of(60, 'east', 'agency'), ...of(60, 'east', 'employed'), ...silent]);
  const agency = shown(table, 'region.north', 'job.agency');
  // Of the 115 others 43 are of the north; without the 15 who did not say it would be 40 of 100, and tell the three.
  close(agency.comparison!.difference, 60 / 120 - 43 / 115);
});
