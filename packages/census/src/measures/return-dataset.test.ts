import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Dataset, STATES } from '@earshot/dataset';
import { collectionOf } from '../collection/collection-of.ts';
import { openReturn } from '../reading/open-return.ts';
import type { Worker } from '../worker.ts';
import { returnDataset } from './return-dataset.ts';

const collection = collectionOf(2022)!;

/** A dataset of employed workers with these days in the role, a row each. */
function datasetOf(roles: readonly (readonly [start: string | undefined, end?: string])[], day: string): Dataset {
  const empty = openReturn({ format: 'xml', pseudonym: (said) => said, year: 2022 }).close();
  const workers = roles.map(
    ([role_start, role_end], at): Worker => ({
      ...{
        number: at + 1,
        line: 1,
        person: String(at),
        registration: null,
        age: 40,
        isAgency: false,
        given: new Map(),
      },
      texts: { ...(role_start === undefined ? {} : { role_start }), ...(role_end === undefined ? {} : { role_end }) },
      amounts: {},
    }),
  );
  return returnDataset({ ...empty, collection, workers }, collection, day);
}

function column({ columns }: Dataset, name: string): unknown[] {
  const { variable, numbers, states } = columns.find((each) => each.variable.name === name)!;
  return [...numbers!].map((number, at) => {
    if (states[at] !== STATES.indexOf('answered')) return null;
    return variable.kind === 'single' ? variable.categories[number]!.code : number;
  });
}

test('who left within 12 months of starting is told from who left on the day a year later', () => {
  const dataset = datasetOf(
    [
      ['2021-02-10', '2022-02-09'],
      ['2021-02-10', '2022-02-10'],
      ['2010-02-10', '2022-02-10'],
      ['2021-11-01', '2022-02-01'],
      ['2021-11-01'],
    ],
    '2022-09-30',
  );
  const rows = column(dataset, 'status').map((status, at) => [status, column(dataset, 'early')[at]]);
  assert.deepEqual(rows, [
    ['in_post', null],
    ['left', 'yes'],
    ['left', 'no'],
    ['left', 'no'],
    ['brief', 'yes'],
  ]);
});

test('time in service is counted to the day that is asked for, or to the last day', () => {
  const dataset = datasetOf([['2012-03-31'], ['2012-03-31', '2022-03-01'], [undefined]], '2022-03-31');
  assert.deepEqual(column(dataset, 'service'), ['from_10', null, 'from_5']);
  const years = column(dataset, 'service_years') as number[];
  assert.ok(Math.abs(years[0]! - 10) < 0.003, String(years[0]));
  assert.ok(Math.abs(years[2]! - 3622 / 365.25) < 1e-9, String(years[2]));
});
