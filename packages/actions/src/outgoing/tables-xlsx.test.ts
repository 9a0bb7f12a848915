import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Table } from '@earshot/tables';
import readWorkbook from 'read-excel-file/node';
import { simulatedDataset } from '../analysis/study-dataset.ts';
import { studyTables } from '../analysis/study-tables.ts';
import { figuresOf } from '../open-world.ts';
import { readStudy } from '../studies/read-study.ts';
import { studyFolder } from '../studies/study-folders.ts';
import { tablesXlsx } from './tables-xlsx.ts';

const checkout = path.join(import.meta.dirname, '..', '..', '..', '..');
const study = readStudy(studyFolder(path.join(checkout, 'surveys', 'big-listen'))).study!;
const ABOUT = { title: 'The Big Listen', day: '22 November 2026', contact: 'team@example.org' };

const hostile: Table = {
  id: 'hostile',
  title: '=HYPERLINK("https://example.org") & <b>',
  columns: [{ id: 'c', label: '+1', group: null }],
  rows: [{ id: 'r', label: '=1+1', group: null }],
  cells: [[{ kind: 'figure', unit: 'count', value: 1035, decimals: 0 }]],
  base: 'Everybody',
  source: 'Made up',
  weighting: 'Not weighted',
  notes: [],
  simulated: null,
};

async function bigListen(): Promise<Table[]> {
  const { tables } = await studyTables(study, simulatedDataset(study, 400, 1), figuresOf(checkout)());
  return [...tables!.values()];
}

test('a reader that is not ours finds a cover, contents, notes and a sheet for each table, the title first', async () => {
  const tables = await bigListen();
  const sheets = await readWorkbook(Buffer.from(await tablesXlsx(tables, ABOUT)));
  assert.deepEqual(
    sheets.map(({ sheet }) => sheet),
    ['Cover', 'Contents', 'Notes', ...tables.map((_, index) => `Table ${index + 1}`)],
  );
  const [cover, contents, , first] = sheets;
  assert.equal(cover!.data[0]![0], 'The Big Listen');
  assert.match(String(cover!.data[1]![0]), /^Simulated data: 400 of 400 people are simulated/);
  assert.equal(contents!.data.length, 4 + tables.length);
  assert.match(String(first!.data[0]![0]), new RegExp(`^Table 1: ${tables[0]!.title} \\[note 1\\]`));
  for (const { sheet, data } of sheets.slice(3)) {
    assert.match(String(data[2]![0]), /^Simulated data: 400 of 400/, sheet);
    const width = data.at(-1)!.length;
    for (const row of data.slice(6)) {
      assert.ok(
        row.length === width && row.every((cell) => cell !== null && cell !== ''),
        `${sheet} has an empty cell`,
      );
    }
  }
});

test('numbers are numbers, and what looks like a formula is words', async () => {
  const bytes = await tablesXlsx([hostile], ABOUT);
  const sheets = await readWorkbook(Buffer.from(bytes));
  assert.deepEqual(sheets.at(-1)!.data.slice(-2), [
    ['Row', 'Column', 'Unit', 'Value'],
    ['=1+1', '+1', 'Number', 1035],
  ]);
  assert.equal(sheets.at(-1)!.data[0]![0], 'Table 1: =HYPERLINK("https://example.org") & <b>');
});

test('the same tables are the same file', async () => {
  assert.deepEqual(await tablesXlsx([hostile], ABOUT), await tablesXlsx([hostile], ABOUT));
});

/** LibreOffice comes in parts; only with Calc does it open spreadsheets. */
function withoutCalc(): string | false {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-calc-'));
  try {
    writeFileSync(path.join(folder, 'probe.csv'), 'a,b\n');
    const { status } = convert(folder, 'probe.csv', 'xlsx');
    return status === 0 && existsSync(path.join(folder, 'probe.xlsx'))
      ? false
      : 'LibreOffice Calc is not on this machine';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function convert(folder: string, file: string, to: string) {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const call = [profile, '--headless', '--convert-to', to, '--outdir', folder, path.join(folder, file)];
  return spawnSync('libreoffice', call, { encoding: 'utf8', timeout: 100_000 });
}

const skip = withoutCalc();

test('LibreOffice opens it, table by table', { skip }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-xlsx-'));
  try {
    writeFileSync(path.join(folder, 'tables.xlsx'), await tablesXlsx([hostile, hostile], ABOUT));
    const every = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
    const { status, stderr } = convert(folder, 'tables.xlsx', every);
    assert.equal(status, 0, stderr);
    const csv = readFileSync(path.join(folder, 'tables-Table 2.csv'), 'utf8');
    assert.match(csv, /^"Table 2: =HYPERLINK\(""https:\/\/example\.org""\) & <b>"/);
    // Words that look like formulas stay words. Quotes and separators are as LibreOffice’s version and locale have them.
    assert.match(csv, /^"?=1\+1"?,"?\+1"?,"?Number"?,"?1,?035"?$/m);
    assert.match(readFileSync(path.join(folder, 'tables-Contents.csv'), 'utf8'), /Table 1/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
