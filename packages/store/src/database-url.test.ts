import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDatabase } from './open-database.ts';
import { Refusal } from './refusal.ts';

for (const url of [
  'garbage',
  'mysql://root:secret@localhost/earshot',
  'localhost:5432',
  'postgres//u:secret@h/n',
  '%',
]) {
  test(`“${url}” is refused with the form that it should have, and is not repeated`, async () => {
    const refusal = await openDatabase({ databaseUrl: url, dataFolder: '/no/such/folder' });
    assert.ok(refusal instanceof Refusal);
    assert.equal(refusal.code, 'not-a-database-url');
    assert.match(refusal.sentence, /postgres:\/\/user:password@host:5432\/name$/);
    assert.doesNotMatch(refusal.sentence, /secret|garbage/);
  });
}
