import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { CaseFile } from '@earshot/store';
import { testDatabase } from '@earshot/testing';
import type { DeskRole, Viewer } from '../access/permissions.ts';
import { finishInterview } from '../answering/finish-interview.ts';
import { giveConsent } from '../answering/give-consent.ts';
import { openInterview } from '../answering/open-interview.ts';
import { recordAnswer } from '../answering/record-answer.ts';
import { withdrawInterview } from '../answering/withdraw-interview.ts';
import { personalToken } from '../contacts/personal-token.ts';
import type { World } from '../world.ts';
import { checkQuality } from './check-quality.ts';
import { decideRelease } from './decide-release.ts';
import { drawSoftLaunch } from './draw-soft-launch.ts';
import { fieldworkWorld, uploaded } from './fixtures/fieldwork-study.ts';
import { readReleases, repeatDraw } from './read-releases.ts';
import { releaseBatch, releaseMain } from './release-batch.ts';

const studyId = 'small';

function viewer(role: DeskRole): Viewer {
  return { accountId: randomUUID(), name: role, role, authorityCode: null };
}
const lead = viewer('study_lead');
const manager = viewer('field_manager');

let world: World;
let drop: () => Promise<void>;
let clock = Date.UTC(2026, 8, 21, 9);
before(async () => {
  const database = await testDatabase();
  drop = database.drop;
  world = { ...(await fieldworkWorld(database.store)), now: () => new Date(clock) };
});
after(() => drop());

async function state() {
  const read = await readReleases(world, lead, studyId);
  assert.ok(!('refused' in read), 'the releases were not read');
  return read;
}

type Case = Pick<CaseFile, 'pseudonym' | 'batchId' | 'authorityCode' | 'releasedAt'>;

async function cases(): Promise<Case[]> {
  return world.store.transaction('fieldwork', (queries) =>
    queries.query<Case>(
      `SELECT pseudonym, batch_id::integer AS "batchId", authority_code AS "authorityCode", released_at AS "releasedAt"
       FROM fieldwork.case_file ORDER BY pseudonym`,
    ),
  );
}

function refusals(outcomes: readonly object[]): unknown[] {
  return outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []));
}

/** From the soft launch to the release of everybody else, in the order in which the tests below go on. */
let trial = 0;

test('everybody who was uploaded waits, and nobody can be released before a soft launch', async () => {
  await uploaded(world, 60, 'E06000016');
  await uploaded(world, 143, 'E10000018');
  const { waiting, next } = await state();
  assert.deepEqual([waiting, next], [203, 'draw']);
  assert.deepEqual(refusals([await releaseMain(world, lead, studyId)]), ['not-next']);
});

test('however many press at once, one soft launch is drawn, in proportion to authority and grade', async () => {
  const drawn = await Promise.all([1, 2, 3, 4].map(() => drawSoftLaunch(world, manager, studyId)));
  assert.deepEqual(refusals(drawn), ['not-next', 'not-next', 'not-next']);
  const batch = (await state()).batches[0]!;
  trial = batch.batchId;
  assert.deepEqual([batch.people, batch.seed, batch.share, batch.drawnBy], [20, 20260921, 10, manager.accountId]);
  const inIt = (await cases()).filter(({ batchId }) => batchId === trial);
  assert.equal(inIt.filter(({ authorityCode }) => authorityCode === 'E06000016').length, 6);
  assert.ok(inIt.every(({ releasedAt }) => releasedAt === null));
});

test('the draw can be repeated from its seed, also after others were uploaded', async () => {
  clock += 60_000;
  await uploaded(world, 7, 'E06000016');
  const again = await repeatDraw(world, lead, { studyId, batchId: trial });
  assert.ok(!('refused' in again));
  assert.deepEqual([again.from, again.same], [203, true]);
});

test('however many press at once, a batch is released once, and each of its people has one link that opens', async () => {
  const released = await Promise.all([1, 2, 3, 4].map(() => releaseBatch(world, manager, { studyId, batchId: trial })));
  assert.deepEqual(refusals(released), ['already-released', 'already-released', 'already-released']);
  const inIt = (await cases()).filter(({ batchId }) => batchId === trial);
  assert.ok(inIt.every(({ releasedAt }) => releasedAt !== null));
  const links = await world.store.transaction('fieldwork', (queries) =>
    queries.query<{ pseudonym: string }>('SELECT pseudonym FROM answers.link'),
  );
  assert.deepEqual(links.map(({ pseudonym }) => pseudonym).sort(), inIt.map(({ pseudonym }) => pseudonym).sort());
  const opened = await openInterview(world, personalToken(world.keys, inIt[0]!.pseudonym, 1));
  assert.ok(!('refused' in opened) && opened.pseudonym === inIt[0]!.pseudonym);
});

test('nobody who was not released has a link', async () => {
  const waiting = (await cases()).find(({ batchId }) => batchId === null)!;
  const opened = await openInterview(world, personalToken(world.keys, waiting.pseudonym, 1));
  assert.equal('refused' in opened && opened.refused, 'no-such-link');
});

