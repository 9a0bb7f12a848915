import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { forwardingAuthorities } from '@earshot/store';
import { cellAt } from '@earshot/tables';
import { testDatabase } from '@earshot/testing';
import type { DeskRole, Viewer } from '../access/permissions.ts';
import { fieldworkWorld } from '../releases/fixtures/fieldwork-study.ts';
import type { World } from '../world.ts';
import type { ListedAuthority } from './directory.ts';
import { enterOrganisations, previewOrganisationEntry } from './enter-organisations.ts';
import { inviteOrganisations } from './invite-organisations.ts';
import { changeOpenLink } from './open-link.ts';
import { changeOrganisationContact, openOrganisationContact } from './organisation-contact.ts';
import { readOwnAuthority, statePopulation } from './own-authority.ts';
import { readOrganisation, readOrganisations } from './read-organisations.ts';
import { recordOrganisation } from './record-organisation.ts';

const studyId = 'small';
const directory: readonly ListedAuthority[] = [
  { code: 'E06000016', name: 'Leicester', region: 'East Midlands', rating: 'Good' },
  { code: 'E10000018', name: 'Leicestershire', region: 'East Midlands', rating: 'Outstanding' },
  { code: 'E08000025', name: 'Birmingham', region: 'West Midlands', rating: 'Good' },
];
const [leicester, leicestershire, birmingham] = directory.map(({ code }) => code) as [string, string, string];

function viewer(role: DeskRole, authorityCode: string | null = null): Viewer {
  return { accountId: randomUUID(), name: role, role, authorityCode };
}
const lead = viewer('study_lead');

let world: World;
let drop: () => Promise<void>;
before(async () => {
  const database = await testDatabase();
  drop = database.drop;
  world = await fieldworkWorld(database.store);
});
after(() => drop());

const blank = { state: '', way: '', population: '', populationOn: '', note: '' };

async function standing(authorityCode: string) {
  const read = await readOrganisation(world, lead, { studyId, authorityCode });
  assert.ok(!('refused' in read), 'the authority was not read');
  return read;
}

test('inviting twice invites nobody twice, and keeps what an authority answered', async () => {
  assert.deepEqual(await inviteOrganisations(world, lead, { studyId, authorities: directory.slice(0, 2) }), {
    invited: 2,
  });
  const said = { ...blank, state: 'agreed', way: 'open_link', population: '1,310', populationOn: '2026-01-05' };
  assert.deepEqual(await recordOrganisation(world, lead, { studyId, authorityCode: leicester, said }), { recorded: 2 });
  assert.deepEqual(await inviteOrganisations(world, lead, { studyId, authorities: directory }), { invited: 1 });
  const { state, events } = await standing(leicester);
  assert.deepEqual([state.standing, state.way, state.population?.people], ['agreed', 'open_link', 1310]);
  assert.ok(events.every(({ actor }) => actor === lead.accountId));
});

test('the profile counts where every authority stands', async () => {
  const read = await readOrganisations(world, lead, studyId);
  assert.ok(!('refused' in read));
  assert.deepEqual(read.counts, { listed: 0, invited: 2, agreed: 1, declined: 0, withdrew: 0 });
  const cell = cellAt(read.profile[1]!, 'east_midlands', 'share_agreed');
  assert.equal((cell as { value: number }).value, 50);
});

test('what is wrong in the form is told and nothing of it is kept', async () => {
  const before = (await standing(leicestershire)).events.length;
  const said = { ...blank, state: 'agreed', population: '12', populationOn: '2999-01-01' };
  const outcome = await recordOrganisation(world, lead, { studyId, authorityCode: leicestershire, said });
  assert.deepEqual('mistakes' in outcome && outcome.mistakes.map(({ field }) => field), ['populationOn']);
  assert.equal((await standing(leicestershire)).events.length, before);
});

test('a file is shown before anything is kept, and is kept whole or not at all', async () => {
  const faulty = 'authority,state,way\nBirmingham,agreed,list\nBirmingam,agreed,list\n';
  const entry = { studyId, file: 'answers.csv', directory };
  const refused = await enterOrganisations(world, lead, { ...entry, text: faulty });
  assert.ok('problems' in refused);
  assert.deepEqual(
    refused.problems.map(({ place, code }) => [place.line, code]),
    [[3, 'entry-authority']],
  );
  assert.equal((await standing(birmingham)).state.standing, 'invited');
  const text = 'authority,state,way,rating\nBirmingham,agreed,list,Inadequate\nLeicestershire,declined,,\n';
  const preview = previewOrganisationEntry(world, lead, { ...entry, text });
  assert.ok('entries' in preview && preview.entries.length === 2);
  assert.equal((await standing(birmingham)).state.standing, 'invited');
  assert.deepEqual(await enterOrganisations(world, lead, { ...entry, text }), { entered: 2 });
  const { state, organisation } = await standing(birmingham);
  assert.deepEqual([state.standing, state.way, organisation.rating], ['agreed', 'list', 'Inadequate']);
  assert.equal((await standing(leicestershire)).state.standing, 'declined');
});

