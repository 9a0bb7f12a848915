import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { claimFirst, claimOf, endClaim, latestContact, renewClaim } from './claim.ts';
import { addPeople, addStudy, STUDY, sql } from './fixtures/called-study.ts';
import { openStore, type Store } from './open-store.ts';

const NOW = new Date('2026-09-29T09:00:00Z');
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
let database: TestDatabase;
let second: Store;

before(async () => {
  database = await testDatabase();
  second = openStore({ databaseUrl: database.url });
  await addStudy(database.store);
});
after(async () => {
  await second.close();
  await database.drop();
});

function take(store: Store, pseudonyms: readonly string[], accountId: string = randomUUID(), at = NOW) {
  return store.transaction('fieldwork', async (queries) =>
    claimFirst(queries, {
      pseudonyms,
      studyId: STUDY,
      accountId,
      claimedAt: at,
      until: new Date(at.getTime() + 20 * 60_000),
      asOf: await latestContact(queries, STUDY),
    }),
  );
}

test('of many interviewers who ask two servers at the same moment, no two are given one person', async () => {
  const pseudonyms = await addPeople(database.store, 30);
  const takers = Array.from({ length: 60 }, (_, index) => take(index % 2 ? second : database.store, pseudonyms));
  const given = (await Promise.all(takers)).flatMap((claim) => claim?.pseudonym ?? []);
  assert.equal(new Set(given).size, given.length);
  // Whoever was passed over because somebody else was being given that person at that moment asks again and gets them.
  while (given.length < 30) given.push((await take(second, pseudonyms))!.pseudonym);
  assert.deepEqual([...new Set(given)].sort(), [...pseudonyms].sort());
  assert.equal(await take(database.store, pseudonyms), null);
});

test('the best that is free is given, and a claim that ran out can be taken over, by one of many', async () => {
  const [first, other] = await addPeople(database.store, 2);
  const slow = randomUUID();
  assert.equal((await take(database.store, [first!, other!], slow))?.pseudonym, first);
  assert.equal((await take(database.store, [first!, other!]))?.pseudonym, other);
  const later = Array.from({ length: 8 }, (_, index) =>
    take(index % 2 ? second : database.store, [first!], randomUUID(), minutes(21)),
  );
  assert.equal((await Promise.all(later)).filter((claim) => claim !== null).length, 1);
  const renewed = second.transaction('fieldwork', (queries) =>
    renewClaim(queries, { pseudonym: first!, accountId: slow }, { at: minutes(40), until: minutes(60) }),
  );
  assert.equal(await renewed, null);
});

test('a claim that ran out is its holder’s again as long as nobody has taken it over', async () => {
  const [pseudonym] = await addPeople(database.store, 1);
  const accountId = randomUUID();
  await take(database.store, [pseudonym!], accountId);
  await database.store.transaction('fieldwork', async (queries) => {
    assert.equal(
      (
        await renewClaim(queries, { pseudonym: pseudonym!, accountId }, { at: minutes(79), until: minutes(99) })
      )?.until.getTime(),
      +minutes(99),
    );
    assert.equal((await claimOf(queries, { studyId: STUDY, accountId }, minutes(79)))?.pseudonym, pseudonym);
    assert.equal(await endClaim(queries, { pseudonym: pseudonym!, accountId: randomUUID() }), false);
    assert.equal(await endClaim(queries, { pseudonym: pseudonym!, accountId }), true);
  });
});

test('a claim that ran out an hour ago comes back to nobody', async () => {
  const [pseudonym] = await addPeople(database.store, 1);
  const accountId = randomUUID();
  await take(database.store, [pseudonym!], accountId);
  await database.store.transaction('fieldwork', async (queries) => {
    const holder = { pseudonym: pseudonym!, accountId };
    assert.equal(await renewClaim(queries, holder, { at: minutes(80), until: minutes(100) }), null);
    assert.equal(await claimOf(queries, { studyId: STUDY, accountId }, minutes(80)), null);
  });
  const again = await take(database.store, [pseudonym!], accountId, minutes(80));
  assert.equal(again?.pseudonym, pseudonym, 'they can be given the same person anew');
});

test('nobody is given who was called, finished or was online since the order was made', async () => {
  const [called, finished, online] = await addPeople(database.store, 3);
  const asOf = await database.store.transaction('fieldwork', (queries) => latestContact(queries, STUDY));
  await sql(
    database.store,
    'fieldwork',
    `INSERT INTO fieldwork.contact_event (pseudonym, study_id, mode, disposition, actor, started_at, at)
     VALUES ($1, $2, 'telephone', 'no_reply', 'x', $3, $3)`,
    [called, STUDY, NOW],
  );
  await sql(
    database.store,
    'answering',
    `INSERT INTO answers.event (pseudonym, kind, mode, at) VALUES ($1, 'finished', 'web', $2)`,
    [finished, NOW],
  );
  await sql(
    database.store,
    'answering',
    `INSERT INTO answers.answer (pseudonym, question_id, "values", mode, at) VALUES ($1, 'q', '{}', 'web', $2)`,
    [online, minutes(-10)],
  );
  const wish = { studyId: STUDY, accountId: randomUUID(), claimedAt: NOW, until: minutes(20), asOf };
  const claim = await database.store.transaction('fieldwork', (queries) =>
    claimFirst(queries, { ...wish, pseudonyms: [called!, finished!, online!] }),
  );
  assert.equal(claim, null);
});
