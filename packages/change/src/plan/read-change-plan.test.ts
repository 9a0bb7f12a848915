import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemLine } from '@earshot/planfile';
import { readChangePlan } from './read-change-plan.ts';

const HEAD = `title: Trial
source: Trial
waves:
  - {id: first, label: First, weight: w}
  - {id: second, label: Second, variables: {now: {kind: single, label: Now, categories: {in: In, out: Out}}}}
variables:
  w: {kind: quantity, label: Weight}
  loyal: {kind: single, label: Loyal, categories: {1: Agree, 2: Disagree}}
`;

function problemsOf(text: string): string[] {
  return readChangePlan('change.yml', HEAD + text, null).problems.map(problemLine);
}

test('a plan is read with the variables of all waves, and those of one', () => {
  const { plan, problems } = readChangePlan(
    'change.yml',
    `${HEAD}changes: [{id: loyal, title: Loyal, item: loyal, codes: [1]}]
leaving: [{id: left, title: Left, left: now = out, by: [loyal]}]
`,
    null,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    plan!.waves.map(({ data }) => data.map(({ name }) => name)),
    [
      ['w', 'loyal'],
      ['w', 'loyal', 'now'],
    ],
  );
  assert.deepEqual(plan!.changes[0]!.of, { kind: 'share', codes: ['1'] });
});

test('every name that is not there in a wave is found at once, each in its place', () => {
  assert.deepEqual(
    problemsOf(`changes:
  - {id: a, title: A, item: now, codes: [in]}
  - {id: a, title: B, item: loyal, codes: [3]}
  - {id: c, title: C, item: loyal}
transitions: [{id: t, title: T, from: loyal, to: now, order: [1, 2]}]
attrition: {by: [now]}
leaving: [{id: l, title: L, left: loyal = 9, times: 2}]
`),
    [
      'change.yml:11:10 Another table is called “a”. [table-duplicate]',
      'change.yml:10:29 There is no variable “now” in First. [variable-unknown]',
      'change.yml:11:43 “loyal” has no code “3”. [change-code]',
      'change.yml:12:29 “loyal” is single in First; here it must be quantity. [variable-kind]',
      'change.yml:12:29 “loyal” is single in Second; here it must be quantity. [variable-kind]',
      'change.yml:13:62 Only the states of one variable have an order; leave out “to” or “order”. [transition-order]',
      'change.yml:14:18 There is no variable “now” in First. [variable-unknown]',
      'change.yml:15:43 “loyal” has no code “9”. [expression-unknown-code]',
    ],
  );
});

test('a plan that asks for nothing, has one wave or a weight that is none is refused', () => {
  assert.deepEqual(problemsOf(''), [
    'change.yml:1:1 The plan asks for nothing: changes, transitions, attrition or leaving. [change-empty]',
  ]);
  const { problems } = readChangePlan('change.yml', 'title: T\nsource: T\nwaves: [{id: a, label: A}]\n', null);
  assert.match(problemLine(problems[0]!), /change needs two waves or more/);
  const weighted = HEAD.replace('weight: w', 'weight: loyal');
  const found = readChangePlan('change.yml', `${weighted}attrition: {by: [loyal]}\n`, null).problems;
  assert.deepEqual(
    found.map(({ code }) => code),
    ['weight-unknown'],
  );
});

test('scores that leave a code of either wave out unseen, or tell no answers apart, are refused', () => {
  const scored = (scores: string) => problemsOf(`changes: [{id: a, title: A, item: loyal, scores: ${scores}}]\n`);
  assert.deepEqual(scored('{1: 1}'), [
    'change.yml:9:50 The scores lack “2”: give a number, or “out” for a code that the mean leaves out. [scores-incomplete]',
  ]);
  assert.deepEqual(scored('{1: 1, 2: out}'), [
    'change.yml:9:50 The answers of “loyal” have fewer than two different scores, of which no mean says anything. [scores-alike]',
  ]);
  assert.deepEqual(scored('{1: 1, 2: 0}'), []);
});

const drawn = (strata: readonly string[], clusters: string | null = null) => ({
  place: { file: 'tables.yml', line: 1, column: 1 },
  strata,
  units: clusters === null ? null : { variable: clusters, are: 'clusters' as const },
  lonelyStratum: 'refuse' as const,
  population: null,
});
const choice = (name: string) => ({
  kind: 'single' as const,
  name,
  label: name,
  categories: ['1', '2'].map((code) => ({ code, label: code })),
});

/** A plan of two waves of a study whose tables.yml have designs. */
function inStudy(first: ReturnType<typeof drawn> | null, second: ReturnType<typeof drawn> | null, design = '') {
  const variables = ['region', 'team', 'loyal'].map(choice);
  const given = [first, second].map((one) => ({ variables, weights: [], design: one }));
  const waves = 'waves: [{id: a, label: A}, {id: b, label: B}]';
  const text = `title: T\nsource: S\n${waves}\nchanges: [{id: c, title: C, item: loyal, codes: [1]}]\n${design}`;
  const { plan, problems } = readChangePlan('change.yml', text, given);
  return { design: plan?.design, problems: problems.map(problemLine) };
}

test('without a design of its own a plan takes over that of its waves’ tables.yml, where they say the same', () => {
  const both = inStudy(drawn(['region', 'team']), drawn(['team', 'region']));
  assert.deepEqual(both, { design: { strata: ['region', 'team'], clusters: null }, problems: [] });
  assert.deepEqual(inStudy(drawn([], 'team'), drawn([], 'team')).design, { strata: [], clusters: 'team' });
  assert.deepEqual(inStudy(null, null), { design: null, problems: [] });
});

test('waves that were drawn in different ways need the plan to say which holds, and one that says another is told so', () => {
  const { design, problems } = inStudy(drawn(['region']), null);
  assert.equal(design, undefined);
  assert.match(
    problems[0]!,
    /in A each by themselves within region, in B each by themselves\. Write here .*\[design-differs\]/,
  );
  const none = inStudy(drawn(['region'], 'team'), drawn(['region'], 'team'), 'design: none');
  assert.equal(none.design, null);
  assert.match(
    none.problems[0]!,
    /drawn each by themselves, and in the tables\.yml of A by “team” within region\..*\[design-differs\]/,
  );
  assert.deepEqual(inStudy(drawn(['region']), null, 'design: {strata: [region]}').problems, []);
});

test('a design is read by variables of every wave, and says something', () => {
  const part = 'changes: [{id: a, title: A, item: loyal, codes: [1]}]\n';
  const text = `${HEAD}design: {strata: [loyal], clusters: w}\n${part}`;
  assert.deepEqual(readChangePlan('change.yml', text, null).plan!.design, { strata: ['loyal'], clusters: 'w' });
  assert.deepEqual(problemsOf(`design: {strata: [w], clusters: now}\n${part}`), [
    'change.yml:9:19 “w” is quantity in First; here it must be single. [variable-kind]',
    'change.yml:9:19 “w” is quantity in Second; here it must be single. [variable-kind]',
    'change.yml:9:33 There is no variable “now” in First. [variable-unknown]',
  ]);
  assert.deepEqual(problemsOf(`design: {}\n${part}`), [
    'change.yml:9:9 The design says nothing: it has strata or clusters. [design-empty]',
  ]);
});
