import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { addSuppression, findCase, insertPeople, setOpenCode } from '@earshot/store';
import { testDatabase } from '@earshot/testing';
import { emailIndex, sealDetails } from '../contacts/contact-details.ts';
import { personalToken } from '../contacts/personal-token.ts';
import { inviteOrganisations } from '../organisations/invite-organisations.ts';
import { changeOpenLink } from '../organisations/open-link.ts';
import { recordOrganisation } from '../organisations/record-organisation.ts';
import { fieldworkWorld, uploaded } from '../releases/fixtures/fieldwork-study.ts';
import type { World } from '../world.ts';
import { openInterview } from './open-interview.ts';
import { findOpenLink } from './open-link.ts';
import { sendReturnLink } from './send-return-link.ts';
import { startInterview } from './start-interview.ts';

const studyId = 'small';
const authorityCode = 'E06000016';
const lead = { accountId: randomUUID(), name: 'Lead', role: 'study_lead', authorityCode: null } as const;
const letter = { subject: 'Your link', text: 'Here it is: {link}' };

let world: World;
let drop: () => Promise<void>;
let openCode = '';
before(async () => {
  const database = await testDatabase();
  drop = database.drop;
  world = await fieldworkWorld(database.store);
  const leicester = { code: authorityCode, name: 'Leicester', region: 'East Midlands', rating: 'Good' };
  await inviteOrganisations(world, lead, { studyId, authorities: [leicester] });
  const said = { state: 'agreed', way: 'open_link', population: '', populationOn: '', note: '' };
  await recordOrganisation(world, lead, { studyId, authorityCode, said });
  const made = await changeOpenLink(world, lead, { studyId, authorityCode, wish: 'make' });
  assert.ok('openCode' in made && made.openCode);
  openCode = made.openCode;
});
after(() => drop());

function query<Row>(role: 'fieldwork' | 'contacts', sql: string): Promise<Row[]> {
  return world.store.transaction(role, (queries) => queries.query<Row>(sql));
}

async function caseCount(): Promise<number> {
  return (await query('fieldwork', 'SELECT 1 FROM fieldwork.case_file')).length;
}

async function mails(): Promise<{ pseudonym: string; step: string }[]> {
  return query('fieldwork', `SELECT pseudonym, step FROM fieldwork.mail WHERE step LIKE 'return_link:%' ORDER BY 1`);
}

function ask(email: string) {
  return sendReturnLink(world, { studyId, openCode, email, letter });
}

test('a study with fieldwork is begun by an authority’s link, and by no link that it does not have', async () => {
  const refused = async (code: string | null) => {
    const found = await findOpenLink(world, { studyId, openCode: code });
    return 'refused' in found ? found.refused : found.openedBy?.name;
  };
  assert.equal(await refused(null), 'needs-open-link');
  assert.equal(await refused('A'.repeat(22)), 'no-open-link');
  assert.equal(await refused(openCode), 'Leicester');
});

test('whoever begins becomes a case of the authority, with what the open link tells', async () => {
  const started = await startInterview(world, { studyId, openCode, consents: true, mode: 'web' });
  assert.ok('token' in started);
  const interview = await openInterview(world, started.token);
  assert.ok(!('refused' in interview));
  const { sample, pseudonym } = interview;
  assert.deepEqual(sample, {
    authority: { state: 'answered', value: 'Leicester' },
    link: { state: 'answered', value: 'open' },
  });
  const made = await world.store.transaction('fieldwork', (queries) => findCase(queries, pseudonym));
  assert.deepEqual(
    [made?.source, made?.authorityCode, made?.hasEmail, made?.batchId],
    ['open', authorityCode, false, null],
  );
  assert.equal(started.token, personalToken(world.keys, pseudonym, 1), 'the link can be sent again');
});

test('somebody who asks for a link gets one case and one mail a day, however often and at once they ask', async () => {
  const before = await caseCount();
  const email = 'Somebody.New@example.org';
  const all = await Promise.all([ask(email), ask(email.toLowerCase()), ask(` ${email} `), ask(email)]);
  assert.deepEqual(all, [{ sent: true }, { sent: true }, { sent: true }, { sent: true }]);
  assert.equal(await caseCount(), before + 1);
  const [mail, ...others] = await mails();
  assert.deepEqual(others, []);
  const interview = await openInterview(world, personalToken(world.keys, mail!.pseudonym, 1));
  assert.ok(!('refused' in interview) && interview.status === 'invited', 'consent is asked at the link');
});

test('the address stands sealed with the contacts, and nowhere with the answers', async () => {
  const [person] = await query<{ sealed: Buffer; source: string }>(
    'contacts',
    'SELECT sealed, source FROM contacts.person',
  );
  assert.equal(person!.source, 'open');
  assert.equal(person!.sealed.toString('latin1').includes('example.org'), false);
});

