import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnNamed, valueAt } from '@earshot/dataset';
import { studyDataset } from '../analysis/study-dataset.ts';
import { finishInterview } from '../answering/finish-interview.ts';
import { withdrawInterview } from '../answering/withdraw-interview.ts';
import { askForErasure } from './ask-for-erasure.ts';
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

test('a person changes and removes their own contact details', async () => {
  const { token, pseudonym } = await study.person({ phone: '020 7946 0000' });
  const typed = { name: ' Ama Owusu ', email: 'ama@home.example.org', phone: '', homeEmail: '', homePhone: '' };
  assert.deepEqual(await changeOwnDetails(study.world(), token, typed), { changed: true });
  assert.deepEqual((await yours(token)).details, { name: 'Ama Owusu', email: 'ama@home.example.org', phone: null });
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
    const mistaken = await changeOwnDetails(study.world(), token, { ...typed, ...wrong });
    assert.deepEqual('mistakes' in mistaken && Object.keys(mistaken.mistakes), [field]);
  }
  assert.deepEqual(await removeOwnDetails(study.world(), token), { removed: true });
  assert.equal((await yours(token)).details, null);
  assert.deepEqual(await reach(), [{ has_email: false, has_phone: false }]);
  const again = await removeOwnDetails(study.world(), token);
  assert.equal('refused' in again && again.refused, 'no-details');
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
