import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madePeople, runOver } from '../fixtures/people.ts';
import type { Routes } from './routes.ts';

const TABLES = `
title: T
source: S
missing: {'': not_asked}
variables:
  status: {kind: single, label: Status, categories: {in: In work, out: Out of work}}
  stress: {kind: quantity, label: Stress}
  reason: {kind: single, label: Reason, categories: {cases: Cases, other: Other}}
  cases: {kind: quantity, label: Cases}
  lead: {kind: single, label: Leads, categories: {yes: 'Yes', no: 'No'}}
  hours: {kind: quantity, label: Hours}
derive:
  by_cases:
    label: Stressed by cases
    categories:
      yes: {label: By cases, when: reason = cases}
      no: {label: Not by cases, when: reason = other or not_asked(reason)}
tables: [{id: one, title: One, items: [hours]}]
`;
// Reasons are asked of those with a stress of 4 or 5, cases of those who do not lead.
const rows = Array.from({ length: 200 }, (_, row) => {
  const stress = 1 + ((row * 7) % 5);
  const reason = stress > 3 ? (row % 3 === 0 ? 'cases' : 'other') : '';
  const lead = row % 4 === 0 ? 'yes' : 'no';
  return [
    'in',
    stress,
    reason,
    lead === 'yes' ? '' : 10 + ((row * 3) % 11) + stress,
    lead,
    30 + ((row * 13) % 17),
  ].join(',');
});
const people = madePeople(TABLES, ['status,stress,reason,cases,lead,hours', ...rows]);
const ROUTES: Routes = new Map([
  ['stress', new Set(['status'])],
  ['reason', new Set(['status', 'stress'])],
  ['cases', new Set(['status', 'lead'])],
  ['lead', new Set(['status'])],
]);

function planOf(outcome: string, predictors: string): string {
  return `title: T\nfloor: 0\nmodels: [{id: m, title: M, outcome: {item: ${outcome}}, predictors: [${predictors}]}]`;
}

function codesOf(predictors: string, routes: Routes | null, outcome = 'stress'): string[] {
  const { analysis } = runOver(people, planOf(outcome, predictors), routes);
  return analysis.kind === 'refused' ? analysis.problems.map(({ code, place }) => `${place.column} ${code}`) : [];
}

test('a predictor that was asked by the answer to the outcome is refused, where the plan names it', () => {
  assert.deepEqual(codesOf('{item: hours}, {item: reason}', ROUTES), ['88 drivers-routed-on-outcome']);
  const { analysis } = runOver(people, planOf('stress', '{item: reason}'), ROUTES);
  assert.ok(analysis.kind === 'refused');
  assert.match(
    analysis.problems[0]!.sentence,
    /“Reason” rests on “reason”, which the questionnaire asks by the answer to “stress”/,
  );
});

test('the fault of the stress model is refused: a derived predictor with a category for those who were not asked', () => {
  assert.deepEqual(codesOf('{item: hours}, {item: by_cases}', ROUTES), ['88 drivers-routed-on-outcome']);
});

test('without a questionnaire both are found in who was asked, and no number of people is told', () => {
  assert.deepEqual(codesOf('{item: hours}, {item: reason}', null), ['88 drivers-routed-on-outcome']);
  assert.deepEqual(codesOf('{item: hours}, {item: by_cases}', null), ['88 drivers-routed-on-outcome']);
  const { analysis } = runOver(people, planOf('stress', '{item: reason}'));
  assert.ok(analysis.kind === 'refused');
  assert.doesNotMatch(analysis.problems[0]!.sentence, /\d/);
});

test('a predictor that was asked by something else is no routed one, also where all were asked by one status', () => {
  assert.deepEqual(codesOf('{item: hours}, {item: cases}', ROUTES), []);
  assert.deepEqual(codesOf('{item: hours}, {item: cases}', null), []);
});

test('a route that leads through another question is followed', () => {
  const through: Routes = new Map([
    ['reason', new Set(['lead'])],
    ['lead', new Set(['stress'])],
  ]);
  assert.deepEqual(codesOf('{item: hours}, {item: reason}', through), ['88 drivers-routed-on-outcome']);
  const round: Routes = new Map([
    ['reason', new Set(['lead'])],
    ['lead', new Set(['reason'])],
  ]);
  assert.deepEqual(codesOf('{item: hours}, {item: lead}', round), []);
});
