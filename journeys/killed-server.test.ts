// Fifty people are answering when the server is killed: everything that it had said yes to is still there.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openInterview, openWorld, readStudy, settingsFrom, studyFolder } from '@earshot/actions';
import { type Answers, pathOf, simulateAnswer, writePage } from '@earshot/instrument';
import { seededRandom } from '@earshot/statistics';
import { deskAccounts, firstLinkIn } from './desk-accounts.ts';
import { surveysOf } from './running-earshot.ts';
import { checkout, dataFolder, freePort, type StartedProcess, startProcess, untilOrEnded } from './started-process.ts';

const PEOPLE = 50;
/** Pages that must have been acknowledged before the server is killed, so that it is killed in the thick of it. */
const PAGES_BEFORE_KILL = 300;

const study = readStudy(studyFolder(path.join(checkout, 'surveys', 'big-listen'))).study!;
const random = seededRandom(11);

interface Person {
  readonly token: string;
  /** What the server has said yes to. */
  acknowledged: Answers;
}

let data: string;
let port: number;
let server: StartedProcess;
let settings: Record<string, string>;
const people: Person[] = [];
let pages = 0;

before(async () => {
  data = dataFolder();
  settings = { EARSHOT_SURVEYS: surveysOf(path.join(checkout, 'surveys', 'big-listen'), data) };
  port = await freePort();
  server = await startProcess(data, port, settings);
});
after(async () => {
  server.process.kill('SIGINT');
  await server.ended;
  rmSync(data, { recursive: true });
});

/** Sends a form; the address that it leads to, or null when the server did not answer. Throws for any other answer. */
async function posted(address: string, fields: Readonly<Record<string, string | readonly string[] | undefined>>) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) body.append(name, one);
  }
  const response = await fetch(`${server.origin}${address}`, { method: 'POST', body, redirect: 'manual' }).catch(
    () => null,
  );
  if (response === null) return null;
  await response.arrayBuffer();
  assert.equal(response.status, 303, `${address}: ${response.status}`);
  return response.headers.get('location')!;
}

async function arrives(): Promise<void> {
  const location = await posted('/take/big-listen', { consent: 'yes' });
  people.push({ token: /^\/a\/([\w-]+)/.exec(location!)![1]!, acknowledged: {} });
}

/** Answers page after page until the end, or until the server no longer answers. */
async function answers(person: Person): Promise<void> {
  for (;;) {
    const walked = pathOf(study.questionnaire, person.acknowledged);
    if (!walked.next) return;
    const values = simulateAnswer(walked.next, walked, study.leanings!, random);
    const page = `/a/${person.token}/q/${walked.next.question.id}`;
    if ((await posted(page, writePage([walked.next], values, 'web'))) === null) return;
    person.acknowledged = { ...person.acknowledged, ...values };
    pages += 1;
  }
}

/** Everybody answers until `kill`, which comes once enough pages have been acknowledged. */
async function answersUntil(kill: () => void): Promise<void> {
  const wanted = pages + PAGES_BEFORE_KILL;
  const killed = (async () => {
    await untilOrEnded(server, () => pages >= wanted);
    kill();
  })();
  await Promise.all([killed, ...people.map(answers)]);
  assert.equal(await server.ended, 'SIGKILL');
  assert.ok(
    people.some((person) => pathOf(study.questionnaire, person.acknowledged).next),
    'all had finished before',
  );
}

async function everythingIsThere(): Promise<void> {
  const opened = await openWorld(settingsFrom(checkout, { EARSHOT_DATA: data }), 'visitor');
  assert.ok('world' in opened);
  for (const { token, acknowledged } of people) {
    const interview = await openInterview(opened.world, token);
    assert.ok('answers' in interview);
    for (const [name, value] of Object.entries(acknowledged)) assert.deepEqual(interview.answers[name], value, name);
  }
  await opened.close();
}

test('the web process is killed, and every acknowledged answer is there after a restart', async () => {
  for (let count = 0; count < PEOPLE; count += 1) await arrives();
  await answersUntil(() => server.process.kill('SIGKILL'));
  server = await startProcess(data, port, settings);
  await everythingIsThere();
});

test('the web process and PostgreSQL are killed, and every acknowledged answer is there after a restart', async () => {
  await answersUntil(() => {
    const [pid] = readFileSync(path.join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    server.process.kill('SIGKILL');
  });
  server = await startProcess(data, port, settings);
  await everythingIsThere();
});

test('everybody goes on where they were, finishes, and is counted', async () => {
  await Promise.all(people.map(answers));
  for (const { token } of people) assert.equal(await posted(`/a/${token}/finish`, {}), `/a/${token}`);
  await everythingIsThere();
  // It answers at 127.0.0.1, and its links say localhost.
  const first = firstLinkIn(server.said());
  const { origin } = new URL(first);
  const cookie = await deskAccounts(origin, first).cookie();
  const report = await fetch(`${origin}/report/big-listen`, { headers: { cookie } });
  assert.match(await report.text(), /1,035 of 1,085 people are simulated/);
});
