import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemLine } from '@earshot/planfile';
import { readTablePlan } from '@earshot/tables';
import { readDriversPlan, tablePlanNamed } from './read-drivers-plan.ts';

const { plan: tables } = readTablePlan(
  'tables.yml',
  `title: T
source: S
scales: {agree: {a: Agree, n: Neither, d: Disagree}}
variables:
  stress: {kind: single, label: Stress, categories: agree}
  view_one: {kind: single, label: One, categories: agree}
  view_two: {kind: single, label: Two, categories: agree}
  view_three: {kind: single, label: Two, categories: agree}
  hours: {kind: quantity, label: Hours, unit: hours}
  role: {kind: single, label: Role, categories: {x: X, y: Y}}
  said: {kind: text, label: Said}
derive:
  stressed: {label: Stressed, categories: {yes: {label: 'Yes', when: stress = a}, no: {label: 'No', when: stress = d}}}
  senior: {label: Senior, categories: {yes: {label: 'Yes', when: role = x and hours > 3}}}
weights: {raked: {label: Raked, margins: [{variables: [role], population: {x: 1, y: 1}}]}}
tables: [{id: one, title: One, items: [role]}]
`,
  null,
);

const SCORES = 'scores: {agree: {a: 3, n: 2, d: 1}}';
const MODEL = 'models: [{id: m, title: M, outcome: {item: hours}, predictors: [{item: role}]}]';

/** The problems of a plan that begins with a title and a floor, so that the lines given start at line 3. */
function problemsOf(...lines: string[]): string[] {
  const text = ['title: T', 'floor: 0.1', ...lines].join('\n');
  return readDriversPlan('d.yml', text, tables!).problems.map(problemLine);
}

function model(...parts: string[]): string {
  return `models: [{id: m, title: M, ${parts.join(', ')}}]`;
}

test('a plan that fits has no problems, and every default has its plain meaning', () => {
  const { plan, problems } = readDriversPlan('d.yml', `title: T\nfloor: 0.1\n${MODEL}`, tables!);
  assert.deepEqual(problems, []);
  const { outcome, predictors, ...others } = plan!.models[0]!;
  assert.deepEqual(
    [outcome.kind, outcome.label, predictors.map(({ kind }) => kind)],
    ['number', 'Hours', ['categories']],
  );
  assert.deepEqual(others, {
    place: { file: 'd.yml', line: 3, column: 10 },
    id: 'm',
    title: 'M',
    base: null,
    baseLabel: null,
    weight: null,
    floor: 0.1,
    leastAlpha: 0.5,
    mostInflation: 10,
    bootstrap: null,
  });
});

test('a whole grid is a factor’s items, and what shares a label is told apart by name', () => {
  const factors = 'factors: {views: {label: Views, items: [view_*], scores: agree, method: ml}}';
  const text = `title: T\nfloor: 0.1\n${SCORES}\n${factors}\n${model('outcome: {item: hours}', 'predictors: [{factor: views}]')}`;
  const { plan, problems } = readDriversPlan('d.yml', text, tables!);
  assert.deepEqual(problems, []);
  const [views] = plan!.models[0]!.predictors;
  assert.ok(views?.kind === 'factor');
  assert.deepEqual(
    views.items.map(({ label }) => label),
    ['One', 'Two (view_two)', 'Two (view_three)'],
  );
});

test('every name that is not there is said at once, each with its place and the nearest', () => {
  const found = problemsOf(
    SCORES,
    'factors: {views: {label: V, items: [view_one, view_two, vew_three], scores: agre}}',
    model(
      'outcome: {item: hors}',
      'predictors: [{factor: view}, {item: said}, {item: stress, scores: agree}]',
      'base: rol = x',
      'weight: rake',
    ),
  );
  assert.deepEqual(found, [
    'd.yml:4:57 There is no variable “vew_three”. The nearest names are “view_three”, “view_one”, “view_two”. [variable-unknown]',
    'd.yml:4:77 There are no scores “agre”. The nearest are “agree”. [scores-unknown]',
    'd.yml:5:44 There is no variable “hors”. The nearest names are “hours”, “role”, “stress”. [variable-unknown]',
    'd.yml:5:73 There is no factor “view”. The nearest are “views”. [factor-unknown]',
    'd.yml:5:87 “said” is text; here it must be single or quantity. [variable-kind]',
    'd.yml:5:132 There is no question or variable “rol” here. [expression-unknown-name]',
    'd.yml:5:149 The table plan has no weight “rake”. [weight-unknown]',
    'd.yml:4:18 warning: Nothing uses “views”. [factors-unused]',
  ]);
});

