import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { problemLine } from '@earshot/planfile';
import { DATA, problemsOf, TABLES, table } from '../fixtures/plan-problems.ts';
import { crossedCodes } from './crossed-codes.ts';
import { readTablePlan } from './read-plan.ts';

test('a plan that fits its data has no problems, and every default has its plain meaning', () => {
  const { plan, problems } = readTablePlan('t.yml', `title: T\nsource: S\n${TABLES}\n`, DATA);
  assert.deepEqual(problems, []);
  assert.deepEqual(plan?.tables, [
    {
      id: 'one',
      title: 'One',
      items: ['role'],
      ratios: [],
      summaries: [],
      scores: null,
      median: false,
      rows: 'both',
      breaks: [],
      association: null,
      compare: { against: 'rest', adjustment: 'none', level: 0.95 },
      minimum: { statistics: 10, percentages: 25, effective: 50 },
      profile: false,
      base: null,
      baseLabel: null,
      weight: null,
    },
  ]);
  assert.deepEqual(plan?.data, DATA);
});

test('a plan without a study describes its variables itself', () => {
  const file = path.join(import.meta.dirname, '../../../../reference/bfi/plan.yml');
  const { plan, problems } = readTablePlan('plan.yml', readFileSync(file, 'utf8'), null);
  assert.deepEqual(problems.map(problemLine), []);
  assert.equal(plan?.data.length, 28);
  const none = readTablePlan('t.yml', `title: T\nsource: S\n${TABLES}\n`, null);
  assert.deepEqual(none.problems.map(problemLine), [
    't.yml:1:1 The plan describes no variables, and no study stands behind it. [plan-no-variables]',
    't.yml:3:40 There is no variable “role”. [variable-unknown]',
  ]);
});

test('a derived variable can be an item, a break and part of a later one', () => {
  const found = problemsOf(
    'derive:',
    '  long: {label: Long, categories: {yes: {label: L, when: hours > 40}, no: {label: S, when: hours <= 40}}}',
    '  long_a: {label: Long a, categories: {yes: {label: L, when: long = yes and role = a}}}',
    'tables: [{id: one, title: One, items: [long], breaks: [long_a]}]',
  );
  assert.deepEqual(found, []);
});

