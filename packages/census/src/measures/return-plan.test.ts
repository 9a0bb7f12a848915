import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTablePlan } from '@earshot/tables';
import { collectionOf } from '../collection/collection-of.ts';
import { openReturn } from '../reading/open-return.ts';
import { xmlOf } from '../simulated/draft.ts';
import { simulateReturn } from '../simulated/simulate-return.ts';
import { returnDataset, returnVariables } from './return-dataset.ts';
import { returnPlan } from './return-plan.ts';

const collection = collectionOf(2022)!;

test('the plan is about variables that the dataset has', () => {
  const { plan, problems } = readTablePlan('return', returnPlan('Authority 855', true), returnVariables(collection));
  assert.deepEqual(problems, []);
  assert.equal(plan!.tables.length, 36);
});

test('a dataset of a simulated return says so of every row, and names nobody', () => {
  const { draft, known } = simulateReturn({ collection, authority: '855', workers: 50, seed: 2 });
  const reading = openReturn({ format: 'xml', pseudonym: (said) => `hash of ${said.length}` });
  for (const piece of xmlOf(draft)) reading.push(piece);
  const dataset = returnDataset(reading.close(), collection, collection.referenceDate);
  assert.deepEqual([dataset.rows, dataset.simulatedRows], [50, 50]);
  const fte = dataset.columns.find(({ variable }) => variable.name === 'fte')!;
  const { stays, starts, leaves, agency } = known.fte;
  assert.ok(
    Math.abs([...fte.numbers!].reduce((sum, each) => sum + each, 0) - (stays + starts + leaves + agency)) < 1e-9,
  );
  assert.doesNotMatch(JSON.stringify(dataset), /SW\d{10}|hash of/);
});
