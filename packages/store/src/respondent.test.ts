import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { answered } from '@earshot/dataset';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { appendEvents, eventsOf, type InterviewEvent } from './event.ts';
import { findInterview } from './interview.ts';
import { findPeopleByEmail, findPerson, insertPeople, type StoredPerson, updatePerson } from './person.ts';
import { findRespondent, insertRespondents, type NewRespondent } from './respondent.ts';
import { findStudy, saveStudy } from './study.ts';

const AT = new Date('2026-01-15T10:00:00.123Z');
const STUDY = { studyId: 'big-listen', title: 'The Big Listen', questionnaireHash: 'abc', loadedAt: AT };
let database: TestDatabase;

before(async () => {
  database = await testDatabase();
  await database.store.transaction('desk', (queries) => saveStudy(queries, STUDY));
});
after(() => database.drop());

function newRespondent(tokenHash: Uint8Array | null): NewRespondent {
  const sample = { region: answered('east_midlands') };
  return { pseudonym: randomUUID(), studyId: 'big-listen', simulated: false, sample, createdAt: AT, tokenHash };
}

function insert(...respondents: NewRespondent[]): Promise<void> {
  return database.store.transaction('answering', (queries) => insertRespondents(queries, respondents));
}

function tokenHash(): Uint8Array {
  return createHash('sha256').update(randomBytes(16)).digest();
}

test('a respondent is found by the hash of their token, and only by the right one', async () => {
  const hash = tokenHash();
  const respondent = newRespondent(hash);
  await insert(respondent, newRespondent(null));
  const find = (wanted: Uint8Array) => findInterview(database.store.statements('answering'), { tokenHash: wanted });
  assert.equal((await find(hash))?.pseudonym, respondent.pseudonym);
  assert.equal(await find(tokenHash()), null);
});

test('two respondents cannot have the same token', async () => {
  const hash = tokenHash();
  await assert.rejects(insert(newRespondent(hash), newRespondent(hash)), { code: '23505' });
});

test('a token can be kept only as a SHA-256', async () => {
  await assert.rejects(insert(newRespondent(randomBytes(16))), { code: '23514' });
});

test('a respondent belongs to a study that there is', async () => {
  await assert.rejects(insert({ ...newRespondent(null), studyId: 'no-such-study' }), { code: '23503' });
});

test('a respondent is found by pseudonym', async () => {
  const { tokenHash: _, ...respondent } = newRespondent(null);
  await insert({ ...respondent, tokenHash: null });
  const find = (wanted: string) =>
    database.store.transaction('answering', (queries) => findRespondent(queries, wanted));
  assert.deepEqual(await find(respondent.pseudonym), respondent);
  assert.equal(await find(randomUUID()), null);
});

test('events come back oldest first', async () => {
  const respondent = newRespondent(null);
  await insert(respondent);
  const { pseudonym } = respondent;
  const events: InterviewEvent[] = [
    { pseudonym, kind: 'consented', mode: 'telephone', at: AT, detail: { wording: 'I agree' } },
    { pseudonym, kind: 'finished', mode: 'web', at: new Date('2026-01-16T08:00:00Z'), detail: {} },
  ];
  await database.store.transaction('answering', (queries) => appendEvents(queries, events));
  assert.deepEqual(await database.store.transaction('answering', (queries) => eventsOf(queries, pseudonym)), events);
});

test('a person is found by pseudonym or by the index of an address, and holds nothing but sealed bytes', async () => {
  const bytes = (length: number) => randomBytes(length);
  const person: StoredPerson = {
    pseudonym: randomUUID(),
    studyId: 'big-listen',
    authorityCode: 'E06000016',
    sealed: bytes(60),
    emailIndex: bytes(32),
    phoneIndex: null,
    source: 'list',
    createdAt: AT,
    changedAt: AT,
  };
  const contacts = <T>(work: Parameters<typeof database.store.transaction<T>>[1]) =>
    database.store.transaction('contacts', work);
  await contacts((queries) => insertPeople(queries, [person]));
  assert.deepEqual(await contacts((queries) => findPerson(queries, person.pseudonym)), person);
  assert.equal(await contacts((queries) => findPerson(queries, randomUUID())), null);
  const byEmail = (studyId: string) => contacts((queries) => findPeopleByEmail(queries, studyId, [person.emailIndex!]));
  assert.deepEqual(await byEmail('big-listen'), [person]);
  assert.deepEqual(await byEmail('another'), []);

  const changed = { ...person, sealed: bytes(70), phoneIndex: bytes(32), changedAt: new Date('2026-02-01') };
  await contacts((queries) => updatePerson(queries, changed));
  assert.deepEqual(await contacts((queries) => findPerson(queries, person.pseudonym)), changed);
});

test('a study that is loaded again is the same study with new words', async () => {
  const again = { ...STUDY, title: 'The Bigger Listen', questionnaireHash: 'def', loadedAt: new Date('2026-02-01') };
  await database.store.transaction('desk', (queries) => saveStudy(queries, again));
  const find = (wanted: string) => database.store.transaction('answering', (queries) => findStudy(queries, wanted));
  assert.deepEqual(await find('big-listen'), again);
  assert.equal(await find('no-such-study'), null);
});
