import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '../access/permissions.ts';
import { suppress } from '../contacts/suppress.ts';
import { agreeByTelephone } from './agree-by-telephone.ts';
import { readCallsDesk } from './calls-desk.ts';
import { calledStudy, interviewer, TUESDAY } from './fixtures/called-study.ts';
import { handBackCall } from './hand-back-call.ts';
import { mailLinkInstead } from './mail-from-call.ts';
import { openCall } from './open-call.ts';
import { releaseCall, superviseCalls } from './supervise-calls.ts';
import { takeCall } from './take-call.ts';
import { finishByTelephone, openTelephoneInterview, recordByTelephone } from './telephone-interview.ts';

const { attempts, clock, later, opened, person, record, sql, taken, world } = calledStudy();
const STUDY = 'called';
const ALL_READ = ['confidence', 'copy', 'withdraw'];
const LEAD: Viewer = { ...interviewer('Lena'), role: 'study_lead' };

test('an interviewer is given somebody, and the same one again until the call is over', async () => {
  const [one, other] = [interviewer(), interviewer()];
  const { pseudonym } = await person();
  assert.equal(await taken(one), pseudonym);
  assert.equal(await taken(one), pseudonym);
  assert.deepEqual(await takeCall(world(), other, STUDY), {
    refused: 'nobody-to-call',
    sentence: 'There is nobody whom you can call now.',
  });
  later(21);
  assert.equal(await taken(other), pseudonym);
  const lost = await openCall(world(), one, { studyId: STUDY, pseudonym });
  assert.equal('refused' in lost && lost.refused, 'no-claim');
});

test('only those who make calls take them, and only of a study that has calls', async () => {
  const analyst: Viewer = { ...interviewer(), role: 'analyst' };
  for (const [viewer, study, code] of [
    [analyst, STUDY, 'not-permitted'],
    [LEAD, STUDY, 'not-permitted'],
    [interviewer(), 'elsewhere', 'no-such-study'],
  ] as const) {
    const refused = await takeCall(world(), viewer, study);
    assert.equal('refused' in refused && refused.refused, code);
  }
});

test('opening a call shows who the person is and what happened before, and the audit tells the person', async () => {
  const viewer = interviewer();
  const { pseudonym } = await person({ name: 'Bo Larsen', phone: '0117 496 0999' });
  await taken(viewer);
  await record(viewer, pseudonym, 'no_reply', { note: 'Try the switchboard, ask for Bo' });
  later(5 * 60);
  await taken(viewer);
  const call = await opened(viewer, pseudonym);
  assert.deepEqual([call.details?.name, call.details?.phone], ['Bo Larsen', '0117 496 0999']);
  assert.deepEqual(
    call.attempts.map(({ disposition }) => disposition),
    ['no_reply'],
  );
  assert.deepEqual(
    call.notes.map(({ text }) => text),
    ['Try the switchboard, ask for Bo'],
  );
  assert.equal(call.allowed, 3);
  const [crossing] = await sql<{ actor: string }>(
    'desk',
    `SELECT actor FROM audit.entry WHERE pseudonym = $1 AND action = 'open-contact-details'`,
    [pseudonym],
  );
  assert.equal(crossing?.actor, viewer.accountId);
  const kept = JSON.stringify(
    await sql('contacts', 'SELECT encode(sealed, $1) AS sealed FROM contacts.note', ['escape']),
  );
  assert.ok(!kept.includes('switchboard'));
});

test('nobody opens, records or answers for a person whom they do not hold', async () => {
  const stranger = interviewer();
  const { pseudonym } = await person();
  await taken(interviewer());
  const call = { studyId: STUDY, pseudonym };
  const outcomes = [
    await openCall(world(), stranger, call),
    await record(stranger, pseudonym, 'no_reply'),
    await handBackCall(world(), stranger, call, 'not_called'),
    await agreeByTelephone(world(), stranger, { ...call, read: ALL_READ, answer: 'yes' }),
    await openTelephoneInterview(world(), stranger, call),
    await recordByTelephone(world(), stranger, { ...call, questionId: 'now', fields: { now: 'yes_' } }),
    await finishByTelephone(world(), stranger, call),
    await mailLinkInstead(world(), stranger, { ...call, email: 'a@example.org', note: '' }),
    await openCall(world(), stranger, { studyId: STUDY, pseudonym: `x' OR true` }),
  ];
  for (const outcome of outcomes) assert.equal('refused' in outcome && outcome.refused, 'no-claim');
  assert.deepEqual(await attempts(pseudonym), []);
});

test('a call that was never ended opens nobody’s details days later, also when nobody else has been given them', async () => {
  const viewer = interviewer();
  const { pseudonym } = await person();
  await taken(viewer);
  later(24 * 60);
  const call = { studyId: STUDY, pseudonym };
  const outcomes = [
    await openCall(world(), viewer, call),
    await record(viewer, pseudonym, 'no_reply'),
    await mailLinkInstead(world(), viewer, { ...call, email: 'a@example.org', note: '' }),
  ];
  for (const outcome of outcomes) assert.equal('refused' in outcome && outcome.refused, 'no-claim');
  assert.deepEqual(await attempts(pseudonym), []);
  const desk = await readCallsDesk(world(), viewer, STUDY);
  assert.equal('held' in desk && desk.held, null);
  assert.equal(await taken(viewer), pseudonym, 'they can be given to them anew');
  assert.equal((await opened(viewer, pseudonym)).pseudonym, pseudonym);
});

