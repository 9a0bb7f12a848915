import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { unpackedSize } from '../studies/unpacked-size.ts';
import { zipOf } from './zip-of.ts';

const files = new Map([
  ['data – größer.csv', new TextEncoder().encode('a,b\r\n'.repeat(1000))],
  ['empty.txt', new Uint8Array()],
]);

test('the same files are the same zip, as long unpacked as they are', () => {
  assert.deepEqual(zipOf(files), zipOf(files));
  assert.equal(unpackedSize(zipOf(files)), 5000);
});

const skip = spawnSync('unzip', ['-v']).status === 0 ? false : 'unzip is not on this machine';

test('unzip finds every file whole', { skip }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-zip-'));
  try {
    const zip = path.join(folder, 'files.zip');
    writeFileSync(zip, zipOf(files));
    const tested = spawnSync('unzip', ['-t', zip], { encoding: 'utf8' });
    assert.equal(tested.status, 0, tested.stdout);
    const one = spawnSync('unzip', ['-p', zip, 'data*']);
    assert.deepEqual(new Uint8Array(one.stdout), files.get('data – größer.csv'));
    assert.deepEqual(readFileSync(zip), Buffer.from(zipOf(files)));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
