import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { answered } from '@earshot/dataset';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { appendEvents } from './event.ts';
import { type AnsweredPage, appendPage, findInterview, type StoredInterview } from './interview.ts';
import { insertRespondents, revokeLinks } from './respondent.ts';
import { saveStudy } from './study.ts';

const AT = new Date('2026-01-15T10:00:00Z');
const STUDY = { studyId: 'big-listen', title: 'The Big Listen', questionnaireHash: 'abc', loadedAt: AT };
let database: TestDatabase;

before(async () => {
  database = await testDatabase();
  await database.store.transaction('desk', (queries) => saveStudy(queries, STUDY));
});
after(() => database.drop());

/** Somebody who has consented, and the hash of their link. */
async function consented(): Promise<{ pseudonym: string; tokenHash: Uint8Array }> {
  const person = { pseudonym: randomUUID(), tokenHash: createHash('sha256').update(randomBytes(16)).digest() };
  await database.store.transaction('answering', async (queries) => {
    const { studyId } = STUDY;
    await insertRespondents(queries, [{ ...person, studyId, simulated: false, sample: {}, createdAt: AT }]);
    const { pseudonym } = person;
    await appendEvents(queries, [{ pseudonym, kind: 'consented', mode: 'web', at: AT, detail: {} }]);
  });
  return person;
}

function page(person: { pseudonym: string; tokenHash: Uint8Array | null }, entries: number): AnsweredPage {
  const answers = [
    { questionId: 'hours', values: { hours: answered(37) } },
    { questionId: 'role', values: { role: answered('frontline') } },
  ];
  const about = { actor: 'respondent', studyId: STUDY.studyId, detail: { language: 'en' } };
  return { ...person, ...about, entries, answers, mode: 'web', at: AT };
}

const append = (given: AnsweredPage): Promise<boolean> => appendPage(database.store.statements('answering'), given);

function found(pseudonym: string): Promise<StoredInterview | null> {
  return findInterview(database.store.statements('answering'), { pseudonym });
}

function audited(pseudonym: string): Promise<unknown[]> {
  return database.store.transaction('desk', (queries) =>
    queries.query('SELECT action, detail FROM audit.entry WHERE pseudonym = $1 ORDER BY entry_id', [pseudonym]),
  );
}

test('a page is appended with an entry of the audit for each of its questions, in their order', async () => {
  const person = await consented();
  assert.equal(await append(page(person, 1)), true);
  const interview = await found(person.pseudonym);
  assert.deepEqual(interview?.answers, { hours: answered(37), role: answered('frontline') });
  assert.deepEqual([interview?.events, interview?.entries], [['consented'], 3]);
  assert.deepEqual(await audited(person.pseudonym), [
    { action: 'record-answer', detail: { language: 'en', questionId: 'hours' } },
    { action: 'record-answer', detail: { language: 'en', questionId: 'role' } },
  ]);
});

test('a page that rests on fewer or more entries than there are appends nothing', async () => {
  const person = await consented();
  for (const entries of [0, 2]) assert.equal(await append(page(person, entries)), false);
  assert.equal((await found(person.pseudonym))?.entries, 1);
  assert.deepEqual(await audited(person.pseudonym), []);
});

test('of pages that rest on the same entries and come at once, one is appended', async () => {
  const person = await consented();
  const taken = await Promise.all(Array.from({ length: 20 }, () => append(page(person, 1))));
  assert.equal(taken.filter(Boolean).length, 1);
  assert.equal((await found(person.pseudonym))?.entries, 3);
});

test('a page by a link that was closed appends nothing; one without a link does', async () => {
  const person = await consented();
  await database.store.transaction('fieldwork', (queries) => revokeLinks(queries, person.pseudonym, AT));
  assert.equal(await append(page(person, 1)), false);
  assert.equal(await append(page({ ...person, tokenHash: null }, 1)), true);
});

test('statements have the rights of their role and no others', async () => {
  const answering = database.store.statements('answering');
  await assert.rejects(answering.query('SELECT * FROM contacts.person'), { code: '42501' });
  await assert.rejects(answering.query('UPDATE answers.answer SET mode = mode'), { code: '42501' });
  const [row] = await answering.query<{ role: string }>('SELECT current_user AS role');
  assert.equal(row?.role, 'earshot_answering');
});