test('an outcome among the predictors is refused, also under another name', () => {
  const with_ = (predictor: string): string[] =>
    problemsOf(
      SCORES,
      model('outcome: {item: stress, scores: agree}', `predictors: [{item: ${predictor}}, {item: role}]`),
    );
  assert.match(with_('stress')[0]!, /“stress” is the outcome or a part of it.*\[outcome-among-predictors\]/);
  assert.match(with_('stressed')[0]!, /“stressed” is derived from “stress”.*\[outcome-among-predictors\]/);
  const derived = problemsOf(
    'scores: {yes_no: {yes: 1, no: 0}}',
    model('outcome: {item: stressed, scores: yes_no}', 'predictors: [{item: stress}, {item: role}]'),
  );
  assert.match(derived[0]!, /The outcome “stressed” is derived from “stress”.*\[outcome-among-predictors\]/);
  const shared = problemsOf(model('outcome: {item: hours}', 'predictors: [{item: senior}]'));
  assert.match(shared[0]!, /“senior” is derived from “hours”.*\[outcome-among-predictors\]/);
});

test('an item that is in two factors, or in one and by itself, is refused', () => {
  const found = problemsOf(
    SCORES,
    'factors:',
    '  one: {label: First, items: [view_*], scores: agree}',
    '  two: {label: Second, items: [view_one, stress], scores: agree, method: mean}',
    model('outcome: {item: hours}', 'predictors: [{factor: one}, {factor: two}, {item: view_two, scores: agree}]'),
  );
  assert.deepEqual(found, [
    'd.yml:7:80 “view_one” is in “Second” and in “First”: an item belongs to one predictor. [item-twice]',
    'd.yml:7:95 “view_two” is in “Two” and in “First”: an item belongs to one predictor. [item-twice]',
  ]);
});

test('scores that are missing, lacking, alike or for a quantity are refused', () => {
  const found = problemsOf(
    'scores: {short: {a: 1, n: 2}, flat: {a: 1, n: 1, d: out}, agree: {a: 3, n: 2, d: 1}}',
    'factors: {views: {label: V, items: [view_*]}, pair: {label: P, items: [view_one, view_two], scores: agree}}',
    'models:',
    '  - {id: m, title: M, outcome: {item: stress}, predictors: [{factor: views}, {item: hours, scores: agree}]}',
    '  - {id: M, title: M, outcome: {item: hours}, predictors: [{item: stress, scores: short}, {item: view_one, scores: flat}, {factor: pair}]}',
  );
  assert.deepEqual(
    found.map((line) => line.replace(/^.*\[|\]$/g, '')),
    [
      'scores-missing',
      'factor-few-items',
      'scores-missing',
      'scores-quantity',
      'scores-incomplete',
      'scores-alike',
      'model-duplicate',
    ],
  );
});

test('a base that chooses people by the outcome is refused; one that asks whether they answered is not', () => {
  const base = (text: string): string[] =>
    problemsOf(model('outcome: {item: hours}', 'predictors: [{item: role}]', `base: ${text}`));
  assert.match(base('hours > 40 and role = x')[0]!, /“hours”, which is the outcome.*\[base-on-outcome\]/);
  assert.deepEqual(base('answered(hours) and role = x'), []);
});

test('what does not fit the shape is said in words, and few replicates are warned of', () => {
  assert.match(problemsOf('models: []')[0]!, /a plan needs a model/);
  assert.match(problemsOf('bootstrap: {replicates: 20, seed: 1}', MODEL)[0]!, /100 replicates or more/);
  assert.match(problemsOf('bootstrap: {replicates: 100, seed: 1}', MODEL)[0]!, /warning: .*\[bootstrap-few\]/);
  assert.match(problemsOf(model('outcome: hours', 'predictors: [{item: role}]'))[0]!, /expected an item/);
  assert.match(problemsOf('tables: other.yml', MODEL)[0]!, /\[tables-other\]/);
});

test('the table plan that a drivers plan names can be had before anything is checked', () => {
  assert.equal(tablePlanNamed('d.yml', 'tables: plan.yml'), 'plan.yml');
  assert.equal(tablePlanNamed('d.yml', 'title: none'), null);
  assert.equal(tablePlanNamed('d.yml', '- 1'), null);
  assert.equal(tablePlanNamed('d.yml', '{'), null);
});
