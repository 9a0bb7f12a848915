import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailSettingsFrom } from './mail-settings.ts';

const ENV = {
  SMTP_URL: 'smtps://user:secret@smtp.example.org',
  MAIL_FROM: 'Listening study <study@example.org>',
  PUBLIC_URL: 'https://listen.example.org',
};

test('without SMTP_URL no mail is sent and nothing else is asked for', () => {
  const settings = mailSettingsFrom({});
  assert.ok(!('sentence' in settings));
  assert.equal(settings.smtpUrl, null);
});

test('sender and address are read', () => {
  const settings = mailSettingsFrom(ENV);
  assert.ok(!('sentence' in settings));
  assert.deepEqual(settings.from, { name: 'Listening study', address: 'study@example.org' });
  assert.deepEqual([settings.publicUrl, settings.perMinute], ['https://listen.example.org', 120]);
});

test('what is wrong is said by its name, and never with the password', () => {
  const wrong: [Record<string, string>, RegExp][] = [
    [{ SMTP_URL: 'user:secret@smtp.example.org' }, /^SMTP_URL is no address/],
    [{ MAIL_FROM: 'nobody' }, /^MAIL_FROM is “nobody”/],
    [{ MAIL_FROM: 'A <a@example.org>, b@example.org' }, /^MAIL_FROM/],
    [{ MAIL_FROM: '' }, /^MAIL_FROM/],
    [{ PUBLIC_URL: '' }, /^PUBLIC_URL/],
    [{ PUBLIC_URL: 'https://example.org/path' }, /^PUBLIC_URL/],
    [{ MAIL_PER_MINUTE: '0' }, /^MAIL_PER_MINUTE/],
    [{ MAIL_PER_MINUTE: 'many' }, /^MAIL_PER_MINUTE/],
  ];
  for (const [changed, expected] of wrong) {
    const settings = mailSettingsFrom({ ...ENV, ...changed });
    assert.ok('sentence' in settings, JSON.stringify(changed));
    assert.match(settings.sentence, expected);
    assert.doesNotMatch(settings.sentence, /secret/);
  }
});
