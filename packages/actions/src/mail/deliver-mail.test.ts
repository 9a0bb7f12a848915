import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openInterview } from '../answering/open-interview.ts';
import { suppress } from '../contacts/suppress.ts';
import { deliverMail } from './deliver-mail.ts';
import { mailServer } from './fixtures/mail-server.ts';
import { mailedStudy, RELEASED } from './fixtures/mailed-study.ts';
import type { MailSettings } from './mail-settings.ts';
import { queueDueMail } from './queue-due-mail.ts';
import { queueMail } from './queue-mail.ts';
import { openSession } from './smtp-session.ts';

const { clock, person, sql, world } = mailedStudy();
const { manners, received, url } = mailServer();
const DAY = 24 * 60 * 60 * 1000;

beforeEach(() => {
  clock.now = new Date('2026-09-28T09:00:00Z');
  received.length = 0;
});

function settings(perMinute = 1000): MailSettings {
  const from = { name: 'A team', address: 'study@listen.example.org' };
  return { smtpUrl: url(), from, perMinute, publicUrl: 'https://listen.example.org' };
}

interface Row {
  readonly id: string;
  readonly step: string;
  readonly state: string;
}

function mailsTo(pseudonym: string): Promise<Row[]> {
  return sql<Row>(
    'fieldwork',
    'SELECT mail_id AS id, step, state FROM fieldwork.mail WHERE pseudonym = $1 ORDER BY queued_at, step',
    [pseudonym],
  );
}

/** Sends what is queued to a person, and says what came of each. */
async function sendTo(pseudonym: string, perMinute?: number): Promise<string[]> {
  const session = await openSession(url());
  assert.ok(!('unreachable' in session));
  const outcomes: string[] = [];
  for (const { id, state } of await mailsTo(pseudonym)) {
    if (state === 'queued') outcomes.push(await deliverMail(world(), settings(perMinute), session, id));
  }
  session.close();
  return outcomes;
}

async function tick(later = 0): Promise<void> {
  clock.now = new Date(RELEASED.getTime() + later * DAY + 60 * 60 * 1000);
  await queueDueMail(world());
}

const stateOf = async (pseudonym: string) => (await mailsTo(pseudonym)).map(({ step, state }) => `${step} ${state}`);

test('the invitation reaches the person with their own link, and stands in their history and in the audit', async () => {
  const pseudonym = await person({ name: 'Siân Ó Briain', email: 'sian@council.example.org' });
  await tick();
  assert.deepEqual(await sendTo(pseudonym), ['sent']);
  const [{ to, mail } = assert.fail()] = received;
  assert.deepEqual(to, ['sian@council.example.org']);
  assert.equal(mail.subject, 'Please tell us, Siân Ó Briain');
  assert.match(mail.text!, /Your own link: https:\/\/listen\.example\.org\/a\/[\w-]{22}\n/);
  assert.match(
    mail.text!,
    /no more mails or calls about this study:\s+https:\/\/listen\.example\.org\/stop\/[\w-]{44}\n/,
  );
  const events = await sql(
    'fieldwork',
    'SELECT mode, disposition, step FROM fieldwork.contact_event WHERE pseudonym = $1',
    [pseudonym],
  );
  assert.deepEqual(events, [{ mode: 'mail', disposition: 'mailed', step: 'invitation' }]);
  const audit = await sql('desk', 'SELECT actor, action FROM audit.entry WHERE pseudonym = $1', [pseudonym]);
  assert.deepEqual(audit, [{ actor: 'mailer', action: 'send-mail' }]);
});

test('the link in the mail opens the person’s interview', async () => {
  const pseudonym = await person();
  await tick();
  await sendTo(pseudonym);
  const [, token] = /\/a\/([\w-]{22})/.exec(received.at(-1)!.mail.text!)!;
  assert.equal('refused' in (await openInterview(world(), token!)), false);
});

