import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { earshotAt } from './fixtures/earshot.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-test-'));
const at = ({ url }: TestDatabase) => ({ env: { DATABASE_URL: url } });
const backup = path.join(folder, 'backup');
let one: TestDatabase;
let other: TestDatabase;

before(async () => {
  one = await testDatabase();
  other = await testDatabase();
});
after(async () => {
  await one.drop();
  await other.drop();
  rmSync(folder, { recursive: true });
});

test('a database is backed up and restored from the command line, and a second time is refused', async () => {
  const audit = `INSERT INTO audit.entry (at, actor, action) VALUES (now(), 'test', 'test')`;
  await one.store.transaction('desk', (queries) => queries.query(audit));
  const written = await earshotAt(at(one), 'backup', backup, '--json');
  assert.deepEqual([written.code, JSON.parse(written.out).rows], [0, 1], written.err);

  const again = await earshotAt(at(one), 'backup', backup);
  assert.equal(again.code, 1);
  assert.match(again.err, /is there already/);

  const restored = await earshotAt(at(other), 'restore', backup);
  assert.equal(restored.code, 0, restored.err);
  const select = 'SELECT actor, action FROM audit.entry';
  const rows = await other.store.transaction('desk', (queries) => queries.query(select));
  assert.deepEqual(rows, [{ actor: 'test', action: 'test' }]);

  const twice = await earshotAt(at(other), 'restore', backup);
  assert.equal(twice.code, 1);
  assert.match(twice.err, /not empty/);
  assert.ok(existsSync(path.join(backup, 'manifest.json')));
});
