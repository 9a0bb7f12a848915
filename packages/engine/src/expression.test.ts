// One expression language, two readers: the evaluator in memory and the SQL, which DuckDB and PostgreSQL run. Over
// random rows and random well-typed expressions all three must find the same rows; and the same for the negation, so
// that they agree on what is unknown as well.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  type Dataset,
  datasetOf,
  type Expression,
  readExpression,
  rowsWhere,
  type Value,
  type Variable,
  writeSql,
} from '@earshot/dataset';
import { datasetInPostgres, type TestDatabase, testDatabase } from '@earshot/testing';
import fc from 'fast-check';
import pg from 'pg';
import { openEngine } from './duckdb.ts';
import type { FoundColumns } from './read-columns.ts';

const CODES = ['pay', 'people', 'state', 'x1'];
const categories = CODES.map((code) => ({ code, label: code }));
const ROW: Variable = { kind: 'quantity', name: 'row', label: 'Row', unit: '' };
const VARIABLES: readonly Variable[] = [
  { kind: 'single', name: 'role', label: 'Role', categories },
  { kind: 'single', name: 'region', label: 'Region', categories },
  { kind: 'multiple', name: 'reasons', label: 'Reasons', categories },
  { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' },
  { kind: 'quantity', name: 'worked', label: 'Worked', unit: 'hours' },
  { kind: 'text', name: 'said', label: 'Said' },
  { kind: 'date', name: 'day', label: 'Day' },
];
const find = (name: string): Variable | null => VARIABLES.find((variable) => variable.name === name) ?? null;

// Few different values, so that comparisons are often equal; and some that SQL could read otherwise than we do.
const code = fc.constantFrom(...CODES);
const number = fc.oneof(
  fc.constantFrom(
    '0',
    '-1',
    '2',
    '37.5',
    '0.1',
    '0.30000000000000004',
    '-0.000001',
    '12345678901234567890',
    '1234.5678',
  ),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(3)),
);
const words = fc.oneof(
  fc.constantFrom('', ' ', "it's", '"quoted"', 'back\\slash', "'; DROP TABLE x; --", 'Ünï😀', 'e\u0301', '%_', 'NULL'),
  // PostgreSQL's texts cannot hold U+0000, and an expression stands on one line.
  fc.string({ unit: 'binary', maxLength: 4 }).map((text) => text.replaceAll(/[\0\n]/g, '')),
);
const day = fc.constantFrom('1999-12-31', '2024-02-29', '2026-09-30', '2026-10-01');

const ANSWERS: Readonly<Record<string, fc.Arbitrary<string | number | string[]>>> = {
  role: code,
  region: code,
  reasons: fc.subarray(CODES),
  hours: number.map(Number),
  worked: number.map(Number),
  said: words,
  day,
};
const missing = fc.constantFrom<Value>(
  { state: 'dont_know' },
  { state: 'refused' },
  { state: 'not_asked' },
  { state: 'not_reached' },
);
const row = fc.record(
  Object.fromEntries(
    Object.entries(ANSWERS).map(([name, answers]) => {
      const answered = answers.map((value): Value => ({ state: 'answered', value }));
      return [name, fc.oneof({ weight: 3, arbitrary: answered }, { weight: 1, arbitrary: missing })];
    }),
  ),
);

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
const equality = fc.constantFrom('=', '!=');
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const list = fc.array(code, { minLength: 1, maxLength: 3 }).map((codes) => `(${codes.join(', ')})`);
const joined = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.join(' '));
const single = fc.constantFrom('role', 'region');
const stateTest = fc
  .tuple(
    fc.constantFrom('answered', 'dont_know', 'refused', 'not_asked', 'not_reached'),
    fc.constantFrom(...Object.keys(ANSWERS)),
  )
  .map(([state, name]) => `${state}(${name})`);
const leaf = fc.oneof(
  joined(single, equality, code),
  joined(single, fc.constant('in'), list),
  joined(fc.constant('reasons includes'), list),
  joined(fc.constant('count(reasons)'), operator, fc.constantFrom('0', '1', '2.5', '-1', '4')),
  joined(fc.constant('hours'), operator, number),
  joined(fc.constant('hours'), operator, fc.constant('worked')),
  joined(fc.constant('said'), equality, words.map(quoted)),
  joined(fc.constant('day'), operator, day.map(quoted)),
  stateTest,
);
const { expression: source } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('expression').map((inner) => `not (${inner})`),
    fc
      .tuple(fc.constantFrom(' and ', ' or '), fc.array(tie('expression'), { minLength: 2, maxLength: 3 }))
      .map(([word, parts]) => parts.map((part) => `(${part})`).join(word)),
  ),
}));

function checked(text: string): Expression {
  const { expression, problems } = readExpression(text, find);
  assert.deepEqual(problems, [], text);
  return expression!;
}

/** One statement that lists the rows of each expression, and of its negation. */
function rowsQuery(expressions: readonly Expression[]): string {
  const one = (expression: Expression, index: number): string =>
    `SELECT ${index} AS which, "row" AS place FROM held WHERE ${writeSql(expression, find)}`;
  return `${expressions.map(one).join('\nUNION ALL\n')}\nORDER BY which, place`;
}

function sorted(found: FoundColumns, length: number): number[][] {
  const rows = Array.from({ length }, (): number[] => []);
  const [which, place] = [Array.from(found.get('which')!), found.get('place')!];
  which.forEach((expression, at) => {
    rows[Number(expression)]!.push(Number(place[at]));
  });
  return rows;
}

async function inDuckDB(dataset: Dataset, expressions: readonly Expression[]): Promise<number[][]> {
  const engine = await openEngine(dataset, 'held');
  try {
    return sorted(await engine.query(rowsQuery(expressions)), expressions.length);
  } finally {
    engine.close();
  }
}

let database: TestDatabase;
let client: pg.Client;
before(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
after(async () => {
  await client?.end();
  await database?.drop();
});

async function inPostgres(dataset: Dataset, expressions: readonly Expression[]): Promise<number[][]> {
  const found = await datasetInPostgres(client, { dataset, table: 'held' }, (query) => query(rowsQuery(expressions)));
  return sorted(found, expressions.length);
}

test('memory, DuckDB and PostgreSQL find the same rows for any expression and for its negation', async () => {
  const case_ = fc.tuple(
    fc.array(row, { minLength: 1, maxLength: 30 }),
    fc.array(source, { minLength: 8, maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(case_, async ([rows, sources]) => {
      const numbered = rows.map((values, index) => ({ ...values, row: { state: 'answered', value: index } as const }));
      const dataset = datasetOf('Random', [ROW, ...VARIABLES], numbered, 0);
      const expressions = sources.flatMap((text) => [checked(text), checked(`not (${text})`)]);
      const here = expressions.map((expression) => rowsWhere(dataset, expression));
      assert.deepEqual(await inDuckDB(dataset, expressions), here, 'DuckDB and memory disagree');
      assert.deepEqual(await inPostgres(dataset, expressions), here, 'PostgreSQL and memory disagree');
    }),
    { numRuns: 40 },
  );
});
