import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveSettingsFrom } from './serve-settings.ts';

test('everything that is wrong with the settings is said at once, and nothing twice', () => {
  const read = serveSettingsFrom({ PORT: 'eighty', STARTS_PER_MINUTE: 'many', LOG: 'loud', SMTP_URL: 'smtp://x' });
  assert.ok('sentences' in read);
  assert.equal(read.sentences.length, 3, read.sentences.join('\n'));
  assert.match(read.sentences.join('\n'), /PORT.*\n.*STARTS_PER_MINUTE.*\n.*LOG/);
});

test('with nothing set it serves this machine and sends no mail', () => {
  const read = serveSettingsFrom({});
  assert.ok('mail' in read);
  assert.equal(read.mail.smtpUrl, null);
  assert.equal(read.address.publicUrl, 'http://localhost:4000');
});
