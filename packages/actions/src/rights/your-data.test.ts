import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnNamed, valueAt } from '@earshot/dataset';
import { studyDataset } from '../analysis/study-dataset.ts';
import { finishInterview } from '../answering/finish-interview.ts';
import { withdrawInterview } from '../answering/withdraw-interview.ts';
import { openLetter } from '../mail/letter.ts';
import { askForErasure } from './ask-for-erasure.ts';
import { confirmAddress, studyToConfirm } from './confirm-address.ts';
import { OFFICER, rightsStudy } from './fixtures/rights-study.ts';
import { changeOwnDetails, removeOwnDetails } from './own-details.ts';
import { readPersonRecord } from './record-of-person.ts';
import { reopenInterview } from './reopen-interview.ts';
import { readYourData } from './your-data.ts';

const study = rightsStudy();

async function yours(token: string) {
  const data = await readYourData(study.world(), { token, mode: 'web' });
  assert.ok('interview' in data, JSON.stringify(data));
  return data;
}

/** The hours that the dataset of the study holds. */
async function hours(): Promise<unknown[]> {
  const dataset = await studyDataset(study.world(), study.world().studies.get('second')!);
  const column = columnNamed(dataset, 'hours')!;
  return [...Array(dataset.rows).keys()].map((row) => {
    const value = valueAt(column, row);
    return value.state === 'answered' ? value.value : value.state;
  });
}

test('a person sees all that they answered, in words', async () => {
  const { token } = await study.person();
  await study.complete(token);
  const { answers, details, interview } = await yours(token);
  assert.equal(interview.status, 'finished');
  assert.deepEqual(
    answers.map(({ question, row, words }) => [question, row, words?.join(', ') ?? null]),
    [
      ['Agency worker?', null, 'No'],
      ['Agency worker?', 'Other', null],
      ['How far do you agree?', 'I feel valued', 'Agree'],
      ['How far do you agree?', 'I am paid fairly', 'Disagree'],
      ['How many hours?', null, '37'],
      ['Anything else?', null, '=1+1'],
    ],
  );
  assert.equal(details?.name, 'Ama Mensah');
});

test('what was sent counts until its correction is sent, and both are kept', async () => {
  const { token, pseudonym } = await study.person({ studyId: 'second' });
  await study.complete(token);
  assert.deepEqual(await hours(), [37]);
  assert.deepEqual(await reopenInterview(study.world(), token, 'web'), { open: true });
  await study.say(token, 'hours', { hours: '12' });
  assert.deepEqual(await hours(), [37], 'not sent yet');
  assert.equal((await yours(token)).correcting, true);
  assert.deepEqual(await finishInterview(study.world(), token, 'web'), { finished: true });
  assert.deepEqual(await hours(), [12]);
  await reopenInterview(study.world(), token, 'web');
  await reopenInterview(study.world(), token, 'web');
  await study.say(token, 'hours', { hours: '13' });
  assert.deepEqual(await hours(), [12], 'a second correction waits as the first did');
  const kinds = (await yours(token)).events.map(({ kind }) => kind);
  assert.deepEqual(kinds, ['consented', 'finished', 'reopened', 'finished', 'reopened']);
  const said = await study.sql<{ hours: number }>(
    'answering',
    `SELECT ("values" -> 'hours' ->> 'value')::integer AS hours FROM answers.answer
     WHERE pseudonym = $1 AND question_id = 'hours' ORDER BY answer_id`,
    [pseudonym],
  );
  assert.deepEqual(
    said.map((row) => row.hours),
    [37, 12, 13],
  );
  await withdrawInterview(study.world(), token, 'web');
  assert.deepEqual(await hours(), [], 'whoever withdraws while correcting is out');
  const refused = await reopenInterview(study.world(), token, 'web');
  assert.equal('refused' in refused && refused.refused, 'withdrawn');
});

test('a person sees who has handled their details, by role and not by name', async () => {
  const { token, pseudonym } = await study.person();
  assert.deepEqual((await yours(token)).crossings, []);
  await readPersonRecord(study.world(), OFFICER, pseudonym);
  const { crossings } = await yours(token);
  assert.deepEqual(
    crossings.map(({ action, role }) => [action, role]),
    [['open-person-record', 'desk']],
    'the officer of this test has no account, so no role is known',
  );
  assert.doesNotMatch(JSON.stringify(crossings), new RegExp(OFFICER.accountId));
});

const own = (token: string) => ({
  token,
  language: null,
  letterIn: () => (confirming: string) => ({
    subject: 'Yours?',
    text: `https://listen.example.org/confirm/${confirming}`,
  }),
});

async function lettersTo(pseudonym: string) {
  const mails = await study.sql<{ id: string; letter: Uint8Array }>(
    'fieldwork',
    "SELECT mail_id AS id, letter FROM fieldwork.mail WHERE pseudonym = $1 AND step LIKE 'confirm_address:%'",
    [pseudonym],
  );
  return mails.map(({ id, letter }) => openLetter(study.world(), id, letter));
}