test('one mail a step, however often the protocol is looked at and by however many', async () => {
  const pseudonym = await person();
  await Promise.all([tick(), tick(), tick()]);
  await tick();
  await sendTo(pseudonym);
  await tick();
  assert.deepEqual(await stateOf(pseudonym), ['invitation sent']);
});

test('a reminder goes to whoever was invited on an earlier day, and has not finished', async () => {
  const [slow, quick, late] = [await person(), await person(), await person()];
  await tick();
  await sendTo(slow);
  await sendTo(quick);
  await world().store.transaction('answering', (queries) =>
    queries.query("INSERT INTO answers.event (pseudonym, kind, mode, at) VALUES ($1, 'finished', 'web', now())", [
      quick,
    ]),
  );
  await tick(5);
  await sendTo(late);
  await tick(5);
  assert.deepEqual(await stateOf(slow), ['invitation sent', 'reminder queued']);
  assert.deepEqual(await stateOf(quick), ['invitation sent']);
  assert.deepEqual(await stateOf(late), ['invitation sent'], 'no reminder on the day of the invitation');
});

test('nobody is queued who was not released, has no address, came by the open link, is simulated or wants no mail', async () => {
  const unwanted = await Promise.all([
    person({ releasedAt: null }),
    person({ email: null }),
    person({ source: 'open' }),
    person({ simulated: true }),
    person(),
  ]);
  await suppress(world(), {
    studyId: 'mailed',
    pseudonym: unwanted[4]!,
    reason: 'refused',
    channel: 'every',
    actor: 'system',
    said: 'telephone',
  });
  await tick();
  for (const pseudonym of unwanted) assert.deepEqual(await mailsTo(pseudonym), []);
});

test('whoever finishes or refuses between queueing and sending gets nothing', async () => {
  const [finished, refused] = [await person(), await person()];
  await tick();
  await world().store.transaction('answering', (queries) =>
    queries.query("INSERT INTO answers.event (pseudonym, kind, mode, at) VALUES ($1, 'finished', 'web', now())", [
      finished,
    ]),
  );
  await world().store.transaction('fieldwork', (queries) =>
    queries.query(
      `INSERT INTO fieldwork.contact_event (pseudonym, study_id, mode, disposition, actor, started_at, at)
       VALUES ($1, 'mailed', 'telephone', 'refusal', 'system', now(), now())`,
      [refused],
    ),
  );
  assert.deepEqual([await sendTo(finished), await sendTo(refused)], [['gone'], ['gone']]);
  assert.deepEqual(
    [await stateOf(finished), await stateOf(refused)],
    [['invitation cancelled'], ['invitation cancelled']],
  );
  assert.equal(received.length, 0);
});

test('a number that is wrong does not end the mails', async () => {
  const pseudonym = await person();
  await world().store.transaction('fieldwork', (queries) =>
    queries.query(
      `INSERT INTO fieldwork.contact_event (pseudonym, study_id, mode, disposition, actor, started_at, at)
       VALUES ($1, 'mailed', 'telephone', 'wrong_number', 'system', now(), now())`,
      [pseudonym],
    ),
  );
  await tick();
  assert.deepEqual(await stateOf(pseudonym), ['invitation queued']);
});

test('what is queued too late in the day leaves in the morning; what is queued until the close, never', async () => {
  const pseudonym = await person();
  await tick();
  clock.now = new Date('2026-09-28T17:30:00Z');
  assert.deepEqual(await sendTo(pseudonym), ['gone']);
  const [kept] = await sql('fieldwork', 'SELECT state, not_before FROM fieldwork.mail WHERE pseudonym = $1', [
    pseudonym,
  ]);
  assert.deepEqual(kept, { state: 'queued', not_before: new Date('2026-09-29T07:00:00Z') });
  clock.now = new Date(RELEASED.getTime() + 20 * DAY);
  assert.deepEqual(await sendTo(pseudonym), ['gone']);
  assert.deepEqual(await stateOf(pseudonym), ['invitation cancelled']);
});

