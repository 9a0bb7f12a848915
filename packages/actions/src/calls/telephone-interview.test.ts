import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '../access/permissions.ts';
import { giveConsent } from '../answering/give-consent.ts';
import { openInterview } from '../answering/open-interview.ts';
import { recordAnswer } from '../answering/record-answer.ts';
import { agreeByTelephone } from './agree-by-telephone.ts';
import { readCallsDesk } from './calls-desk.ts';
import { calledStudy, interviewer } from './fixtures/called-study.ts';
import { mailLinkInstead, mailReassurance } from './mail-from-call.ts';
import { finishByTelephone, openTelephoneInterview, recordByTelephone } from './telephone-interview.ts';

const { attempts, clock, later, opened, person, record, sql, taken, world } = calledStudy();
const STUDY = 'called';
const ALL_READ = ['confidence', 'copy', 'withdraw'];

async function agreed(viewer: Viewer, pseudonym: string): Promise<void> {
  const spoken = { studyId: STUDY, pseudonym, read: ALL_READ, answer: 'yes' };
  assert.deepEqual(await agreeByTelephone(world(), viewer, spoken), { agreed: true });
}

test('the interview needs every item read out and a clear yes, and keeps the words', async () => {
  const viewer = interviewer();
  const { pseudonym } = await person();
  await taken(viewer);
  const call = { studyId: STUDY, pseudonym };
  const early = await openTelephoneInterview(world(), viewer, call);
  assert.equal('refused' in early && early.refused, 'not-agreed');
  const unclear = await agreeByTelephone(world(), viewer, { ...call, read: ['copy'], answer: 'unclear' });
  assert.deepEqual('mistakes' in unclear && unclear.mistakes.map(({ field }) => field), [
    'read-confidence',
    'read-withdraw',
    'answer',
  ]);
  await agreed(viewer, pseudonym);
  const [event] = await sql<{ mode: string; detail: { consent: string; read: string[] } }>(
    'answering',
    `SELECT mode, detail FROM answers.event WHERE pseudonym = $1 AND kind = 'consented'`,
    [pseudonym],
  );
  assert.equal(event?.mode, 'telephone');
  assert.equal(event?.detail.read.length, 3);
});

test('somebody half way online is finished by telephone, and then has no answers that an interviewer can see', async () => {
  const viewer = interviewer();
  const { pseudonym, token } = await person();
  await giveConsent(world(), { token, consents: true, mode: 'web' });
  await recordAnswer(world(), { token, mode: 'web', questionId: 'now', fields: { now: 'yes_' } });
  assert.equal(await taken(viewer), null, 'they were online a moment ago');
  const desk = await readCallsDesk(world(), viewer, 'called');
  assert.equal('due' in desk && desk.due, 0, 'nobody is promised whom nobody would be given');
  later(31);
  await taken(viewer);
  const call = { studyId: STUDY, pseudonym };
  assert.deepEqual((await opened(viewer, pseudonym)).interview, {
    status: 'open',
    answered: 1,
    agreed: false,
    language: 'en',
  });
  await agreed(viewer, pseudonym);
  const page = { ...call, questionId: 'agency', fields: { agency: 'no_' } };
  assert.deepEqual(await recordByTelephone(world(), viewer, page), { next: 'hours' });
  const open = await finishByTelephone(world(), viewer, call);
  assert.equal('refused' in open && open.refused, 'not-complete');
  await recordByTelephone(world(), viewer, { ...call, questionId: 'hours', fields: { hours: '37' } });
  later(6);
  assert.deepEqual(await finishByTelephone(world(), viewer, call), { finished: true });
  assert.deepEqual(
    (await attempts(pseudonym)).map(({ disposition }) => disposition),
    ['complete'],
  );
  const after = await openTelephoneInterview(world(), viewer, call);
  assert.equal('refused' in after && after.refused, 'no-claim');
  const rows = await sql<{ actor: string; mode: string }>(
    'answering',
    `SELECT mode FROM answers.answer WHERE pseudonym = $1 ORDER BY answer_id`,
    [pseudonym],
  );
  assert.deepEqual(
    rows.map(({ mode }) => mode),
    ['web', 'telephone', 'telephone'],
  );
  const audited = await sql<{ actor: string }>(
    'desk',
    `SELECT DISTINCT actor FROM audit.entry WHERE pseudonym = $1 AND action IN ('record-answer', 'finish-interview')`,
    [pseudonym],
  );
  assert.deepEqual(audited.map(({ actor }) => actor).sort(), [viewer.accountId, 'respondent'].sort());
});

