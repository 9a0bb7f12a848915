import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { outcomesThatEndCalls } from '@earshot/fieldwork';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { callableCases, responseByAuthority } from './call.ts';
import { claimFirst, rememberAcquaintance } from './claim.ts';
import { appendContacts } from './contact-event.ts';
import { addPeople, addStudy, STUDY, sql } from './fixtures/called-study.ts';

const NOW = new Date('2026-09-29T09:00:00Z');
const ME = randomUUID();
let database: TestDatabase;

before(async () => {
  database = await testDatabase();
  await addStudy(database.store);
});
after(() => database.drop());

async function callable(accountId = ME): Promise<string[]> {
  const cases = await database.store.transaction('fieldwork', (queries) =>
    callableCases(queries, { studyId: STUDY, accountId, at: NOW, ends: outcomesThatEndCalls() }),
  );
  return cases.map(({ pseudonym }) => pseudonym);
}

/** Runs SQL about one new person, who could be called before, and tells whether they still can be. */
async function canBeCalledAfter(
  role: 'fieldwork' | 'answering' | 'contacts' | 'erasure',
  text: string,
): Promise<boolean> {
  const [pseudonym] = await addPeople(database.store, 1);
  assert.ok((await callable()).includes(pseudonym!));
  await database.store.transaction(role, (queries) => queries.query(text, [pseudonym]));
  return (await callable()).includes(pseudonym!);
}

const contact = (mode: string, disposition: string) =>
  `INSERT INTO fieldwork.contact_event (pseudonym, study_id, mode, disposition, actor, started_at, at)
   VALUES ($1, 'called', '${mode}', '${disposition}', 'x', '2026-09-28', '2026-09-28')`;
const event = (kind: string) =>
  `INSERT INTO answers.event (pseudonym, kind, mode, at) VALUES ($1, '${kind}', 'web', '2026-09-28')`;
const suppression = (channel: string) =>
  `WITH known AS (
     INSERT INTO contacts.person (pseudonym, study_id, sealed, email_index, phone_index, source, created_at, changed_at)
     VALUES ($1, 'called', '\\x00', sha256('${channel} mail'), sha256('${channel} number'), 'list', now(), now()))
   INSERT INTO contacts.suppression (study_id, phone_index, reason, channel, at)
   VALUES (null, sha256('${channel} number'), 'refused', '${channel}', now())`;

test('nobody is called who has finished, withdrawn, has a final outcome in any mode, no number, or is not released', async () => {
  assert.equal(await canBeCalledAfter('answering', event('finished')), false);
  assert.equal(await canBeCalledAfter('answering', event('withdrawn')), false);
  for (const disposition of ['refusal', 'not_eligible', 'wrong_number', 'refusal_by_other']) {
    assert.equal(await canBeCalledAfter('fieldwork', contact('telephone', disposition)), false, disposition);
  }
  assert.equal(await canBeCalledAfter('fieldwork', contact('mail', 'unsubscribed')), false);
  for (const change of ['has_phone = false', 'released_at = null', `released_at = '2026-09-30'`]) {
    assert.equal(
      await canBeCalledAfter('fieldwork', `UPDATE fieldwork.case_file SET ${change} WHERE pseudonym = $1`),
      false,
    );
  }
  assert.equal(await canBeCalledAfter('answering', event('consented')), true);
  assert.equal(await canBeCalledAfter('fieldwork', contact('mail', 'wrong_number')), true);
  assert.equal(await canBeCalledAfter('fieldwork', contact('mail', 'mail_bounced')), true);
});

test('a suppression of the number holds for everybody who has it, one of the mail address alone does not', async () => {
  assert.equal(await canBeCalledAfter('contacts', suppression('every')), false);
  assert.equal(await canBeCalledAfter('contacts', suppression('telephone')), false);
  assert.equal(await canBeCalledAfter('contacts', suppression('mail')), true);
});

test('the role of fieldwork sees whom not to call and nothing else of the contacts', async () => {
  await assert.rejects(
    sql(database.store, 'fieldwork', 'SELECT pseudonym FROM contacts.suppression'),
    /permission denied/,
  );
  await assert.rejects(sql(database.store, 'fieldwork', 'SELECT sealed FROM contacts.person'), /permission denied/);
});

test('who is held by somebody is not offered, and whom an interviewer knows is offered to others only', async () => {
  const [held, known] = await addPeople(database.store, 2);
  await database.store.transaction('fieldwork', async (queries) => {
    const until = new Date(NOW.getTime() + 60_000);
    await claimFirst(queries, {
      pseudonyms: [held!],
      studyId: STUDY,
      accountId: randomUUID(),
      claimedAt: NOW,
      until,
      asOf: 1e6,
    });
    await rememberAcquaintance(queries, { pseudonym: known!, accountId: ME }, NOW);
  });
  const [mine, others] = [await callable(), await callable(randomUUID())];
  assert.deepEqual([mine.includes(held!), mine.includes(known!), others.includes(known!)], [false, false, true]);
});

test('attempts by telephone are told with the latest, and mails are none', async () => {
  const [pseudonym] = await addPeople(database.store, 1);
  const at = (hour: number) => new Date(`2026-09-28T${String(hour).padStart(2, '0')}:00:00Z`);
  const common = { pseudonym: pseudonym!, studyId: STUDY, step: null, appointmentAt: null, detail: {} };
  await database.store.transaction('fieldwork', (queries) =>
    appendContacts(queries, [
      { ...common, mode: 'telephone', disposition: 'no_reply', actor: 'a', startedAt: at(9), at: at(9) },
      {
        ...common,
        mode: 'telephone',
        disposition: 'hard_appointment',
        actor: 'b',
        startedAt: at(12),
        at: at(13),
        appointmentAt: NOW,
      },
      { ...common, mode: 'mail', disposition: 'mailed', actor: 'mailer', startedAt: at(14), at: at(14) },
    ]),
  );
  const cases = await database.store.transaction('fieldwork', (queries) =>
    callableCases(queries, { studyId: STUDY, accountId: ME, at: NOW, ends: outcomesThatEndCalls() }),
  );
  const found = cases.find((one) => one.pseudonym === pseudonym)!;
  assert.deepEqual(
    [...found.attempts].sort((a, b) => Number(a) - Number(b)),
    [at(9), at(12)],
  );
  assert.deepEqual(found.latest, { disposition: 'hard_appointment', actor: 'b', at: at(13), appointmentAt: NOW });
});

test('response is the share of those released in an authority who have finished', async () => {
  const people = await addPeople(database.store, 4, 'E08000001');
  await sql(database.store, 'answering', event('finished'), [people[0]]);
  const response = await database.store.transaction('fieldwork', (queries) => responseByAuthority(queries, STUDY));
  assert.equal(response.get('E08000001'), 0.25);
});