test('an attempt is recorded with its beginning, its end, who made it and how it came out, once', async () => {
  const viewer = interviewer();
  const { pseudonym } = await person();
  await taken(viewer);
  later(2);
  assert.deepEqual(await record(viewer, pseudonym, 'answering_machine'), { recorded: true });
  const [attempt] = await attempts(pseudonym);
  const { disposition, actor, started_at: startedAt, at, step } = attempt!;
  assert.deepEqual([disposition, actor, step], ['answering_machine', viewer.accountId, 'calls']);
  assert.deepEqual([startedAt, at], [TUESDAY, clock.now]);
  const again = await record(viewer, pseudonym, 'answering_machine');
  assert.equal('refused' in again && again.refused, 'no-claim');
  assert.equal((await attempts(pseudonym)).length, 1);
  assert.equal(await taken(viewer), null, 'four hours have to pass');
});

test('an appointment comes back to its maker when it is due, and what is no time of day is refused in words', async () => {
  const viewer = interviewer();
  const { pseudonym } = await person();
  await taken(viewer);
  const wrong = await record(viewer, pseudonym, 'hard_appointment', { hardDay: '2026-10-06', hardTime: '9:30' });
  assert.deepEqual(wrong, { mistakes: [{ field: 'hard-time', sentence: 'The appointment must be in the future' }] });
  const none = await record(viewer, pseudonym, 'hard_appointment', { note: 'x'.repeat(2001) });
  assert.deepEqual('mistakes' in none && none.mistakes.map(({ field }) => field), ['hard-day', 'note']);
  await record(viewer, pseudonym, 'hard_appointment', { hardDay: '2026-10-06', hardTime: '2.30pm' });
  assert.equal(await taken(viewer), null);
  const desk = await readCallsDesk(world(), viewer, STUDY);
  assert.deepEqual(!('refused' in desk) && desk.appointments.map(({ appointmentAt }) => appointmentAt), [
    new Date('2026-10-06T13:30:00Z'),
  ]);
  clock.now = new Date('2026-10-06T13:26:00Z');
  assert.equal(await taken(interviewer()), null);
  assert.equal(await taken(viewer), pseudonym);
});

test('another number is kept with the contacts and not with the attempt', async () => {
  const viewer = interviewer();
  const { pseudonym } = await person();
  await taken(viewer);
  const wrong = await record(viewer, pseudonym, 'moved_on', { otherNumber: 'ask Jo' });
  assert.match(JSON.stringify(wrong), /Enter a telephone number/);
  await record(viewer, pseudonym, 'moved_on', { otherNumber: '+44 20 7946 0018' });
  const [attempt] = await attempts(pseudonym);
  assert.equal(attempt?.disposition, 'referred');
  assert.equal(await taken(viewer), pseudonym, 'the other number has not been tried yet');
  assert.equal((await opened(viewer, pseudonym)).details?.referralPhone, '02079460018');
  await record(viewer, pseudonym, 'moved_on');
  assert.deepEqual(
    (await attempts(pseudonym)).map(({ disposition }) => disposition),
    ['referred', 'moved_on'],
  );
  later(10 * 60);
  assert.equal(await taken(viewer), null);
});

test('a refusal by the person ends every contact in every mode', async () => {
  const viewer = interviewer();
  const { pseudonym } = await person();
  await taken(viewer);
  await record(viewer, pseudonym, 'refusal_policy', { stage: 'agreeing' });
  assert.deepEqual(
    (await attempts(pseudonym)).map(({ disposition }) => disposition),
    ['refusal_policy'],
  );
  const rows = await sql<{ reason: string; channel: string }>(
    'contacts',
    'SELECT reason, channel FROM contacts.suppression WHERE pseudonym = $1',
    [pseudonym],
  );
  assert.deepEqual(rows, [{ reason: 'refused', channel: 'every' }]);
});

test('who unsubscribes while their call is being taken is shown as not to be called, without a number', async () => {
  const viewer = interviewer();
  const { pseudonym } = await person();
  await taken(viewer);
  const wish = { studyId: STUDY, pseudonym, reason: 'unsubscribed', channel: 'every', actor: 'respondent' } as const;
  await suppress(world(), { ...wish, said: 'mail' });
  const call = await opened(viewer, pseudonym);
  assert.equal(call.suppressed, true);
  assert.deepEqual(call.details, { name: 'Ama Mensah', email: null, phone: null });
});

test('whom an interviewer knows they hand back, and are never given again', async () => {
  const [one, other] = [interviewer(), interviewer()];
  const { pseudonym } = await person();
  await taken(one);
  await handBackCall(world(), one, { studyId: STUDY, pseudonym }, 'known_to_me');
  assert.deepEqual([await taken(one), await taken(other)], [null, pseudonym]);
  await handBackCall(world(), other, { studyId: STUDY, pseudonym }, 'not_called');
  assert.equal(await taken(other), pseudonym);
});

test('a supervisor sees the work of interviewers, and can let go of a call that was left open', async () => {
  const [one, other] = [interviewer(), interviewer()];
  const { pseudonym } = await person();
  await taken(one);
  const work = await superviseCalls(world(), LEAD, STUDY);
  assert.ok(!('refused' in work));
  assert.deepEqual(
    work.claims.map((claim) => claim.accountId),
    [one.accountId],
  );
  const refused = await releaseCall(world(), one, { studyId: STUDY, pseudonym });
  assert.equal('refused' in refused && refused.refused, 'not-permitted');
  assert.deepEqual(await releaseCall(world(), LEAD, { studyId: STUDY, pseudonym }), { released: true });
  assert.equal(await taken(other), pseudonym);
  await record(other, pseudonym, 'engaged');
  const after = await superviseCalls(world(), LEAD, STUDY);
  assert.ok(!('refused' in after));
  assert.equal(after.byInterviewer.find(({ key }) => key === other.accountId)?.attempts, 1);
});
