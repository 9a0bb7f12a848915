import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { testDatabase } from '@earshot/testing';
import { keysFrom } from '../contacts/keys.ts';
import { readMonitor } from '../monitor/read-monitor.ts';
import { loadStudy } from '../studies/load-study.ts';
import { readStudy } from '../studies/read-study.ts';
import type { World } from '../world.ts';
import { finishInterview } from './finish-interview.ts';
import type { OpenedInterview } from './interview.ts';
import { openInterview } from './open-interview.ts';
import { recordAnswer } from './record-answer.ts';
import { startInterview } from './start-interview.ts';
import { withdrawInterview } from './withdraw-interview.ts';

const LEAD = { accountId: randomUUID(), name: 'Lead', role: 'study_lead', authorityCode: null } as const;

const FILES: Readonly<Record<string, string>> = {
  'study.yml': `
title: A small study
summary: Three questions
organisation: A team
contact: team@example.org
welcome: Hello
consent: I agree
thanks: Thank you`,
  'study.cy.yml': 'consent: Rwy’n cytuno',
  'questionnaire.cy.yml': 'language: cy\nquestions: {agency: {text: Asiantaeth?}}',
  'questionnaire.yml': `
title: A small study
languages: [cy]
blocks:
  - id: all
    title: All
    questions:
      - {id: agency, kind: single, text: Agency?, options: {yes_: Yes, no_: No}}
      - {id: why, kind: text, text: Why?, when: agency = yes_}
      - {id: hours, kind: number, text: Hours?, unit: hours, range: [0, 168]}`,
  'tables.yml': 'title: T\nsource: S\ntables: [{id: agency, title: Agency, items: [agency]}]',
  'report.md': '# Report',
};

const { study, problems } = readStudy({ id: 'small', name: (file) => file, read: (file) => FILES[file] ?? null });
assert.ok(study, JSON.stringify(problems));
let world: World;
let drop: () => Promise<void>;

before(async () => {
  const database = await testDatabase();
  drop = database.drop;
  world = {
    store: database.store,
    studies: new Map([['small', study]]),
    now: () => new Date(),
    randomBytes,
    keys: keysFrom(randomBytes(32)),
  };
  await loadStudy(world, study, true);
});
after(() => drop());

async function start(): Promise<string> {
  const started = await startInterview(world, { studyId: 'small', consents: true, mode: 'web' });
  assert.ok('token' in started);
  return started.token;
}

function say(token: string, questionId: string, words: string) {
  return recordAnswer(world, { token, questionId, fields: { [questionId]: words }, mode: 'web' });
}

async function open(token: string): Promise<OpenedInterview> {
  const interview = await openInterview(world, token);
  assert.ok(!('refused' in interview), 'the link opens nothing');
  return interview;
}

async function refusedBy(outcome: Promise<object>): Promise<unknown> {
  return ((await outcome) as { refused?: string }).refused;
}

test('nobody starts without consent, or in a study that is not there', async () => {
  assert.equal(
    await refusedBy(startInterview(world, { studyId: 'small', consents: false, mode: 'web' })),
    'no-consent',
  );
  assert.equal(
    await refusedBy(startInterview(world, { studyId: 'other', consents: true, mode: 'web' })),
    'no-such-study',
  );
});

test('the database holds neither the token nor anything that opens the link', async () => {
  const token = await start();
  const rows = await world.store.transaction('answering', (queries) =>
    queries.query('SELECT row_to_json(r)::text AS one FROM answers.respondent r'),
  );
  assert.ok(!JSON.stringify(rows).includes(token));
});

test('what was consented to is kept in its own words', async () => {
  const token = await start();
  const { pseudonym } = await open(token);
  const [event] = await world.store.transaction('answering', (queries) =>
    queries.query<{ detail: { consent: string } }>('SELECT detail FROM answers.event WHERE pseudonym = $1', [
      pseudonym,
    ]),
  );
  assert.equal(event?.detail.consent, 'I agree');
});

test('the words of the consent, and the language of every answer, are those that the person read', async () => {
  const asked = { studyId: 'small', consents: true, mode: 'web', language: 'cy' } as const;
  const started = await startInterview(world, asked);
  assert.ok('token' in started);
  const { token } = started;
  const opened = await openInterview(world, token, 'web', 'cy');
  assert.ok('path' in opened);
  assert.equal(opened.path.next?.question.text.web, 'Asiantaeth?');
  const fields = { agency: 'no_' };
  await recordAnswer(world, { token, questionId: 'agency', fields, mode: 'web', language: 'cy' });
  await recordAnswer(world, { token, questionId: 'hours', fields: { hours: '3' }, mode: 'web' });
  const [event] = await world.store.transaction('answering', (queries) =>
    queries.query<{ detail: { consent: string } }>('SELECT detail FROM answers.event WHERE pseudonym = $1', [
      opened.pseudonym,
    ]),
  );
  assert.equal(event?.detail.consent, 'Rwy’n cytuno');
  const monitor = await readMonitor(world, LEAD, 'small');
  assert.ok('audit' in monitor && monitor.audit);
  const mine = monitor.audit.filter(
    (entry) => entry.pseudonym === opened.pseudonym && entry.action === 'record-answer',
  );
  const languages = mine.map(({ detail }) => `${detail.questionId} ${detail.language}`);
  assert.deepEqual(languages.sort(), ['agency cy', 'hours en']);
});