/** Somebody of a staff list, with an address. */
async function listed(email: string, releasedAt: Date | null): Promise<string> {
  const [pseudonym] = (await uploaded(world, 1, authorityCode)) as [string];
  const at = world.now();
  const details = sealDetails(world, pseudonym, { name: 'Bo Lee', email, phone: null });
  const person = { pseudonym, studyId, authorityCode, source: 'list', createdAt: at, changedAt: at } as const;
  await world.store.transaction('contacts', (queries) => insertPeople(queries, [{ ...person, ...details }]));
  await world.store.transaction('fieldwork', (queries) =>
    queries.query('UPDATE fieldwork.case_file SET released_at = $2 WHERE pseudonym = $1', [pseudonym, releasedAt]),
  );
  return pseudonym;
}

test('an address of a staff list gets the link that it has, and who asks is told the same', async () => {
  const pseudonym = await listed('bo.lee@example.org', world.now());
  const before = await caseCount();
  assert.deepEqual(await ask('bo.lee@example.org'), { sent: true });
  assert.equal(await caseCount(), before);
  assert.ok((await mails()).some((mail) => mail.pseudonym === pseudonym));
});

test('somebody who still waits for release is told the same, and is not written to before', async () => {
  const pseudonym = await listed('still.waiting@example.org', null);
  assert.deepEqual(await ask('still.waiting@example.org'), { sent: true });
  assert.equal(
    (await mails()).some((mail) => mail.pseudonym === pseudonym),
    false,
  );
});

test('nobody who has put somebody else’s address in the place of theirs can open what that person then answers', async () => {
  const started = await startInterview(world, { studyId, openCode, consents: true, mode: 'web' });
  assert.ok('token' in started);
  const own = await openInterview(world, started.token);
  assert.ok('pseudonym' in own);
  const { pseudonym } = own;
  const [createdAt, changedAt] = [new Date(0), new Date()];
  const sealed = sealDetails(world, pseudonym, { name: 'Mal', email: 'vera@leicester.example', phone: null });
  const person = { pseudonym, studyId, authorityCode, source: 'open', createdAt, changedAt, ...sealed } as const;
  await world.store.transaction('contacts', (queries) => insertPeople(queries, [person]));
  assert.deepEqual(await ask('vera@leicester.example'), { sent: true });
  const closed = await openInterview(world, started.token);
  assert.equal('refused' in closed && closed.refused, 'no-such-link');
  const sent = personalToken(world.keys, pseudonym, 2);
  assert.ok('pseudonym' in (await openInterview(world, sent)));
  await ask('vera@leicester.example');
  assert.ok('pseudonym' in (await openInterview(world, sent)), 'asking again closes nothing');
});

test('who is known by an address from the beginning comes before who took it on', async () => {
  const sealedFor = (pseudonym: string) =>
    sealDetails(world, pseudonym, { name: '', email: 'uma@leicester.example', phone: null });
  await ask('uma@leicester.example');
  const [uma] = await query<{ pseudonym: string }>(
    'contacts',
    'SELECT pseudonym FROM contacts.person ORDER BY created_at DESC LIMIT 1',
  );
  const other = randomUUID();
  const [createdAt, changedAt] = [new Date(0), new Date()];
  const took = { pseudonym: other, studyId, authorityCode, source: 'open', createdAt, changedAt } as const;
  await world.store.transaction('contacts', (queries) => insertPeople(queries, [{ ...took, ...sealedFor(other) }]));
  const before = (await mails()).length;
  await ask('uma@leicester.example');
  assert.equal((await mails()).length, before, 'the mail of today is hers already');
  assert.ok((await mails()).some(({ pseudonym }) => pseudonym === uma!.pseudonym));
  assert.ok((await mails()).every(({ pseudonym }) => pseudonym !== other));
});

test('an address of which nothing is held and that is to be left alone is not kept because somebody types it', async () => {
  const email = 'erased@leicester.example';
  const address = { pseudonym: randomUUID(), emailIndex: emailIndex(world.keys, email), phoneIndex: null };
  const erased = { studyId: null, ...address, reason: 'erased', channel: 'every', at: new Date() } as const;
  await world.store.transaction('contacts', (queries) => addSuppression(queries, erased));
  const people = async () => (await query('contacts', 'SELECT 1 FROM contacts.person')).length;
  const before = [await people(), await caseCount()];
  assert.deepEqual(await ask(email), { sent: true }, 'whoever asks is told the same');
  assert.deepEqual([await people(), await caseCount()], before);
});

test('an address that is none is told so, and a link that was taken away sends nothing', async () => {
  const before = await caseCount();
  const wrong = await ask('nobody');
  assert.equal('refused' in wrong && wrong.refused, 'no-address');
  await world.store.transaction('fieldwork', (queries) => setOpenCode(queries, { studyId, authorityCode }, null));
  const closed = await ask('late@example.org');
  assert.equal('refused' in closed && closed.refused, 'no-open-link');
  assert.equal(await caseCount(), before);
});
