import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madePeople, runOver } from '../fixtures/people.ts';
import { driverTables } from './driver-tables.ts';
import { driverSentences } from './sentences.ts';

const TABLES = `
title: T
source: S
variables: {y: {kind: quantity, label: Y}, a: {kind: quantity, label: A}, b: {kind: quantity, label: B}}
tables: [{id: one, title: One, items: [y]}]
`;
const PLAN = 'title: T\nfloor: 0\nmodels: [{id: m, title: M, outcome: {item: y}, predictors: [{item: a}, {item: b}]}]';

test('a model of which there is nothing to share out says so, also where the plan wants nothing', () => {
  const rows = Array.from({ length: 64 }, (_, row) => [row % 2, (row >> 1) % 2, (row >> 2) % 2].join(','));
  const { analysis } = runOver(madePeople(TABLES, ['y,a,b', ...rows]), PLAN);
  assert.equal(analysis.kind, 'too-weak');
  assert.equal(driverSentences(analysis).at(-1), 'There is nothing to share out: the model is too weak to use.');
});

test('shares without ranges say whether none were asked for or none came off', () => {
  const rows = Array.from({ length: 64 }, (_, row) => [row % 7, (row * 3) % 5, row % 4].join(','));
  const people = madePeople(TABLES, ['y,a,b', ...rows]);
  const { analysis, input } = runOver(people, PLAN);
  assert.ok(analysis.kind === 'drivers');
  assert.match(driverSentences(analysis).at(-1)!, /^The plan asks for no replicates/);
  const bootstrap = { replicates: 100, seed: 1, level: 0.95 };
  const fallen = { ...analysis, model: { ...analysis.model, bootstrap } };
  assert.match(driverSentences(fallen).at(-1)!, /^Too few replicates/);
  const notes = driverTables(fallen, input).find(({ id }) => id === 'm_shares')!.notes;
  assert.ok(notes.some((note) => note.startsWith('Too few replicates')));
});

test('the predictor with the most is said first, and one that is nearly all of it is called the largest', () => {
  const rows = Array.from({ length: 120 }, (_, row) => [(row % 11) + (row % 3) / 4, (row * 5) % 7, row % 11].join(','));
  const text = `${PLAN}\nbootstrap: {replicates: 120, seed: 1}`;
  const { analysis } = runOver(madePeople(TABLES, ['y,a,b', ...rows]), text);
  const [strength, shares, order] = driverSentences(analysis);
  assert.match(
    strength!,
    /^The model explains more than 99% of the variance of “Y” .* nobody is left out for want of an answer\.$/,
  );
  assert.match(shares!, /^Of the variance that is explained, (more than )?\d+% \([^)]+\) goes with “B” and /);
  assert.equal(order, '“B” has the largest share in nearly all replicates.');
});
