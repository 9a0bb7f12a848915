import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { answered, DONT_KNOW, datasetOf, NOT_ASKED, type Variable } from '@earshot/dataset';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { writeParquet } from './parquet.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-parquet-'));
});
after(() => rmSync(folder, { recursive: true }));

const categories = [
  { code: 'pay', label: 'Pay' },
  { code: 'team', label: 'Team' },
];
const variables: readonly Variable[] = [
  { kind: 'single', name: 'main', label: 'Main reason', categories },
  { kind: 'multiple', name: 'reasons', label: 'Reasons', categories },
  { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' },
  { kind: 'text', name: 'why', label: 'Why' },
];
const dataset = datasetOf(
  'Trial',
  variables,
  [
    { main: answered('pay'), reasons: answered(['pay', 'team']), hours: answered(37.5), why: answered('It’s “so”') },
    { main: DONT_KNOW, reasons: NOT_ASKED, hours: DONT_KNOW, why: NOT_ASKED },
  ],
  0,
);
const columns = [
  { from: 'main', as: 'main' },
  { from: 'main:state', as: 'main_state' },
  { from: 'reasons.team', as: 'reasons_team' },
  { from: 'hours', as: 'hours' },
  { from: 'why', as: 'why' },
];

test('a reader that is not ours finds answers, states and what the columns mean', async () => {
  const file = path.join(folder, 'it’s.parquet');
  await writeParquet(dataset, { columns, meaning: '{"title":"It\'s a trial"}', file });
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(bytes);
  assert.equal(metadata.key_value_metadata?.find(({ key }) => key === 'earshot')?.value, '{"title":"It\'s a trial"}');
  assert.deepEqual(await parquetReadObjects({ file: bytes }), [
    { main: 'pay', main_state: 'answered', reasons_team: true, hours: 37.5, why: 'It’s “so”' },
    { main: null, main_state: 'dont_know', reasons_team: null, hours: null, why: null },
  ]);
  assert.deepEqual(readdirSync(folder), ['it’s.parquet'], 'nothing else is left behind');
});

test('no words of a study make it write anything else', async () => {
  const elsewhere = path.join(folder, 'elsewhere.parquet');
  const meaning = `'}); COPY (SELECT 1) TO '${elsewhere}'; --`;
  await writeParquet(dataset, { columns, meaning, file: path.join(folder, 'here.parquet') });
  assert.ok(!readdirSync(folder).includes('elsewhere.parquet'));
});
