import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { insertCases } from './case-file.ts';
import { caseRecords, earlierCompletes } from './case-history.ts';
import { appendEvents, type InterviewEvent } from './event.ts';
import { earlierCases } from './panel.ts';
import { insertRespondents } from './respondent.ts';
import { saveStudy } from './study.ts';

let database: TestDatabase;
const at = (minute: number) => new Date(Date.UTC(2026, 8, 1, 9, minute));

before(async () => {
  database = await testDatabase();
  const study = { studyId: 'wave', title: 'A study', questionnaireHash: 'abc', loadedAt: at(0) };
  await database.store.transaction('desk', (queries) => saveStudy(queries, study));
});
after(() => database.drop());

/** Somebody whose interview was begun, sent, opened again, and sent again in another way. */
async function corrected(sent: string, again: string, mode: 'web' | 'telephone'): Promise<string> {
  const pseudonym = randomUUID();
  const known = { pseudonym, studyId: 'wave', createdAt: at(0) };
  const reach = { batchId: null, hasEmail: true, hasPhone: true, linkNumber: 1, releasedAt: at(0) };
  const event = (kind: InterviewEvent['kind'], minute: number, detail: object = {}, by = mode): InterviewEvent => {
    return { pseudonym, kind, mode: by, at: at(minute), detail: { ...detail } };
  };
  await database.store.transaction('answering', async (queries) => {
    await insertRespondents(queries, [{ ...known, tokenHash: null, simulated: true, sample: {} }]);
    await insertCases(queries, [{ ...known, ...reach, panelId: randomUUID(), source: 'open', authorityCode: null }]);
    await appendEvents(queries, [
      event('consented', 1, {}, 'telephone'),
      event('finished', 2, { outcome: sent }, 'telephone'),
      event('reopened', 3, { last_answer: '1' }),
      event('finished', 4, { outcome: again }),
    ]);
  });
  return pseudonym;
}

test('what was sent twice counts once, as it was sent last', async () => {
  const online = await corrected('completed', 'completed', 'web');
  const screened = await corrected('completed', 'screened_out', 'web');
  await database.store.transaction('fieldwork', async (queries) => {
    const records = await caseRecords(queries, 'wave', new Set());
    const ended = (pseudonym: string) => records.find((one) => one.pseudonym === pseudonym)?.facts.ended;
    assert.deepEqual(ended(online), { outcome: 'completed', mode: 'web' });
    assert.deepEqual(ended(screened), { outcome: 'screened_out', mode: 'web' });
    assert.equal((await earlierCompletes(queries, 'wave')).length, 1);
    const cases = await earlierCases(queries, { from: 'wave', studyId: 'next' });
    assert.deepEqual(cases.map(({ completed }) => completed).sort(), [false, true]);
  });
});