test('who breaks off on the telephone goes on with their own link, where their answers are', async () => {
  const viewer = interviewer();
  const { pseudonym, token } = await person();
  await taken(viewer);
  await agreed(viewer, pseudonym);
  const call = { studyId: STUDY, pseudonym };
  await recordByTelephone(world(), viewer, { ...call, questionId: 'now', fields: { now: 'yes_' } });
  await record(viewer, pseudonym, 'break_off', { stage: 'interviewing' });
  const online = await openInterview(world(), token);
  assert.ok(!('refused' in online));
  assert.deepEqual([online.status, online.path.next?.question.id], ['open', 'agency']);
});

test('answers that end the call do not finish the interview', async () => {
  const viewer = interviewer();
  const { pseudonym } = await person();
  await taken(viewer);
  await agreed(viewer, pseudonym);
  const call = { studyId: STUDY, pseudonym };
  await recordByTelephone(world(), viewer, { ...call, questionId: 'now', fields: { now: 'later' } });
  const ended = await finishByTelephone(world(), viewer, call);
  assert.equal('refused' in ended && ended.refused, 'ends-call');
  const finished = await sql('answering', `SELECT 1 FROM answers.event WHERE pseudonym = $1 AND kind = 'finished'`, [
    pseudonym,
  ]);
  assert.deepEqual(finished, []);
});

test('who finishes online while they are being called is shown no more to the interviewer', async () => {
  const viewer = interviewer();
  const { pseudonym } = await person();
  await taken(viewer);
  await agreed(viewer, pseudonym);
  await recordByTelephone(world(), viewer, { studyId: STUDY, pseudonym, questionId: 'now', fields: { now: 'yes_' } });
  await sql(
    'answering',
    `INSERT INTO answers.event (pseudonym, kind, mode, at) VALUES ($1, 'finished', 'web', now())`,
    [pseudonym],
  );
  const after = await openTelephoneInterview(world(), viewer, { studyId: STUDY, pseudonym });
  assert.equal('refused' in after && after.refused, 'ended');
  assert.deepEqual((await opened(viewer, pseudonym)).interview, {
    status: 'finished',
    answered: 0,
    agreed: true,
    language: 'en',
  });
});

test('who would rather do it online is mailed their link at the address that they gave, and called no more', async () => {
  const viewer = interviewer();
  const { pseudonym } = await person({ email: null });
  await taken(viewer);
  const call = { studyId: STUDY, pseudonym, note: '' };
  assert.match(
    JSON.stringify(await mailLinkInstead(world(), viewer, { ...call, email: 'nonsense' })),
    /"field":"email"/,
  );
  await mailReassurance(world(), viewer, { ...call, email: 'ama@home.example.org' });
  assert.equal((await opened(viewer, pseudonym)).details?.email, 'ama@home.example.org');
  await mailLinkInstead(world(), viewer, { ...call, email: 'ama@home.example.org' });
  const mails = await sql<{ step: string }>(
    'fieldwork',
    'SELECT step FROM fieldwork.mail WHERE pseudonym = $1 ORDER BY step',
    [pseudonym],
  );
  assert.deepEqual(
    mails.map(({ step }) => step.split(':')[0]),
    ['link_from_call', 'reassurance'],
  );
  assert.deepEqual(
    (await attempts(pseudonym)).map(({ disposition }) => disposition),
    ['rather_online'],
  );
  clock.now = new Date('2026-10-20T09:00:00Z');
  assert.equal(await taken(viewer), null);
});
