import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { messageIdOf } from './compose-mail.ts';
import { deliverMail } from './deliver-mail.ts';
import { mailServer } from './fixtures/mail-server.ts';
import { mailedStudy } from './fixtures/mailed-study.ts';
import { queueDueMail } from './queue-due-mail.ts';
import { handInReturned, recordReturned } from './record-returned.ts';
import { readReturned } from './returned-mail.ts';
import { openSession } from './smtp-session.ts';

const { person, sql, world } = mailedStudy();
const { url } = mailServer();
const SETTINGS = {
  smtpUrl: null,
  from: { name: '', address: 'study@listen.example.org' },
  perMinute: 1000,
  publicUrl: 'https://listen.example.org',
};

/** A report as a mail server writes it (after the example of RFC 3464, appendix E.1). */
function report(
  mailId: string,
  { action = 'failed', status = '5.1.1', boundary = 'RAA14128.773615765/cs.example' } = {},
) {
  return `Date: Thu, 7 Jul 2026 17:16:05 -0400\r
From: Mail Delivery Subsystem <MAILER-DAEMON@council.example.org>\r
Subject: Returned mail\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status;\r
 boundary="${boundary}"\r
\r
--${boundary}\r
\r
The original message was received, and could not be delivered to ama@council.example.org.\r
\r
--${boundary}\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mail.council.example.org\r
\r
Original-Recipient: rfc822;ama@council.example.org\r
Final-Recipient: rfc822;ama@council.example.org\r
Action: ${action}\r
Status: ${status}\r
Diagnostic-Code: smtp; 550 ${status} <ama@council.example.org>:\r
 user unknown\r
\r
--${boundary}\r
Content-Type: message/rfc822\r
\r
Message-ID: ${messageIdOf(mailId, SETTINGS)}\r
Subject: Please tell us\r
\r
Dear Ama\r
--${boundary}--\r
`;
}

function away(mailId: string): string {
  return `From: ama@council.example.org
Subject: On leave
Auto-Submitted: auto-replied (vacation)
In-Reply-To:
 ${messageIdOf(mailId, SETTINGS)}

I am away until Monday.`;
}

/** Somebody who was sent the invitation; returns them and their mail. */
async function invited(): Promise<{ pseudonym: string; mailId: string }> {
  const pseudonym = await person();
  await queueDueMail(world());
  const [mail] = await sql<{ id: string }>(
    'fieldwork',
    'SELECT mail_id AS id FROM fieldwork.mail WHERE pseudonym = $1',
    [pseudonym],
  );
  const session = await openSession(url());
  assert.ok(!('unreachable' in session));
  assert.equal(await deliverMail(world(), SETTINGS, session, mail!.id), 'sent');
  session.close();
  return { pseudonym, mailId: mail!.id };
}

async function historyOf(pseudonym: string): Promise<string[]> {
  const events = await sql<{ disposition: string }>(
    'fieldwork',
    'SELECT disposition FROM fieldwork.contact_event WHERE pseudonym = $1 ORDER BY event_id',
    [pseudonym],
  );
  return events.map(({ disposition }) => disposition);
}

test('a report of a mail server is read: which mail, what for, and no address', () => {
  const mailId = randomUUID();
  assert.deepEqual(readReturned(report(mailId)), {
    kind: 'bounced',
    mailId,
    reason: '5.1.1 smtp; 550 5.1.1 <…>: user unknown',
  });
  assert.deepEqual(readReturned(report(mailId, { action: 'delayed', status: '4.4.1' })), { kind: 'delayed', mailId });
  assert.equal(readReturned(report(mailId, { action: 'relayed' })).kind, 'other');
});

test('an automatic answer is told from one that somebody has written', () => {
  const mailId = randomUUID();
  assert.deepEqual(readReturned(away(mailId)), { kind: 'away', mailId });
  assert.equal(readReturned(away(mailId).replace('auto-replied', 'no')).kind, 'other');
});

test('whatever else comes is left alone', () => {
  for (const source of [
    '',
    'no mail at all',
    '\r\n\r\n',
    'Content-Type: multipart/report\r\n\r\nx',
    'A: b\n'.repeat(9999),
  ]) {
    assert.equal(readReturned(source).kind, 'other');
  }
});

test('a bounce ends the mails to the address, and handed in twice it counts once', async () => {
  const { pseudonym, mailId } = await invited();
  const mails = [{ name: 'one.eml', source: report(mailId) }];
  assert.deepEqual(await recordReturned(world(), mails, 'command line'), [
    { name: 'one.eml', outcome: 'bounced', sentence: null },
  ]);
  const [again] = await recordReturned(world(), mails, 'command line');
  assert.equal(again!.outcome, 'known');
  assert.deepEqual(await historyOf(pseudonym), ['mailed', 'mail_bounced']);
  const [mail] = await sql('fieldwork', 'SELECT state, reason FROM fieldwork.mail WHERE mail_id = $1', [mailId]);
  assert.deepEqual(mail, { state: 'bounced', reason: '5.1.1 smtp; 550 5.1.1 <…>: user unknown' });
  const suppressed = await sql('contacts', "SELECT channel FROM contacts.suppression WHERE reason = 'bounced'");
  assert.deepEqual(suppressed, [{ channel: 'mail' }]);
});

test('a full mailbox bounces the mail and leaves the address alone', async () => {
  const { pseudonym, mailId } = await invited();
  await recordReturned(world(), [{ name: 'full.eml', source: report(mailId, { status: '5.2.2' }) }], 'command line');
  assert.deepEqual(await historyOf(pseudonym), ['mailed', 'mail_bounced']);
  const suppressed = await sql('contacts', "SELECT 1 FROM contacts.suppression WHERE reason = 'bounced'");
  assert.equal(suppressed.length, 1, 'that of the test before');
});

test('an automatic answer is an attempt that did not reach the person, once', async () => {
  const { pseudonym, mailId } = await invited();
  const mails = [{ name: 'away.eml', source: away(mailId) }];
  assert.equal((await recordReturned(world(), mails, 'command line'))[0]!.outcome, 'away');
  assert.equal((await recordReturned(world(), mails, 'command line'))[0]!.outcome, 'known');
  assert.deepEqual(await historyOf(pseudonym), ['mailed', 'away']);
});

test('a report about a mail that we never sent changes nothing', async () => {
  const [recorded] = await recordReturned(world(), [{ name: 'x.eml', source: report(randomUUID()) }], 'command line');
  assert.equal(recorded!.outcome, 'other');
});

test('who may not manage mail can hand in none', async () => {
  const viewer = { accountId: randomUUID(), name: 'Ann', role: 'analyst', authorityCode: null } as const;
  const refused = await handInReturned(world(), viewer, { mails: [] });
  assert.ok('refused' in refused && refused.refused === 'not-permitted');
});
