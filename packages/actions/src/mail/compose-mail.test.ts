import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { composeMail, filledMail, mailIdIn, messageIdOf, type PlainMail, wrapped } from './compose-mail.ts';

const SETTINGS = {
  smtpUrl: null,
  from: { name: 'Gwrando – listening', address: 'study@listen.example.org' },
  perMinute: 60,
  publicUrl: 'https://listen.example.org',
};
const MAIL: PlainMail = {
  mailId: '6f1f7a3e-98a5-4b0c-a5a5-0123456789ab',
  to: { name: 'Siân Ó Briain', address: 'sian@council.example.org' },
  replyTo: 'team@listen.example.org',
  subject: 'How are you a year on?',
  text: 'Dear Siân,\n\nYour own link: https://listen.example.org/a/abcdefghijklmnopqrstuv\n\nThank you – diolch',
  stopLink: 'https://listen.example.org/stop/xyz',
};

async function parsed(mail: PlainMail) {
  return new PostalMime().parse(await composeMail(mail, SETTINGS));
}

test('another program reads the same words, names and addresses from it', async () => {
  const mail = await parsed(MAIL);
  assert.equal(mail.subject, MAIL.subject);
  assert.deepEqual([mail.from?.name, mail.from?.address], [SETTINGS.from.name, SETTINGS.from.address]);
  assert.deepEqual(mail.to, [MAIL.to]);
  assert.equal(mail.text?.trimEnd(), MAIL.text);
  assert.equal(mail.messageId, `<${MAIL.mailId}@listen.example.org>`);
});

test('a mail program can stop the mails at one press, where the address is a secure one', async () => {
  const header = (mail: Awaited<ReturnType<typeof parsed>>, key: string) =>
    mail.headers.find((each) => each.key === key)?.value ?? null;
  const mail = await parsed(MAIL);
  assert.equal(header(mail, 'list-unsubscribe'), '<https://listen.example.org/stop/xyz>');
  assert.equal(header(mail, 'list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
  assert.equal(header(mail, 'auto-submitted'), 'auto-generated');
  const open = await parsed({ ...MAIL, stopLink: 'http://localhost:4000/stop/xyz' });
  assert.equal(header(open, 'list-unsubscribe-post'), null);
});

test('no name, subject or sender can add a header or a recipient', async () => {
  const breaks = fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\0', ' ', '"', '<', '>', ',', ';');
  const added = fc.constantFrom('Bcc: evil@example.com', 'X-Evil: 1', '<evil@example.com>', 'Ama', 'é');
  const hostile = fc.array(fc.oneof(breaks, added), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (name, subject) => {
      const mail = await parsed({ ...MAIL, to: { ...MAIL.to, name }, subject });
      const keys = mail.headers.map(({ key }) => key);
      assert.equal(keys.includes('bcc') || keys.includes('x-evil'), false);
      assert.deepEqual(
        mail.to?.map(({ address }) => address),
        [MAIL.to.address],
      );
      assert.equal(mail.text?.trimEnd(), MAIL.text);
    }),
    { numRuns: 200 },
  );
});

test('lines are broken between words at 76 characters, and a link never', () => {
  const link = `https://listen.example.org/a/${'x'.repeat(80)}`;
  const text = wrapped(`${'word '.repeat(40)}\r\nYour own link: ${link}`);
  assert.ok(text.split('\n').every((line) => line.length <= 76 || line === link));
  assert.equal(text.replace(/\s+/g, ' '), `${'word '.repeat(40)}Your own link: ${link}`);
});

test('its id comes back out of what a mail server reports, and nobody else’s does', () => {
  assert.equal(mailIdIn(messageIdOf(MAIL.mailId, SETTINGS)), MAIL.mailId);
  assert.equal(mailIdIn('<20260928.abc@mail.example.org>'), null);
});

test('below the words stands how to stop the mails', () => {
  const { text } = filledMail({ subject: 'S', text: 'Dear {name}\n' }, { name: 'Ama' }, 'https://x/stop/y');
  assert.equal(text, 'Dear Ama\n\n--\nIf you want no more mails or calls about this study: https://x/stop/y\n');
});