test('an open link is made for whoever passes one on, replaced, and gone with the authority', async () => {
  const change = (authorityCode: string, wish: 'make' | 'revoke') =>
    changeOpenLink(world, lead, { studyId, authorityCode, wish });
  const refusal = await change(birmingham, 'make');
  assert.equal('refused' in refusal && refusal.refused, 'not-an-open-link');
  const first = await change(leicester, 'make');
  const second = await change(leicester, 'make');
  assert.ok('openCode' in first && 'openCode' in second);
  assert.match(first.openCode!, /^[\w-]{22}$/);
  assert.notEqual(first.openCode, second.openCode);
  assert.equal((await standing(leicester)).organisation.openCode, second.openCode);
  const said = { ...blank, state: 'withdrew' };
  await recordOrganisation(world, lead, { studyId, authorityCode: leicester, said });
  const { organisation, state } = await standing(leicester);
  assert.deepEqual([organisation.openCode, state.linkSince, state.standing], [null, null, 'withdrew']);
  const again = await change(leicester, 'revoke');
  assert.equal('refused' in again && again.refused, 'no-link');
});

test('texts to forward count their days from when the link was made, also where it was replaced', async () => {
  const which = { studyId, authorityCode: birmingham };
  const day = (date: string): World => ({ ...world, now: () => new Date(`${date}T12:00:00Z`) });
  const said = { ...blank, state: 'agreed', way: 'open_link' };
  await recordOrganisation(day('2026-03-01'), lead, { ...which, said });
  for (const date of ['2026-03-10', '2026-03-20']) {
    await changeOpenLink(day(date), lead, { ...which, wish: 'make' });
  }
  const contact = { name: 'Bo Lee', role: '', email: 'bo@birmingham.example.org' };
  await changeOrganisationContact(world, lead, { ...which, contact });
  const forwarding = await world.store.transaction('mailer', (queries) => forwardingAuthorities(queries, studyId));
  assert.deepEqual(forwarding, [{ authorityCode: birmingham, since: '2026-03-10' }]);
});

test('the contact person is kept sealed, and every opening stands in the audit', async () => {
  const which = { studyId, authorityCode: leicester };
  const contact = { name: 'Ama Mensah', role: 'Principal social worker', email: 'ama.mensah@leicester.example.org' };
  assert.deepEqual(await changeOrganisationContact(world, lead, { ...which, contact }), { changed: true });
  const kept = await world.store.transaction('contacts', (queries) =>
    queries.query<{ sealed: Buffer }>('SELECT sealed FROM contacts.organisation_contact'),
  );
  assert.equal(kept[0]!.sealed.includes('Mensah'), false);
  assert.deepEqual(await openOrganisationContact(world, lead, which), { contact });
  const wrong = await changeOrganisationContact(world, lead, { ...which, contact: { ...contact, email: 'a@b' } });
  assert.equal('refused' in wrong && wrong.refused, 'contact-email');
  const actions = await world.store.transaction('desk', (queries) =>
    queries.query<{ action: string }>(
      `SELECT action FROM audit.entry WHERE action LIKE '%organisation-contact' AND actor = $1
       AND detail ->> 'authorityCode' = $2 ORDER BY entry_id`,
      [lead.accountId, leicester],
    ),
  );
  assert.deepEqual(
    actions.map(({ action }) => action),
    ['change-organisation-contact', 'open-organisation-contact'],
  );
  await changeOrganisationContact(world, lead, { ...which, contact: null });
  assert.deepEqual(await openOrganisationContact(world, lead, which), { contact: null });
});

test('the contact of one authority can learn nothing of another, not even whether it is in the study', async () => {
  const contact = viewer('authority_contact', leicester);
  const own = await readOwnAuthority(world, contact, { studyId, authorityCode: leicester });
  assert.ok(!('refused' in own) && own.finished === null);
  const other = await readOwnAuthority(world, contact, { studyId, authorityCode: birmingham });
  const none = await readOwnAuthority(world, contact, { studyId, authorityCode: 'E99999999' });
  assert.deepEqual(other, none);
  assert.equal('refused' in other && other.refused, 'no-such-authority');
  const stated = { studyId, population: '5', populationOn: '2026-01-05' };
  const elsewhere = await statePopulation(world, contact, { ...stated, authorityCode: birmingham });
  assert.equal('refused' in elsewhere && elsewhere.refused, 'no-such-authority');
  assert.equal((await standing(birmingham)).state.population, null);
  assert.deepEqual(await statePopulation(world, contact, { ...stated, authorityCode: leicester }), { recorded: 1 });
  assert.equal((await standing(leicester)).state.population?.actor, contact.accountId);
});

test('nobody but the study’s lead and field managers deals with authorities', async () => {
  for (const role of ['interviewer', 'authority_contact', 'analyst', 'data_officer'] as const) {
    const read = await readOrganisations(world, viewer(role, leicester), studyId);
    assert.equal('refused' in read && read.refused, 'not-permitted', role);
  }
  assert.ok(!('refused' in (await readOrganisations(world, viewer('field_manager'), studyId))));
});
