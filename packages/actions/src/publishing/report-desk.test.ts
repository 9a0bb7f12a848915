import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { simulateAnswer, writePage } from '@earshot/instrument';
import { seededRandom } from '@earshot/statistics';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { finishInterview } from '../answering/finish-interview.ts';
import { openInterview } from '../answering/open-interview.ts';
import { recordAnswer } from '../answering/record-answer.ts';
import { startInterview } from '../answering/start-interview.ts';
import { withdrawInterview } from '../answering/withdraw-interview.ts';
import { keysFrom } from '../contacts/keys.ts';
import { figuresOf } from '../open-world.ts';
import { loadStudy } from '../studies/load-study.ts';
import { readStudy } from '../studies/read-study.ts';
import { studyFolder } from '../studies/study-folders.ts';
import type { World } from '../world.ts';
import { reportDesk } from './report-desk.ts';

const checkout = path.join(import.meta.dirname, '..', '..', '..', '..');
const study = readStudy(studyFolder(path.join(checkout, 'surveys', 'big-listen'))).study!;

let database: TestDatabase;
let world: World;
let reportFor: ReturnType<typeof reportDesk>;

before(async () => {
  database = await testDatabase();
  const studies = new Map([[study.id, study]]);
  world = { store: database.store, studies, now: () => new Date(), randomBytes, keys: keysFrom(randomBytes(32)) };
  await loadStudy(world, study, true);
  reportFor = reportDesk(world, figuresOf(checkout));
});
after(() => database?.drop());

/** How many people the report says that it rests on, and how many of them are simulated. */
async function people(): Promise<string> {
  const report = await reportFor(study.id);
  assert.ok('bodyHtml' in report, JSON.stringify(report));
  return /([\d,]+ of [\d,]+) people are simulated/.exec(report.bodyHtml)![1]!;
}

/** A real person starts and answers to the end, without sending. */
async function answers(): Promise<string> {
  const started = await startInterview(world, { studyId: study.id, consents: true, mode: 'web' });
  assert.ok('token' in started);
  const { token } = started;
  const random = seededRandom(7);
  for (;;) {
    const interview = await openInterview(world, token);
    assert.ok('path' in interview);
    const step = interview.path.next;
    if (!step) return token;
    const values = simulateAnswer(step, interview.path, study.leanings!, random);
    const page = {
      token,
      questionId: step.question.id,
      fields: writePage([step], values, 'web'),
      mode: 'web',
    } as const;
    assert.ok('next' in (await recordAnswer(world, page)));
  }
}

test('a study that is not for demonstration stays empty, and its report waits for answers', async () => {
  const other = { ...study, id: 'not-for-demonstration' };
  assert.deepEqual(await loadStudy(world, other, false), { simulated: 0 });
  const studies = new Map([[other.id, other]]);
  const report = await reportDesk({ ...world, studies }, figuresOf(checkout))(other.id);
  assert.ok('problems' in report);
  assert.deepEqual([report.waiting, report.finished], [true, 0]);
});

test('a new store is filled with simulated people, once, and the report says so', async () => {
  assert.equal(await people(), '1,035 of 1,035');
  assert.deepEqual(await loadStudy(world, study, true), { simulated: 0 });
  assert.equal(await people(), '1,035 of 1,035');
});

test('whoever sends their answers is in the next report, and whoever withdraws is not', async () => {
  const token = await answers();
  assert.equal(await people(), '1,035 of 1,035', 'answers that were not sent are not used');
  await finishInterview(world, token, 'web');
  assert.equal(await people(), '1,035 of 1,036');
  await withdrawInterview(world, token, 'web');
  assert.equal(await people(), '1,035 of 1,035');
});

test('the report of unchanged answers is built once', async () => {
  assert.equal(await reportFor(study.id), await reportFor(study.id));
});
