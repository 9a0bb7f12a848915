import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { tableJson } from '@earshot/report';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import type { Viewer } from '../access/permissions.ts';
import { studyDrivers } from '../analysis/drivers-from.ts';
import { studyDataset } from '../analysis/study-dataset.ts';
import { finishInterview } from '../answering/finish-interview.ts';
import { recordAnswer } from '../answering/record-answer.ts';
import { startInterview } from '../answering/start-interview.ts';
import { withdrawInterview } from '../answering/withdraw-interview.ts';
import { keysFrom } from '../contacts/keys.ts';
import type { PublishedFigures } from '../published-figures.ts';
import { loadStudy } from '../studies/load-study.ts';
import { readStudy } from '../studies/read-study.ts';
import type { World } from '../world.ts';
import { estimateOnThread } from './estimate-on-thread.ts';
import { type EstimationDesk, type EstimationRead, type EstimationWish, estimationDesk } from './estimation-desk.ts';

const ITEMS = ['valued', 'fair', 'heard'] as const;
const FILES: Readonly<Record<string, string>> = {
  'study.yml':
    'title: A study\nsummary: S\norganisation: A team\ncontact: team@example.org\nwelcome: Hello\nconsent: Yes\nthanks: Thanks',
  'questionnaire.yml': `title: A study
scales: {agree: {agree: Agree, neither: Neither, disagree: Disagree}}
blocks: [{id: all, title: All, questions: [${ITEMS.map((id) => `{id: ${id}, kind: single, text: ${id}?, options: agree}`).join(', ')}]}]`,
  'tables.yml': 'title: T\nsource: S\ntables: [{id: valued, title: Valued, items: [valued]}]',
  'report.md': '# Report',
  'drivers.yml': `title: What goes with feeling valued
scores: {agree: {agree: 3, neither: 2, disagree: 1}}
floor: 0
models:
  - id: valued
    title: Feeling valued
    outcome: {item: valued, scores: agree}
    predictors: [{item: fair, scores: agree}, {item: heard, scores: agree}]`,
  'simulation.yml': `people: 60
answers: {${ITEMS.map((id) => `${id}: [{shares: {agree: 40, neither: 30, disagree: 30}}]`).join(', ')}}`,
};
const read = readStudy({ id: 'small', name: (file) => file, read: (file) => FILES[file] ?? null });
const study = read.study!;
const ANALYST: Viewer = {
  accountId: '7e7bb3a1-0000-4000-8000-000000000002',
  name: 'A',
  role: 'analyst',
  authorityCode: null,
};
const DRIVERS: EstimationWish = { kind: 'drivers', studyId: study.id };
/** The study is not linked to the census, so that nothing of these is read. */
const NO_FIGURES = {} as PublishedFigures;

interface Ready {
  readonly database: TestDatabase;
  readonly world: World;
  readonly desk: EstimationDesk;
}

let made: Promise<Ready> | undefined;
function ready(): Promise<Ready> {
  made ??= (async () => {
    assert.deepEqual(read.problems, []);
    const database = await testDatabase();
    const studies = new Map([[study.id, study]]);
    const now = () => new Date('2026-10-05T09:00:00Z');
    const world: World = { store: database.store, studies, now, randomBytes, keys: keysFrom(randomBytes(32)) };
    await loadStudy(world, study, true);
    return { database, world, desk: estimationDesk(world, () => NO_FIGURES) };
  })();
  return made;
}
after(async () => (await ready()).database.drop());

async function begin(): Promise<string> {
  const { desk } = await ready();
  const begun = await desk.begin(ANALYST, { ...DRIVERS, stopping: new AbortController().signal });
  if ('refused' in begun) return begun.refused;
  await begun.finished;
  return 'finished';
}

async function now(): Promise<EstimationRead> {
  return (await ready()).desk.read(ANALYST, DRIVERS);
}

/** Somebody answers and sends it. Returns the token of their link. */
async function answer(): Promise<string> {
  const { world } = await ready();
  const started = await startInterview(world, { studyId: study.id, consents: true, mode: 'web' });
  assert.ok('token' in started);
  const { token } = started;
  for (const questionId of ITEMS) {
    const page = { token, questionId, fields: { [questionId]: 'agree' }, mode: 'web' } as const;
    assert.ok('next' in (await recordAnswer(world, page)));
  }
  await finishInterview(world, token, 'web');
  return token;
}