const MISTAKES: readonly (readonly [string, readonly string[], string])[] = [
  [
    'an item that is nowhere',
    [table('items: [age]')],
    't.yml:3:40 There is no variable “age”. The nearest names are “place”, “role”, “said”. [variable-unknown]',
  ],
  [
    'an item of words',
    [table('items: [role, said]')],
    't.yml:3:46 “said” is text; here it must be single or multiple or quantity. [variable-kind]',
  ],
  [
    'a break by a multiple choice',
    [table('items: [role], breaks: [reasons]')],
    't.yml:3:56 “reasons” is multiple; here it must be single. [variable-kind]',
  ],
  [
    'an item that stands twice',
    [table('items: [role, role]')],
    't.yml:3:46 “role” stands twice in the table’s items. [table-repeats]',
  ],
  [
    'a break that stands twice',
    [table('items: [role], breaks: [region, region]')],
    't.yml:3:64 “region” stands twice in the table’s breaks. [table-repeats]',
  ],
  [
    'a base with a code that is not there',
    [table("items: [role], base: 'region = c'")],
    't.yml:3:63 “region” has no code “c”. [expression-unknown-code]',
  ],
  [
    'a base that cannot be read',
    [table('items: [role], base: region =')],
    't.yml:3:61 Here the expression ends where a code, a number or a quoted text should be. [expression-syntax]',
  ],
  [
    'a weight that is not there',
    [table('items: [role], weight: census')],
    't.yml:3:55 There is no weight “census” in this file. [weight-unknown]',
  ],
  [
    'a weight by a name that every object has',
    [table('items: [role], weight: constructor')],
    't.yml:3:55 There is no weight “constructor” in this file. [weight-unknown]',
  ],
  [
    'summaries that are asked for but not described',
    [table('items: [role], rows: summaries')],
    't.yml:3:53 The table shows summaries only, but describes none. [summaries-missing]',
  ],
  [
    'a summary of overlapping categories',
    [table('items: [reasons], summaries: {any: {label: Any, codes: [a, b]}}')],
    't.yml:3:61 “reasons” is a multiple choice: its categories overlap, so they cannot be added up. [summary-multiple]',
  ],
  [
    'a summary of a code that no item has',
    [table('items: [role], summaries: {top: {label: Top, codes: [a, c]}}')],
    't.yml:3:84 No item of the table has the code “c”. [summary-code]',
  ],
  [
    'a summary called like a category, whose row would be the category’s',
    [table('items: [role], summaries: {a: {label: Top, codes: [a, b]}}')],
    't.yml:3:62 “a” is also the code of a category; the summary needs a name of its own. [summary-name-taken]',
  ],
  [
    'two tables of one name',
    ['tables:', '  - {id: one, title: One, items: [role]}', '  - {id: one, title: Two, items: [role]}'],
    't.yml:5:10 Another table is called “one”. [table-duplicate]',
  ],
  [
    'a derived variable called like one of the data',
    ['derive:', '  role: {label: R, categories: {x: {label: X, when: hours > 1}}}', TABLES],
    't.yml:4:9 Another variable is already called “role”, capitals aside. [name-duplicate]',
  ],
  [
    'a variable that differs from another only in capitals, which SQL cannot tell apart',
    ['variables:', '  Role: {kind: text, label: R}', TABLES],
    't.yml:4:9 Another variable is already called “role”, capitals aside. [name-duplicate]',
  ],
  [
    'categories that differ only in capitals',
    ['variables:', '  x: {kind: single, label: X, categories: {Yes: Y, yes: Yy}}', TABLES],
    't.yml:4:43 “x” has two categories “yes” that differ only in capitals. [code-duplicate]',
  ],
  [
    'a scale that is not there',
    ['variables:', '  x: {kind: single, label: X, categories: toString}', TABLES],
    't.yml:4:43 There is no scale “toString” in this file. [scale-unknown]',
  ],
  [
    'a condition of a derived variable on one that comes later',
    [
      'derive:',
      '  x: {label: X, categories: {y: {label: Y, when: z = y}}}',
      '  z: {label: Z, categories: {y: {label: Y, when: hours > 1}}}',
      TABLES,
    ],
    't.yml:4:50 There is no question or variable “z” here. [expression-unknown-name]',
  ],
  [
    'a weight by what is no number',
    ['weights: {w: {label: W, variable: role}}', TABLES],
    't.yml:3:35 “role” is single; here it must be quantity. [variable-kind]',
  ],
  [
    'a weight whose column has the name of a variable',
    ['variables:', '  weight_w: {kind: quantity, label: W}', 'weights:', '  w: {label: W, variable: hours}', TABLES],
    't.yml:6:6 The weight needs the name “weight_w”, which a variable has. [name-duplicate]',
  ],
  [
    'a margin over a number',
    ['weights: {w: {label: W, margins: [{variables: [hours], population: p}]}}', TABLES],
    't.yml:3:47 “hours” is quantity; here it must be single. [variable-kind]',
  ],
  [
    'a population of a category that the margin does not have',
    ['weights: {w: {label: W, margins: [{variables: [role], population: {a: 1, b: 1, c: 1}}]}}', TABLES],
    't.yml:3:83 “c” is no category of role. [margin-category]',
  ],
  [
    'a table without items',
    [table('items: []')],
    't.yml:3:39 “tables.0.items” does not fit: a table needs an item. [shape-too-small]',
  ],
];
for (const [mistake, lines, expected] of MISTAKES) {
  test(`${mistake} is a problem with its line and column`, () => {
    assert.deepEqual(problemsOf(...lines).slice(0, 1), [expected]);
    assert.equal(readTablePlan('t.yml', ['title: T', 'source: S', ...lines].join('\n'), DATA).plan, null);
  });
}

test('all problems come back at once', () => {
  const found = problemsOf(table('items: [age, said], breaks: [hours], weight: w, base: years > 3'));
  assert.deepEqual(
    found.map((line) => /\[(.*)\]$/.exec(line)?.[1]),
    ['variable-unknown', 'variable-kind', 'variable-kind', 'expression-unknown-name', 'weight-unknown'],
  );
});

test('crossed categories that read alike have no figures: which is meant cannot be told', () => {
  const coded = (name: string, codes: string) => `  ${name}: {kind: single, label: X, categories: {${codes}}}`;
  const found = problemsOf(
    'variables:',
    coded('x', 'north: N, north east: NE'),
    coded('y', 'east a: EA, a: A'),
    'weights: {w: {label: W, margins: [{variables: [x, y], population: given}]}}',
    'design: {strata: [x, y]}',
    TABLES,
  );
  const sentence = '“north east a” can be read as more than one combination of x and y: derive one variable of them.';
  assert.deepEqual(found, [`t.yml:6:47 ${sentence} [margin-ambiguous]`, `t.yml:7:18 ${sentence} [design-ambiguous]`]);
});

test('neither do columns of a crossed break have one name for two', () => {
  const found = problemsOf(
    'variables:',
    '  x: {kind: single, label: X, categories: {p: P, p*q: PQ}}',
    '  y: {kind: single, label: Y, categories: {r: R, q*r: QR}}',
    'tables: [{id: one, title: One, items: [role], breaks: [x, [x, y]]}]',
  );
  const sentence = '“p*q*r” can be read as more than one combination of x and y: derive one variable of them.';
  assert.deepEqual(found, [`t.yml:6:59 ${sentence} [break-ambiguous]`]);
});

test('crossed categories run with the last variable fastest', () => {
  assert.deepEqual(
    crossedCodes([
      ['north', 'south'],
      ['x', 'y'],
    ]),
    ['north x', 'north y', 'south x', 'south y'],
  );
});
