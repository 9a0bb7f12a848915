import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datasetOf, type Value, type Variable } from '@earshot/dataset';
import { openEngine } from './duckdb.ts';

const HOURS: Variable = { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' };
const SAID: Variable = { kind: 'text', name: 'said', label: 'Said' };

test('more rows than one chunk stand in the table as they were put in', async () => {
  const rows = Array.from(
    { length: 5000 },
    (_, index): Record<string, Value> => ({
      hours: index % 7 === 0 ? { state: 'refused' } : { state: 'answered', value: index / 2 },
      said: { state: 'answered', value: `“${index}” it's\n` },
    }),
  );
  const engine = await openEngine(datasetOf('Many', [HOURS, SAID], rows, 0), 'held');
  const found = await engine.query('SELECT "hours", "hours:state" AS state, "said" FROM held');
  engine.close();
  assert.deepEqual(
    found.map(({ hours, state, said }) => [hours, state, said]),
    rows.map(({ hours, said }) => [
      hours?.state === 'answered' ? hours.value : null,
      hours?.state,
      said?.state === 'answered' ? said.value : null,
    ]),
  );
});

test('what is missing in one chunk of rows is not missing in the next', async () => {
  const rows = Array.from(
    { length: 3 * 2048 },
    (_, index): Record<string, Value> => ({
      hours: index < 2048 ? { state: 'refused' } : { state: 'answered', value: index },
      said: index < 4096 ? { state: 'answered', value: `${index}` } : { state: 'not_asked' },
    }),
  );
  const engine = await openEngine(datasetOf('Many', [HOURS, SAID], rows, 0), 'held');
  const found = await engine.query(
    'SELECT COUNT("hours") AS hours, SUM("hours") AS sum, COUNT("said") AS said FROM held',
  );
  engine.close();
  const hours = Array.from({ length: 4096 }, (_, index) => 2048 + index);
  assert.deepEqual(found, [{ hours: 4096n, sum: hours.reduce((sum, one) => sum + one, 0), said: 4096n }]);
});

test('a dataset without rows is an empty table', async () => {
  const engine = await openEngine(datasetOf('Empty', [HOURS], [], 0), 'held');
  assert.deepEqual(await engine.query('SELECT COUNT(*) AS n FROM held'), [{ n: 0n }]);
  engine.close();
});

test('SQL that reaches for a file or an extension is refused: the engine sees the dataset and nothing else', async () => {
  const engine = await openEngine(datasetOf('Empty', [HOURS], [], 0), 'held');
  const here = import.meta.filename.replaceAll("'", "''");
  await assert.rejects(engine.query(`SELECT * FROM read_text('${here}')`), /disabled|not allowed|Permission/i);
  await assert.rejects(engine.query('INSTALL httpfs'), /disabled|not allowed|Permission/i);
  await assert.rejects(engine.query('SET enable_external_access = true'), /cannot|locked|disabled/i);
  engine.close();
});