test('what is stopped comes to nothing, and can be begun again', async () => {
  const { desk } = await ready();
  const begun = await desk.begin(ANALYST, { ...DRIVERS, stopping: new AbortController().signal });
  assert.ok('finished' in begun);
  assert.equal(((await now()) as { state: string }).state, 'going');
  assert.equal(desk.stop(ANALYST, DRIVERS), null);
  await begun.finished;
  assert.deepEqual(await now(), { state: 'none', ended: 'stopped' });
});

test('on a thread of its own the same numbers are worked out as on the server’s, and the audit says for whom', async () => {
  const { world } = await ready();
  assert.equal(await begin(), 'finished');
  const found = await now();
  assert.ok('state' in found && found.state === 'made', JSON.stringify(found));
  const here = studyDrivers(study, await studyDataset(world, study), NO_FIGURES, () => {});
  const tables = here.made!.flatMap((one) => one.tables);
  assert.ok(tables.length > 2);
  assert.deepEqual(found.made.tables.map(tableJson), tables.map(tableJson));
  assert.match(found.made.bodyHtml!, /60 of 60 people are simulated/);
  const audited = await world.store.transaction('desk', (queries) =>
    queries.query<{ actor: string; what: string }>(
      `SELECT actor, detail->>'what' AS what FROM audit.entry WHERE action = 'estimate' GROUP BY 1, 2`,
    ),
  );
  assert.deepEqual(audited, [{ actor: ANALYST.accountId, what: 'drivers' }]);
});

test('it is worked out anew when ten more people have sent answers, and not shown once somebody has left', async () => {
  const { world } = await ready();
  assert.equal(await begin(), 'too-soon');
  const tokens: string[] = [];
  for (let person = 0; person < 9; person += 1) tokens.push(await answer());
  assert.equal(await begin(), 'too-soon');
  tokens.push(await answer());
  const before = await now();
  assert.ok('mayBegin' in before && before.mayBegin);
  assert.equal(await begin(), 'finished');
  const after = await now();
  assert.ok('made' in after && after.made.bodyHtml?.includes('60 of 70 people are simulated'));
  await withdrawInterview(world, tokens[0]!, 'web');
  assert.deepEqual(await now(), { state: 'none', ended: 'left' });
});

test('what breaks is told to whoever began it, and the page says so and offers to begin again', async () => {
  const { world } = await ready();
  const broken = estimationDesk(world, () => {
    throw new Error('the figures cannot be read');
  });
  const begun = await broken.begin(ANALYST, { ...DRIVERS, stopping: new AbortController().signal });
  assert.ok('finished' in begun);
  await assert.rejects(begun.finished, /the figures cannot be read/);
  assert.deepEqual(await broken.read(ANALYST, DRIVERS), { state: 'none', ended: 'failed' });
});

test('what a thread throws is thrown where it was started', async () => {
  const dataset = await studyDataset((await ready()).world, study);
  const task = { kind: 'drivers', study: { ...study, drivers: null }, dataset, published: NO_FIGURES } as const;
  const following = { tell: () => {}, stopping: new AbortController().signal };
  await assert.rejects(estimateOnThread(task, following), /small has no drivers\.yml/);
});

test('nobody but leads and analysts has anything worked out, and nothing of a study that is not there', async () => {
  const { desk } = await ready();
  for (const role of ['field_manager', 'interviewer', 'authority_contact', 'data_officer'] as const) {
    const viewer = { ...ANALYST, role };
    const stopping = new AbortController().signal;
    const refused = [
      await desk.read(viewer, DRIVERS),
      await desk.begin(viewer, { ...DRIVERS, stopping }),
      desk.stop(viewer, DRIVERS),
    ];
    assert.ok(
      refused.every((one) => one && 'refused' in one && one.refused === 'not-permitted'),
      role,
    );
  }
  const nowhere = await desk.read(ANALYST, { ...DRIVERS, studyId: 'nothing' });
  assert.ok('refused' in nowhere && nowhere.refused === 'no-such-study');
  assert.deepEqual(await desk.read(ANALYST, { ...DRIVERS, kind: 'change' }), { state: 'no-file' });
});
