import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { earshotAt } from './fixtures/earshot.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

test('work runs until it is stopped, and says that it sends no mail without a mail server', async () => {
  const env = { DATABASE_URL: database.url, EARSHOT_SECRET: randomBytes(32).toString('base64url') };
  const { code, err } = await earshotAt({ env }, 'work');
  assert.equal(code, 0);
  assert.match(err, /The worker runs and sends no mail, since SMTP_URL is not set\. Ctrl-C stops it\.$/);
  assert.doesNotMatch(err, /Worker:/);
});

test('work does not begin with settings that would send mails which lead nowhere', async () => {
  const env = { DATABASE_URL: database.url, SMTP_URL: 'smtp://localhost', MAIL_FROM: 'study@example.org' };
  const { code, err } = await earshotAt({ env }, 'work');
  assert.equal(code, 1);
  assert.match(err, /^PUBLIC_URL is “”/);
});
