import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOrganisationContact } from '../organisations/organisation-contact.ts';
import { deliverMail } from './deliver-mail.ts';
import { mailServer } from './fixtures/mail-server.ts';
import { mailedStudy } from './fixtures/mailed-study.ts';
import { queueDueMail } from './queue-due-mail.ts';
import { openSession } from './smtp-session.ts';

const { clock, sql, world } = mailedStudy();
const { received, url } = mailServer();
const LEAD = {
  accountId: '00000000-0000-4000-8000-000000000001',
  name: 'Lead',
  role: 'study_lead',
  authorityCode: null,
} as const;

/** An authority that agreed in a way, with somebody to write to. */
async function agreed(authorityCode: string, way: 'open_link' | 'list'): Promise<void> {
  await sql(
    'fieldwork',
    `INSERT INTO fieldwork.organisation (study_id, authority_code, name, open_code) VALUES ('mailed', $1, 'Bristol', $1)`,
    [authorityCode],
  );
  await happened(authorityCode, 'agreed', way);
  const contact = { name: 'Dee Rector', role: '', email: `${authorityCode}@council.example.org` };
  assert.deepEqual(await changeOrganisationContact(world(), LEAD, { studyId: 'mailed', authorityCode, contact }), {
    changed: true,
  });
}

async function happened(authorityCode: string, kind: string, way: string | null = null): Promise<void> {
  await sql(
    'fieldwork',
    `INSERT INTO fieldwork.organisation_event (study_id, authority_code, kind, way, actor, at)
     VALUES ('mailed', $1, $2, $3, 'system', $4)`,
    [authorityCode, kind, way, clock.now],
  );
}

test('the contact of an authority with an open link gets the text to forward, with the link, once', async () => {
  await agreed('E06000023', 'open_link');
  await agreed('E06000024', 'list');
  await agreed('E06000025', 'open_link');
  await happened('E06000025', 'withdrew');
  await queueDueMail(world());
  await queueDueMail(world());
  const mails = await sql<{ id: string; code: string; step: string }>(
    'fieldwork',
    'SELECT mail_id AS id, authority_code AS code, step FROM fieldwork.mail',
  );
  assert.deepEqual(
    mails.map(({ code, step }) => [code, step]),
    [['E06000023', 'forward']],
  );
  const session = await openSession(url());
  assert.ok(!('unreachable' in session));
  const from = { name: 'A team', address: 'study@listen.example.org' };
  const settings = { smtpUrl: url(), from, perMinute: 100, publicUrl: 'https://listen.example.org' };
  assert.equal(await deliverMail(world(), settings, session, mails[0]!.id), 'sent');
  session.close();
  const [{ to, mail } = assert.fail()] = received;
  assert.deepEqual(to, ['E06000023@council.example.org']);
  assert.match(mail.text!, /^Please forward the text below/);
  assert.match(mail.text!, /https:\/\/listen\.example\.org\/take\/mailed\/E06000023/);
  assert.equal(
    mail.headers.some(({ key }) => key === 'list-unsubscribe'),
    false,
  );
});
