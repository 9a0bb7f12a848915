import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DATA, problemsOf, TABLES, table } from '../fixtures/plan-problems.ts';
import { readTablePlan } from './read-plan.ts';

const MISTAKES: readonly (readonly [string, readonly string[], string])[] = [
  [
    'a pattern that no item fits',
    [table('items: [views_*]')],
    't.yml:3:40 No variable’s name fits “views_*”. The nearest names are “view_pay”, “team”, “view_state”. [items-none]',
  ],
  [
    'a pattern of more than one grid',
    [table("items: ['*e*']")],
    't.yml:3:41 “*e*” takes in “place” and “view_pay”, which have different answers: name the rows of one grid. [items-differ]',
  ],
  [
    'an item that a pattern names again',
    [table('items: [view_*, view_pay]')],
    't.yml:3:48 “view_pay” stands twice in the table’s items. [table-repeats]',
  ],
  [
    'a break that is crossed with itself',
    [table('items: [role], breaks: [[region, region]]')],
    't.yml:3:65 “region” stands twice in the same break. [table-repeats]',
  ],
  [
    'a crossed break of text',
    [table('items: [role], breaks: [[region, said]]')],
    't.yml:3:65 “said” is text; here it must be single. [variable-kind]',
  ],
  [
    'a crossed break of too many columns',
    [table('items: [role], breaks: [[place, team]]')],
    't.yml:3:56 “place by team” would have 729 columns; at most 400 can be crossed. [break-too-wide]',
  ],
  [
    'more columns to compare than there are letters',
    [table('items: [role], breaks: [region, place], compare: columns')],
    't.yml:3:81 “place” has 27 columns; at most 26 of a break can be compared with each other. Compare with the rest or the total instead. [compare-too-many]',
  ],
  [
    'a comparison of a table without columns',
    [table('items: [role], compare: total')],
    't.yml:3:56 The table has no breaks, so that there are no columns to compare. [compare-no-breaks]',
  ],
  [
    'a comparison with what is nothing to compare with',
    [table('items: [role], breaks: [region], compare: average')],
    't.yml:3:74 “tables.0.compare” does not fit: expected “rest” or “total” or “columns” or “none”, found the text “average”. [shape-invalid-value]',
  ],
  [
    'a mean of scores without any',
    [table('items: [role, hours], rows: means')],
    't.yml:3:60 The table shows means only, but has no scores to make them of. [scores-missing]',
  ],
  [
    'scores that lack a code',
    [table('items: [role], scores: {a: 1}')],
    't.yml:3:55 The scores lack “b”: give a number, or “out” for a code that the mean leaves out. [scores-incomplete]',
  ],
  [
    'a score of a code that no item has',
    [table('items: [role], scores: {a: 1, b: 2, c: 3}')],
    't.yml:3:71 No single choice of the table has the code “c”. [score-code]',
  ],
  [
    'scores that are all alike',
    [table('items: [role], scores: {a: 1, b: out}')],
    't.yml:3:55 The answers of “role” have fewer than two different scores, of which no mean says anything. [scores-alike]',
  ],
  [
    'scores of several answers at once',
    [table('items: [role, reasons], scores: {a: 1, b: 2}')],
    't.yml:3:64 “reasons” is a multiple choice: a person has picked several codes, and so has no one score. [scores-multiple]',
  ],
  [
    'scores where nothing can have one',
    [table('items: [hours], scores: {a: 1}')],
    't.yml:3:56 Scores are for single choices; the table has none. [scores-no-item]',
  ],
  [
    'a median of choices',
    [table('items: [role], median: true')],
    't.yml:3:55 A median is of a quantity; the table has none. [median-no-quantity]',
  ],
  [
    'a minimum that would tell who people are',
    [table('items: [role], minimum: {statistics: 5}')],
    't.yml:3:69 Nothing is shown of fewer than 10 people, so that who they are cannot be told; 5 is less. [minimum-too-small]',
  ],
  [
    'percentages of fewer people than statistics',
    ['minimum: {statistics: 30, percentages: 20}', TABLES],
    't.yml:3:40 A percentage of 20 people cannot be shown where statistics need 30. [minimum-order]',
  ],
  [
    'a base that nobody can meet',
    [table("items: [role], base: 'role = a and not (role in (a, b))'")],
    't.yml:3:54 No answers can meet this base, so that nobody would be in the table. [base-nobody]',
  ],
  [
    'a base whose limits leave no number between',
    [table("items: [role], base: 'hours > 40 and (hours < 30 or hours = 12)'")],
    't.yml:3:54 No answers can meet this base, so that nobody would be in the table. [base-nobody]',
  ],
  [
    'a profile with crossed breaks',
    [table('items: [role], rows: categories, profile: true, breaks: [[region, place]]')],
    't.yml:3:88 A profile withholds small kinds of people by one variable at a time: its breaks cannot be crossed. [profile-crossed]',
  ],
  [
    'a design of clusters and of people',
    ['design: {clusters: region, person: hours}', TABLES],
    't.yml:3:36 A design has clusters, or people who answered in several waves. People who stay within their cluster are counted with it: leave person out. [design-two-units]',
  ],
  [
    'a population of stacked waves',
    ['design: {person: hours, population: {size: 100, date: 2022}}', TABLES],
    't.yml:3:37 Waves are stacked, so that the population is of no one day: a change between waves has no finite population correction. [design-population-of-waves]',
  ],
  [
    'a population without its strata',
    ['design: {strata: [role], population: {size: {a: 100}, date: 2022}}', TABLES],
    't.yml:3:45 The population has no number for “b”. [design-population-incomplete]',
  ],
  [
    'a population of no stratum',
    ['design: {strata: [role], population: {size: {a: 100, b: 1, c: 2}, date: 2022}}', TABLES],
    't.yml:3:63 “c” is no stratum of role. [design-stratum]',
  ],
  [
    'one population for several strata',
    ['design: {strata: [role], population: {size: 100, date: 2022}}', TABLES],
    't.yml:3:45 With strata, the population is counted by stratum: size holds a number for each. [design-population-strata]',
  ],
  [
    'a population without its date',
    ['design: {population: {size: 100}}', TABLES],
    't.yml:3:22 “design.population.date” is missing. [shape-invalid-type]',
  ],
  [
    'a design that says nothing',
    ['design: {}', TABLES],
    't.yml:3:9 The design says nothing: it has strata, clusters, person or population. [design-empty]',
  ],
  [
    'bounds of weights the wrong way round',
    ['weights: {w: {label: W, variable: hours, bounds: {smallest: 3, largest: 0.3}}}', TABLES],
    't.yml:3:50 The smallest weight, 3, has to be less than the largest, 0.3. [bounds-order]',
  ],
  [
    'bounds without either',
    ['weights: {w: {label: W, variable: hours, bounds: {}}}', TABLES],
    't.yml:3:50 Bounds have a smallest weight, a largest or both. [bounds-empty]',
  ],
];
for (const [mistake, lines, expected] of MISTAKES) {
  test(`${mistake} is a problem with its line and column`, () => {
    assert.deepEqual(problemsOf(...lines).slice(0, 1), [expected]);
  });
}

test('a grid’s rows are items in the order of the data, and what only looks like one of them is not', () => {
  const { plan } = readTablePlan('t.yml', `title: T\nsource: S\n${table('items: [view_*, role]')}\n`, DATA);
  assert.deepEqual(plan?.tables[0]?.items, ['view_pay', 'view_state', 'role']);
});

test('mistakes of every part of a table come back at once', () => {
  const settings =
    'items: [views_*, hours], breaks: [[region, said]], scores: {a: 1}, compare: columns, minimum: {statistics: 2}';
  assert.deepEqual(
    problemsOf(table(settings)).map((line) => /\[(.*)\]$/.exec(line)?.[1]),
    ['items-none', 'variable-kind', 'scores-no-item', 'minimum-too-small'],
  );
});
