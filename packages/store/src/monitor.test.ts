import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { appendEvents, type EventKind } from './event.ts';
import { hoursOfProgress, progressOf } from './monitor.ts';
import { readOneMoment } from './one-moment.ts';
import { insertRespondents } from './respondent.ts';
import { saveStudy } from './study.ts';

let database: TestDatabase;

before(async () => {
  database = await testDatabase();
  for (const studyId of ['watched', 'empty', 'other', 'hours']) {
    const study = { studyId, title: 'A study', questionnaireHash: 'abc', loadedAt: new Date() };
    await database.store.transaction('desk', (queries) => saveStudy(queries, study));
  }
});
after(() => database.drop());

function person(studyId: string, simulated: boolean, events: Partial<Record<EventKind, string>>): Promise<void> {
  const pseudonym = randomUUID();
  const respondent = { pseudonym, studyId, tokenHash: null, simulated, sample: {}, createdAt: new Date() };
  return database.store.transaction('answering', async (queries) => {
    await insertRespondents(queries, [respondent]);
    const kinds = Object.entries(events) as [EventKind, string][];
    await appendEvents(
      queries,
      kinds.map(([kind, at]) => ({ pseudonym, kind, mode: 'web' as const, at: new Date(at), detail: {} })),
    );
  });
}

function progress(studyId: string) {
  return database.store.transaction('desk', (queries) => progressOf(queries, studyId));
}

test('progress counts everybody once, by what they have come to, and by the day as it was in England', async () => {
  await person('watched', false, {});
  await person('watched', false, { consented: '2026-06-01T09:00:00Z' });
  await person('watched', false, { consented: '2026-06-01T22:59:00Z', finished: '2026-06-01T23:01:00Z' }); // past midnight in summer
  await person('watched', true, { consented: '2026-06-02T12:00:00Z', finished: '2026-06-02T12:09:00Z' });
  await person('watched', true, { consented: '2026-06-02T12:00:00Z', withdrawn: '2026-06-02T12:09:00Z' });
  await person('other', false, { consented: '2026-06-02T12:00:00Z' });
  assert.deepEqual(await progress('watched'), {
    started: 3,
    finished: 2,
    withdrawn: 1,
    simulated: 1,
    days: [
      { day: '2026-06-01', started: 2, finished: 0 },
      { day: '2026-06-02', started: 1, finished: 2 },
    ],
  });
});

test('a study that nobody has started has nothing to count', async () => {
  assert.deepEqual(await progress('empty'), { started: 0, finished: 0, withdrawn: 0, simulated: 0, days: [] });
});

test('hours count everybody once, also who sent a correction, and nobody who withdrew, wherever the server’s clock is', async () => {
  const pseudonym = randomUUID();
  const respondent = {
    pseudonym,
    studyId: 'hours',
    tokenHash: null,
    simulated: false,
    sample: {},
    createdAt: new Date(),
  };
  const event = (kind: EventKind, at: string, detail = {}) => {
    return { pseudonym, kind, mode: 'web' as const, at: new Date(at), detail };
  };
  await database.store.transaction('answering', async (queries) => {
    await insertRespondents(queries, [respondent]);
    await appendEvents(queries, [
      event('consented', '2026-10-25T00:10:00Z'),
      event('finished', '2026-10-25T00:40:00Z'),
      event('reopened', '2026-10-25T01:10:00Z', { last_answer: '1' }),
      event('finished', '2026-10-25T01:20:00Z'),
    ]);
  });
  await person('hours', false, { consented: '2026-10-25T01:00:00Z', withdrawn: '2026-10-25T01:09:00Z' });
  const night = { from: new Date('2026-10-24T12:00:00Z'), to: new Date('2026-10-25T12:00:00Z') };
  const hours = await database.store.transaction('desk', async (queries) => {
    await queries.query("SET LOCAL TimeZone = 'Asia/Kolkata'");
    return hoursOfProgress(queries, 'hours', night);
  });
  assert.deepEqual(hours, [{ at: new Date('2026-10-25T00:00:00Z'), started: 1, finished: 1 }]);
  assert.equal((await progress('hours')).finished, 1);
});

test('what is read of one moment stays the same while somebody answers', async () => {
  await database.store.transaction('desk', async (queries) => {
    await readOneMoment(queries);
    const { started } = await progressOf(queries, 'watched');
    await person('watched', true, { consented: '2026-06-03T12:00:00Z' });
    assert.equal((await progressOf(queries, 'watched')).started, started);
  });
});
