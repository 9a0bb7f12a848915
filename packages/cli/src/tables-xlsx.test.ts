import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import readWorkbook from 'read-excel-file/node';
import { CHECKOUT, earshot } from './fixtures/earshot.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-tables-'));
});
after(() => rmSync(folder, { recursive: true }));

const bfi = path.join(CHECKOUT, 'reference', 'bfi');
const call = (xlsx: string) =>
  earshot('tables', path.join(bfi, 'plan.yml'), '--data', path.join(bfi, 'bfi.csv'), '--xlsx', xlsx);

test('tables are written as a spreadsheet, once', async () => {
  const file = path.join(folder, 'tables.xlsx');
  const { code, err } = await call(file);
  assert.equal(code, 0, err);
  assert.match(err, /^Wrote \d+ tables? to /m);
  const sheets = await readWorkbook(readFileSync(file));
  assert.deepEqual(
    sheets.slice(0, 4).map(({ sheet }) => sheet),
    ['Cover', 'Contents', 'Notes', 'Table 1'],
  );
  const again = await call(file);
  assert.equal(again.code, 1);
  assert.match(again.err, /nothing is ever written over it/);
});

test('a spreadsheet’s name ends in .xlsx', async () => {
  const { code, err } = await call(path.join(folder, 'tables.csv'));
  assert.equal(code, 2);
  assert.match(err, /does not end in \.xlsx/);
});