test('an address that is refused for good is written to no more; the person can still be called', async () => {
  const pseudonym = await person({ phone: '0117 496 0123' });
  manners.recipient = () => ({ code: 550, text: '5.1.1 no such user' });
  await tick();
  assert.deepEqual(await sendTo(pseudonym), ['bounced']);
  manners.recipient = () => null;
  await tick(5);
  assert.deepEqual(await stateOf(pseudonym), ['invitation bounced']);
  const suppressed = await sql('contacts', "SELECT channel FROM contacts.suppression WHERE reason = 'bounced'");
  assert.deepEqual(suppressed, [{ channel: 'mail' }]);
  const events = await sql<{ disposition: string }>(
    'fieldwork',
    'SELECT disposition FROM fieldwork.contact_event WHERE pseudonym = $1',
    [pseudonym],
  );
  assert.deepEqual(events, [{ disposition: 'mail_bounced' }]);
});

test('what a server puts off is tried again later, and in the end refused', async () => {
  const pseudonym = await person();
  await tick();
  manners.data = () => ({ code: 451, text: 'try later' });
  for (let tries = 0; tries < 8; tries += 1) assert.deepEqual(await sendTo(pseudonym), ['later']);
  assert.deepEqual(await stateOf(pseudonym), ['invitation queued']);
  assert.deepEqual(await sendTo(pseudonym), ['later']);
  assert.deepEqual(await stateOf(pseudonym), ['invitation refused']);
  manners.data = () => null;
});

test('no more begin within a minute than may, over all workers', async () => {
  clock.now = new Date('2026-09-28T12:00:00Z');
  const people = [await person(), await person(), await person()];
  await queueDueMail(world());
  assert.deepEqual(await Promise.all(people.map((one) => sendTo(one, 2))).then((all) => all.flat().sort()), [
    'full',
    'sent',
    'sent',
  ]);
  clock.now = new Date('2026-09-28T12:01:01Z');
  assert.deepEqual((await Promise.all(people.map((one) => sendTo(one, 2)))).flat(), ['sent']);
});

test('two workers that take the same mail send it once', async () => {
  const pseudonym = await person();
  await tick();
  const outcomes = await Promise.all([sendTo(pseudonym), sendTo(pseudonym), sendTo(pseudonym)]);
  assert.equal(outcomes.flat().filter((outcome) => outcome === 'sent').length, 1);
  assert.equal(received.length, 1);
});

test('a single mail is filled in and sent at any hour, and its words are then kept no more', async () => {
  const pseudonym = await person({ name: 'Ama', email: 'old@council.example.org' });
  clock.now = new Date('2026-09-28T21:00:00Z');
  const wish = { studyId: 'mailed', to: { pseudonym }, step: 'reassurance', actor: 'system' };
  const words = {
    subject: 'About the study',
    text: 'Dear {name}, {study}: {link}',
    address: 'new@council.example.org',
  };
  assert.equal(await queueMail(world(), { ...wish, ...words }), true);
  assert.equal(await queueMail(world(), { ...wish, ...words }), false, 'once');
  assert.deepEqual(await sendTo(pseudonym), ['sent']);
  assert.deepEqual(received[0]!.to, ['new@council.example.org']);
  assert.match(received[0]!.mail.text!, /^Dear Ama, A mailed study:\s+https:/);
  const [{ letter } = assert.fail()] = await sql<{ letter: unknown }>(
    'fieldwork',
    'SELECT letter FROM fieldwork.mail WHERE pseudonym = $1',
    [pseudonym],
  );
  assert.equal(letter, null);
});

test('an address that could add a recipient or a header is not written to', async () => {
  const pseudonym = await person({ email: 'a@example.org>\r\nRCPT TO:<b@example.org' });
  await tick();
  assert.deepEqual(await sendTo(pseudonym), ['gone']);
  assert.equal(received.length, 0);
});