test('a person changes and removes their own contact details', async () => {
  const { token, pseudonym } = await study.person({ phone: '020 7946 0000' });
  const typed = { name: ' Ama Owusu ', email: 'ama@home.example.org', phone: '', homeEmail: '', homePhone: '' };
  assert.deepEqual(await changeOwnDetails(study.world(), own(token), typed), { changed: true });
  const { details, toConfirm } = await yours(token);
  assert.deepEqual(details, { name: 'Ama Owusu', email: `${pseudonym}@council.example.org`, phone: null });
  assert.deepEqual(toConfirm, { email: 'ama@home.example.org' });
  const [mail] = await lettersTo(pseudonym);
  assert.equal(mail!.address, 'ama@home.example.org');
  await changeOwnDetails(study.world(), own(token), typed);
  assert.equal((await lettersTo(pseudonym)).length, 1, 'an address that waits is written to once');
  const confirming = mail!.text.match(/confirm\/(\S+)/)![1]!;
  const both = await Promise.all([
    confirmAddress(study.world(), confirming),
    confirmAddress(study.world(), confirming),
  ]);
  assert.deepEqual(both.toSorted(), [false, true], 'once');
  const confirmed = await yours(token);
  assert.deepEqual([confirmed.details?.email, confirmed.toConfirm], ['ama@home.example.org', {}]);
  assert.equal(await confirmAddress(study.world(), 'x'), false);
  const reach = () =>
    study.sql('fieldwork', 'SELECT has_email, has_phone FROM fieldwork.case_file WHERE pseudonym = $1', [pseudonym]);
  assert.deepEqual(await reach(), [{ has_email: true, has_phone: false }]);
  for (const [wrong, field] of [
    [{ email: 'nobody' }, 'email'],
    [{ phone: 'twelve' }, 'phone'],
    [{ homePhone: '12' }, 'homePhone'],
    [{ name: '' }, 'name'],
    [{ email: '' }, 'email'],
  ] as const) {
    const mistaken = await changeOwnDetails(study.world(), own(token), { ...typed, ...wrong });
    assert.deepEqual('mistakes' in mistaken && Object.keys(mistaken.mistakes), [field]);
  }
  assert.deepEqual(await removeOwnDetails(study.world(), token), { removed: true });
  assert.equal((await yours(token)).details, null);
  assert.deepEqual(await reach(), [{ has_email: false, has_phone: false }]);
  const again = await removeOwnDetails(study.world(), token);
  assert.equal('refused' in again && again.refused, 'no-details');
});

test('an address at home is confirmed as well, and each stands in its own field', async () => {
  const { token, pseudonym } = await study.person();
  const held = `${pseudonym}@council.example.org`;
  const typed = { name: 'Bo', email: 'bo@new.example.org', phone: '', homeEmail: 'bo@home.example.org', homePhone: '' };
  await changeOwnDetails(study.world(), own(token), typed);
  const waiting = await yours(token);
  assert.deepEqual(waiting.details, { name: 'Bo', email: held, phone: null });
  assert.deepEqual(waiting.toConfirm, { email: 'bo@new.example.org', homeEmail: 'bo@home.example.org' });
  const atHome = (await lettersTo(pseudonym)).find(({ address }) => address === 'bo@home.example.org')!;
  assert.equal(await confirmAddress(study.world(), atHome.text.split('/').at(-1)!), true);
  const { details, toConfirm } = await yours(token);
  assert.deepEqual(details, { name: 'Bo', email: held, phone: null, homeEmail: 'bo@home.example.org' });
  assert.deepEqual(toConfirm, { email: 'bo@new.example.org' });
  await changeOwnDetails(study.world(), own(token), { ...typed, email: held, homeEmail: '' });
  const back = await yours(token);
  assert.deepEqual(
    [back.details?.homeEmail, back.toConfirm],
    [undefined, {}],
    'what is blanked or put back waits no more',
  );
});

test('an address can be confirmed for seven days, and by the token of the last mail only', async () => {
  const { token, pseudonym } = await study.person();
  const typed = { name: 'Cy', email: 'cy@one.example.org', phone: '', homeEmail: '', homePhone: '' };
  const start = study.clock.now;
  const day = 24 * 3_600_000;
  const confirmingOf = async (to: string) =>
    (await lettersTo(pseudonym))
      .find(({ address }) => address === to)!
      .text.split('/')
      .at(-1)!;
  try {
    await changeOwnDetails(study.world(), own(token), typed);
    const first = await confirmingOf('cy@one.example.org');
    study.clock.now = new Date(start.getTime() + 7 * day);
    assert.equal(await studyToConfirm(study.world(), first), null);
    assert.equal(await confirmAddress(study.world(), first), false, 'it has expired');
    await changeOwnDetails(study.world(), own(token), { ...typed, email: 'cy@two.example.org' });
    const second = await confirmingOf('cy@two.example.org');
    await changeOwnDetails(study.world(), own(token), { ...typed, email: 'cy@three.example.org' });
    assert.equal(await confirmAddress(study.world(), second), false, 'another address has taken its place');
    const third = await confirmingOf('cy@three.example.org');
    study.clock.now = new Date(start.getTime() + 14 * day - 1);
    assert.equal(await studyToConfirm(study.world(), third), 'first');
    assert.equal(await confirmAddress(study.world(), third), true, 'at the last moment');
    assert.equal((await yours(token)).details?.email, 'cy@three.example.org');
  } finally {
    study.clock.now = start;
  }
});

test('who asks twice for everything to be erased has asked once, with a month to answer', async () => {
  const { token } = await study.person();
  assert.deepEqual(await askForErasure(study.world(), token), { dueOn: '2026-10-29' });
  assert.deepEqual(await askForErasure(study.world(), token), { dueOn: '2026-10-29' });
  const { requests } = await yours(token);
  assert.deepEqual(
    requests.map(({ kind, dueOn, closedAt }) => [kind, dueOn, closedAt]),
    [['erasure', '2026-10-29', null]],
  );
});
