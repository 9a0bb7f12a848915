import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answered,
  DONT_KNOW,
  datasetOf,
  NOT_ASKED,
  quoteName,
  sqlColumns,
  sqlValues,
  type Value,
  type Variable,
} from '@earshot/dataset';
import { openEngine } from './duckdb.ts';

/** More than one chunk holds. */
const ROWS = 2500;
const categories = (count: number) => Array.from({ length: count }, (_, at) => ({ code: `c${at}`, label: `${at}` }));
/** Numbers of categories that need one byte or two, in the dataset and in DuckDB. */
const SINGLES = [1, 5, 255, 256, 257].map((count): Variable => {
  return { kind: 'single', name: `one_of_${count}`, label: `${count}`, categories: categories(count) };
});
const REASONS: Variable = { kind: 'multiple', name: 'reasons', label: 'Reasons', categories: categories(3) };
const HOURS: Variable = { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' };
const SAID: Variable = { kind: 'text', name: 'said', label: 'Said' };
const DAY: Variable = { kind: 'date', name: 'day', label: 'Day' };
const VARIABLES = [...SINGLES, REASONS, HOURS, SAID, DAY];

function answerIn(row: number, variable: Variable): Value {
  if (variable.kind === 'quantity') return answered(row / 7);
  if (variable.kind === 'text') return answered(`“${row}” it's\n`);
  if (variable.kind === 'date') return answered('2026-01-31');
  const codes = variable.categories.map(({ code }) => code);
  if (variable.kind === 'multiple') return answered(codes.filter((_, at) => (row >> at) & 1));
  // From the last category, so that the largest index is there.
  return answered(codes[codes.length - 1 - (row % codes.length)]!);
}

for (const [words, isMissing] of [
  ['where some answers are missing', (row: number, at: number) => (row + at) % 11 === 0],
  ['where all are answers', () => false],
  ['where there are none', () => true],
] as const) {
  test(`every kind of column stands in the engine as it stands in the dataset, ${words}`, async () => {
    const rows = Array.from({ length: ROWS }, (_, row) =>
      Object.fromEntries(
        VARIABLES.map((variable, at) => {
          const missing = row % 2 === 0 ? DONT_KNOW : NOT_ASKED;
          return [variable.name, isMissing(row, at) ? missing : answerIn(row, variable)] as const;
        }),
      ),
    );
    const dataset = datasetOf('All kinds', VARIABLES, rows, 0);
    const names = VARIABLES.flatMap((variable) => sqlColumns(variable).map(({ name }) => name));
    const engine = await openEngine(dataset, 'held');
    const found = await engine.query(`SELECT ${names.map(quoteName).join(', ')} FROM held`);
    engine.close();
    const held = names.map((name) => Array.from(found.get(name)!));
    assert.deepEqual(
      held,
      dataset.columns.flatMap((column) => sqlValues(column, 0, ROWS)),
    );
  });
}
