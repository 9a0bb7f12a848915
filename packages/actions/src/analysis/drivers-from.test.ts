import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { readDriversPlan } from '@earshot/drivers';
import { problemLine } from '@earshot/planfile';
import { figuresOf } from '../open-world.ts';
import { readStudy } from '../studies/read-study.ts';
import { studyFolder } from '../studies/study-folders.ts';
import type { Study } from '../study.ts';
import { studyDrivers } from './drivers-from.ts';
import { simulatedDataset } from './study-dataset.ts';

const checkout = path.join(import.meta.dirname, '..', '..', '..', '..');
const folder = studyFolder(path.join(checkout, 'surveys', 'second-wave'));
const study = readStudy(folder).study!;
const published = figuresOf(checkout)();
const dataset = simulatedDataset(study, 400, 1);

function madeBy(plan: string) {
  const { plan: drivers, problems } = readDriversPlan('drivers.yml', plan, study.plan);
  assert.deepEqual(problems.map(problemLine), []);
  const asked: Study = { ...study, drivers };
  return studyDrivers(asked, dataset, published, () => {});
}

test('the second wave’s models are made of simulated people, and every table says so', () => {
  const told: string[] = [];
  const quick = {
    ...study.drivers!,
    models: study.drivers!.models.map((model) => ({ ...model, bootstrap: { replicates: 100, seed: 1, level: 0.95 } })),
  };
  const { made, problems } = studyDrivers({ ...study, drivers: quick }, dataset, published, ({ id }) => told.push(id));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    made!.map(({ analysis }) => [analysis.model.id, analysis.kind]),
    [
      ['stress', 'drivers'],
      ['satisfaction', 'drivers'],
    ],
  );
  assert.deepEqual([told.filter((id) => id === 'stress').length, told.length], [100, 200]);
  assert.ok(made!.every(({ tables }) => tables.every(({ simulated }) => simulated?.rows === 400)));
});

test('a model of stress by the reasons that only stressed people are asked for is refused by the questionnaire', () => {
  const { made, problems } = madeBy(
    `title: T
floor: 0
scores: {agree: {strongly_agree: 5, agree: 4, neither: 3, disagree: 2, strongly_disagree: 1}}
models:
  - id: stress
    title: Stress
    outcome: {item: strain_stress, scores: agree}
    predictors: [{item: strain_workload, scores: agree}, {item: stress_told}]
    base: status = in_authority
`,
  );
  assert.equal(made![0]!.tables.length, 0);
  assert.deepEqual(
    problems.map(({ code, place }) => [code, place.line, place.column]),
    [['drivers-routed-on-outcome', 8, 65]],
  );
  assert.match(problems[0]!.sentence, /asks by the answer to “strain_stress”/);
});

test('the same is found where the outcome is derived from the answer that routes', () => {
  const { problems } = madeBy(
    `title: T
floor: 0
scores: {yes_no: {yes: 1, no: 0}}
models:
  - {id: stress, title: Stress, outcome: {item: stressed, scores: yes_no}, predictors: [{item: hours_worked}, {item: stress_main}]}
`,
  );
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['drivers-routed-on-outcome'],
  );
});

test('a study’s drivers.yml is checked with its other files', () => {
  const broken = {
    ...folder,
    read: (file: string) => (file === 'drivers.yml' ? 'title: T\nfloor: 2\n' : folder.read(file)),
  };
  const { study: none, problems } = readStudy(broken);
  assert.equal(none, null);
  assert.ok(problems.length >= 2 && problems.every(({ place }) => place.file.endsWith('drivers.yml')));
});
