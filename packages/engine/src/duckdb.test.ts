import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Column, datasetOf, type Value, type Variable } from '@earshot/dataset';
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
  const givenAs = (value: Value | undefined) => (value?.state === 'answered' ? value.value : null);
  assert.deepEqual(
    [...found].map(([name, values]) => [name, Array.from(values)]),
    [
      ['hours', rows.map(({ hours }) => givenAs(hours))],
      ['state', rows.map(({ hours }) => hours?.state)],
      ['said', rows.map(({ said }) => givenAs(said))],
    ],
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
  assert.deepEqual(found.get('hours'), [4096n]);
  assert.deepEqual(found.get('said'), [4096n]);
  assert.deepEqual([...(found.get('sum') as Float64Array)], [hours.reduce((sum, one) => sum + one, 0)]);
});

test('a dataset without rows is an empty table', async () => {
  const engine = await openEngine(datasetOf('Empty', [HOURS], [], 0), 'held');
  assert.deepEqual((await engine.query('SELECT COUNT(*) AS n FROM held')).get('n'), [0n]);
  assert.equal((await engine.query('SELECT "hours" FROM held')).get('hours')?.length, 0);
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

test('a dataset of many people is held whole, in little more memory than its values take', async () => {
  const people = 130_000;
  const kinds = Array.from({ length: 20 }, (_, at): Variable => ({ ...HOURS, name: `hours${at}` }));
  const columns = kinds.map((variable, at): Column => {
    const numbers = Float64Array.from({ length: people }, (_, row) => row * (at + 1));
    const states = Uint8Array.from({ length: people }, (_, row) => Number(row % 10 === at));
    return { variable, states, numbers, texts: null, picks: null };
  });
  const engine = await openEngine({ name: 'Many', rows: people, columns, simulatedRows: 0 }, 'held');
  const found = await engine.query(
    'SELECT COUNT("hours3") AS n, SUM("hours3") AS sum, SUM("hours19") AS all FROM held',
  );
  const memory = await engine.query('SELECT CAST(SUM(memory_usage_bytes) AS DOUBLE) AS bytes FROM duckdb_memory()');
  engine.close();
  const sum = (people * (people - 1)) / 2;
  const tenth = people / 10;
  assert.deepEqual(found.get('n'), [BigInt(people - tenth)]);
  assert.deepEqual(Array.from(found.get('sum')!), [4 * (sum - 10 * ((tenth * (tenth - 1)) / 2) - 3 * tenth)]);
  assert.deepEqual(Array.from(found.get('all')!), [20 * sum]);
  const valuesTake = people * columns.length * (8 + 1 + 1 / 8);
  assert.ok(Number(memory.get('bytes')![0]) < 1.3 * valuesTake, `${memory.get('bytes')![0]} of ${valuesTake}`);
});
