import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { earshot } from './fixtures/earshot.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-data-'));
});
after(() => rmSync(folder, { recursive: true }));

test('data writes a new folder that nobody else opens, says what is in it, and writes over nothing', async () => {
  const to = path.join(folder, 'spss');
  const call = ['data', 'big-listen', '--as', 'sav', '--to', to, '--simulate', '30'] as const;
  const { code, out, err } = await earshot(...call);
  assert.equal(code, 0, err);
  assert.match(out, /^30 of 30 people are simulated/);
  assert.match(err, /too-few-to-weight/, 'why there are no weights');
  assert.deepEqual(readdirSync(to).sort(), ['README.txt', 'big-listen.sav']);
  assert.equal(statSync(to).mode & 0o077, 0);
  const again = await earshot(...call);
  assert.equal(again.code, 1);
  assert.match(again.err, /is there already/);
});

test('data names the programs that it writes for', async () => {
  const to = path.join(folder, 'other');
  const { code, err } = await earshot('data', 'big-listen', '--as', 'sas', '--to', to);
  assert.equal(code, 2);
  assert.match(err, /--as is “sas”, which is not written here\. It is one of sav, parquet, stata, r\./);
});
