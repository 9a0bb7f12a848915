import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '../access/permissions.ts';
import { endCallsToPerson, reassignCalls } from './end-calls-to.ts';
import { calledStudy, interviewer } from './fixtures/called-study.ts';
import { type CallWork, superviseCalls } from './supervise-calls.ts';

const { attempts, later, person, record, sql, taken, world } = calledStudy();
const studyId = 'called';
const LEAD: Viewer = { ...interviewer('Lena'), role: 'study_lead' };

async function work(): Promise<CallWork> {
  const seen = await superviseCalls(world(), LEAD, studyId);
  assert.ok(!('refused' in seen));
  return seen;
}

test('a supervisor sees who was called most often, what came of it and when they are due, and no name', async () => {
  const ines = interviewer();
  const { pseudonym: often } = await person({ name: 'Ama Mensah' });
  for (const outcome of ['no_reply', 'engaged']) {
    assert.equal(await taken(ines), often);
    await record(ines, often, outcome);
    later(4 * 60);
  }
  const { pseudonym: once } = await person();
  later(-10); // they rest for ten minutes yet
  assert.equal(await taken(ines), once);
  const day = { softDay: '2026-10-07', softTime: 'day' };
  assert.deepEqual(await record(ines, once, 'soft_appointment', day), { recorded: true });
  const seen = await work();
  assert.deepEqual(
    seen.often.map(({ pseudonym, attempts: made, latest, due }) => [
      pseudonym,
      made.length,
      latest.disposition,
      due?.toISOString(),
    ]),
    [
      [often, 2, 'engaged', '2026-10-06T17:00:00.000Z'],
      [once, 1, 'soft_appointment', '2026-10-07T08:00:00.000Z'],
    ],
  );
  assert.doesNotMatch(JSON.stringify(seen.often), /Ama/);
});

test('whoever is given to others is never given to that interviewer again', async () => {
  const [ines, omar] = [interviewer(), interviewer('Omar')];
  const { pseudonym } = await person();
  await taken(ines);
  await record(ines, pseudonym, 'engaged');
  later(5 * 60);
  const from = ines.accountId;
  assert.deepEqual(await reassignCalls(world(), LEAD, { studyId, pseudonym, from }), { reassigned: true });
  assert.equal(await taken(ines), null);
  assert.equal(await taken(omar), pseudonym);
});

test('calls that are ended stay ended for everybody, their outcome is what it was, and who did it is in the audit', async () => {
  const ines = interviewer();
  const { pseudonym } = await person();
  await taken(ines);
  await record(ines, pseudonym, 'no_reply');
  assert.deepEqual(await endCallsToPerson(world(), LEAD, { studyId, pseudonym }), { ended: true });
  assert.deepEqual(await endCallsToPerson(world(), LEAD, { studyId, pseudonym }), { ended: true });
  later(24 * 60);
  assert.equal(await taken(ines), null);
  assert.ok((await work()).often.every((one) => one.pseudonym !== pseudonym));
  assert.deepEqual(
    (await attempts(pseudonym)).map(({ disposition }) => disposition),
    ['no_reply'],
  );
  const audited = await sql<{ actor: string }>(
    'desk',
    `SELECT actor FROM audit.entry WHERE pseudonym = $1 AND action = 'end-calls'`,
    [pseudonym],
  );
  assert.deepEqual(audited, [{ actor: LEAD.accountId }]);
});

test('only a supervisor ends calls or gives them to others, and only of the study that they name', async () => {
  const ines = interviewer();
  const { pseudonym } = await person();
  const codes = await Promise.all([
    endCallsToPerson(world(), ines, { studyId, pseudonym }),
    reassignCalls(world(), ines, { studyId, pseudonym, from: ines.accountId }),
    endCallsToPerson(world(), LEAD, { studyId, pseudonym: LEAD.accountId }),
    reassignCalls(world(), LEAD, { studyId, pseudonym, from: 'nobody' }),
    endCallsToPerson(world(), LEAD, { studyId: 'elsewhere', pseudonym }),
  ]);
  assert.deepEqual(
    codes.map((one) => 'refused' in one && one.refused),
    ['not-permitted', 'not-permitted', 'nobody-there', 'nobody-there', 'no-such-study'],
  );
});