test('the quality checks show nothing while fewer than ten have begun', async () => {
  const read = await checkQuality(world, manager, { studyId, batchId: trial });
  assert.ok(!('refused' in read));
  assert.deepEqual(read.report, { all: null, byMode: [] });
});

/** Somebody of the soft launch answers, taking so many minutes for it, or stops after the first question. */
async function answers(pseudonym: string, minutes: number, stops: boolean): Promise<string> {
  const token = personalToken(world.keys, pseudonym, 1);
  await giveConsent(world, { token, consents: true, mode: 'web' });
  await recordAnswer(world, { token, questionId: 'agency', fields: { agency: 'no_' }, mode: 'web' });
  clock += minutes * 60_000;
  if (stops) return token;
  await recordAnswer(world, { token, questionId: 'hours', fields: { hours: '40' }, mode: 'web' });
  await finishInterview(world, token, 'web');
  return token;
}

test('once ten have begun they show lengths and where people stopped, without those who withdrew', async () => {
  const inIt = (await cases()).filter(({ batchId }) => batchId === trial);
  for (const [at, { pseudonym }] of inIt.slice(0, 13).entries()) {
    const token = await answers(pseudonym, at < 10 ? 6 : 1, at >= 10);
    if (at === 12) await withdrawInterview(world, token, 'web');
  }
  const read = await checkQuality(world, manager, { studyId, batchId: trial });
  assert.ok(!('refused' in read) && read.report.all);
  const { began, finished, lengths, breakOffs, nonResponse } = read.report.all;
  assert.deepEqual([began, finished, lengths?.median], [12, 10, 6]);
  assert.deepEqual(
    breakOffs.map(({ question, stopped }) => [question, stopped]),
    [['agency', 2]],
  );
  assert.deepEqual(
    nonResponse.map(({ variable, asked }) => [variable, asked]),
    [
      ['agency', 12],
      ['hours', 10],
    ],
  );
  const all = await checkQuality(world, manager, { studyId, batchId: null });
  assert.ok(!('refused' in all) && all.report.all?.began === 12);
});

test('go and no-go need the study lead and reasons; a no-go stops the main release', async () => {
  const decide = (who: Viewer, decision: string, reasons: string) =>
    decideRelease(world, who, { studyId, batchId: trial, decision, reasons });
  assert.deepEqual(
    refusals([await decide(manager, 'go', 'Fine'), await decide(lead, 'go', '  '), await decide(lead, '', 'Fine')]),
    ['not-permitted', 'reasons-missing', 'decision-missing'],
  );
  assert.deepEqual(await decide(lead, 'no_go', 'Question two was misread'), { decided: 'no_go' });
  assert.equal((await state()).next, 'draw');
  assert.deepEqual(refusals([await releaseMain(world, lead, studyId)]), ['not-next']);
  assert.deepEqual(await decide(lead, 'go', 'Question two has been put right'), { decided: 'go' });
  const { batches, next } = await state();
  assert.deepEqual([batches[0]!.decision, batches[0]!.decidedBy, next], ['go', lead.accountId, 'main']);
  const decisions = await world.store.transaction('desk', (queries) =>
    queries.query<{ decision: string }>(
      `SELECT detail ->> 'decision' AS decision FROM audit.entry WHERE action = 'decide-release' ORDER BY entry_id`,
    ),
  );
  assert.deepEqual(
    decisions.map(({ decision }) => decision),
    ['no_go', 'go'],
  );
});

test('however many press at once, everybody else is released once, and nobody is in two batches', async () => {
  const released = await Promise.all([1, 2, 3, 4].map(() => releaseMain(world, lead, studyId)));
  assert.deepEqual(refusals(released), ['nobody-waits', 'nobody-waits', 'nobody-waits']);
  const { batches, waiting } = await state();
  assert.deepEqual([batches.map(({ people }) => people), waiting], [[20, 190], 0]);
  const links = await world.store.transaction('fieldwork', (queries) => queries.query('SELECT 1 FROM answers.link'));
  assert.equal(links.length, 210);
});

test('after the main release nothing is decided any more, and who comes later can be released', async () => {
  const late = await decideRelease(world, lead, { studyId, batchId: trial, decision: 'no_go', reasons: 'Too late' });
  assert.deepEqual(refusals([late]), ['not-next']);
  await uploaded(world, 3, 'E06000016');
  const released = await releaseMain(world, lead, studyId);
  assert.equal('people' in released && released.people, 3);
});

test('a batch of another number is refused, and so is whoever may not release', async () => {
  const none = await releaseBatch(world, lead, { studyId, batchId: 987_654 });
  const analyst = await releaseBatch(world, viewer('analyst'), { studyId, batchId: trial });
  assert.deepEqual(refusals([none, analyst]), ['no-such-batch', 'not-permitted']);
});