test('an answer leads to the question after it on the path that it opens', async () => {
  const token = await start();
  assert.deepEqual(await say(token, 'agency', 'yes_'), { next: 'why' });
  assert.deepEqual(await say(token, 'agency', 'no_'), { next: 'hours' });
  assert.deepEqual(await say(token, 'hours', '40'), { next: null });
});

test('an answer that no longer counts is kept, and counts again when the path comes back', async () => {
  const token = await start();
  await say(token, 'agency', 'yes_');
  await say(token, 'why', 'The pay');
  await say(token, 'agency', 'no_');
  assert.deepEqual((await open(token)).path.values.why, { state: 'not_asked' });
  assert.deepEqual(await say(token, 'agency', 'yes_'), { next: 'why' });
  assert.deepEqual((await open(token)).path.values.why, { state: 'answered', value: 'The pay' });
});

test('a page that cannot be read changes nothing', async () => {
  const token = await start();
  const outcome = await say(token, 'agency', 'perhaps');
  assert.ok('errors' in outcome);
  assert.deepEqual(
    outcome.errors.map((error) => error.code),
    ['choose-one'],
  );
  assert.deepEqual((await open(token)).answers, {});
});

test('a question that the path does not lead to cannot be answered', async () => {
  const token = await start();
  assert.equal(await refusedBy(say(token, 'hours', '40')), 'not-on-path');
  assert.equal(await refusedBy(say(token, 'nothing', '40')), 'not-on-path');
});

test('an interview is finished when nothing is open, once, and is not changed after that', async () => {
  const token = await start();
  assert.equal(await refusedBy(finishInterview(world, token, 'web')), 'not-complete');
  await say(token, 'agency', 'no_');
  await say(token, 'hours', '40');
  assert.deepEqual(await finishInterview(world, token, 'web'), { finished: true });
  assert.equal(await refusedBy(finishInterview(world, token, 'web')), 'finished');
  assert.equal(await refusedBy(say(token, 'hours', '41')), 'finished');
});

test('of finishing and changing an answer at the same moment, the later one sees the earlier', async () => {
  for (let round = 0; round < 5; round += 1) {
    const token = await start();
    await say(token, 'agency', 'no_');
    await say(token, 'hours', '40');
    await Promise.all([say(token, 'agency', 'yes_'), finishInterview(world, token, 'web')]);
    const { status, path } = await open(token);
    // Either it was finished first and the answer refused, or the answer opened a question and finishing was.
    assert.equal(status === 'finished', path.next === null);
  }
});

test('who withdraws is counted as withdrawn, and their link opens no answers', async () => {
  const token = await start();
  await say(token, 'agency', 'no_');
  assert.deepEqual(await withdrawInterview(world, token, 'web'), { withdrawn: true });
  assert.equal(await refusedBy(withdrawInterview(world, token, 'web')), 'withdrawn');
  assert.equal(await refusedBy(say(token, 'agency', 'yes_')), 'withdrawn');
  const { status, answers } = await open(token);
  assert.deepEqual({ status, answers }, { status: 'withdrawn', answers: {} });
  const monitor = await readMonitor(world, LEAD, 'small');
  assert.ok('progress' in monitor);
  assert.equal(monitor.progress.withdrawn, 1);
});

test('a link that is mistyped opens nothing', async () => {
  for (const token of ['', 'short', `${'A'.repeat(21)}'`, 'A'.repeat(22), 'A'.repeat(5000)]) {
    assert.equal(await refusedBy(openInterview(world, token)), 'no-such-link');
  }
});

test('every change leaves one entry in the audit, without an answer in it', async () => {
  const entries = async () => {
    const monitor = await readMonitor(world, LEAD, 'small');
    assert.ok('audit' in monitor && monitor.audit);
    return monitor.audit;
  };
  const token = await start();
  const { pseudonym } = await open(token);
  await say(token, 'agency', 'no_');
  await say(token, 'agency', 'perhaps');
  await say(token, 'hours', '37');
  await finishInterview(world, token, 'web');
  await withdrawInterview(world, token, 'web');
  const mine = (await entries()).filter((entry) => entry.pseudonym === pseudonym);
  assert.deepEqual(mine.map((entry) => entry.action).reverse(), [
    'start-interview',
    'record-answer',
    'record-answer',
    'finish-interview',
    'withdraw-interview',
    'suppress',
  ]);
  assert.doesNotMatch(JSON.stringify(mine.map((entry) => entry.detail)), /no_|"37"|: ?37/);
});
