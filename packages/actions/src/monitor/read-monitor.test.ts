import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { testDatabase } from '@earshot/testing';
import type { Viewer } from '../access/permissions.ts';
import { recordAnswer } from '../answering/record-answer.ts';
import { startInterview } from '../answering/start-interview.ts';
import { keysFrom } from '../contacts/keys.ts';
import { loadStudy } from '../studies/load-study.ts';
import { readStudy } from '../studies/read-study.ts';
import type { World } from '../world.ts';
import { type Monitor, readMonitor } from './read-monitor.ts';

const FILES: Readonly<Record<string, string>> = {
  'study.yml': 'title: Regions\nsummary: S\norganisation: O\ncontact: a@example.org\nwelcome: W\nconsent: C\nthanks: T',
  'questionnaire.yml': `
title: Regions
blocks:
  - id: all
    title: All
    questions:
      - {id: region, kind: single, text: Region?, options: {london: London, south_east: South East, east: East}}`,
  'tables.yml': 'title: T\nsource: S\ntables: [{id: region, title: Region, items: [region]}]',
  'report.md': '# Report',
  'simulation.yml': 'people: 30\nanswers: {region: [{shares: {east: 1}}]}',
};
const { study } = readStudy({ id: 'regions', name: (file) => file, read: (file) => FILES[file] ?? null });
assert.ok(study);
const LEAD: Viewer = { accountId: randomUUID(), name: 'Lead', role: 'study_lead', authorityCode: null };
let world: World;
let drop: () => Promise<void>;

before(async () => {
  const database = await testDatabase();
  drop = database.drop;
  world = {
    store: database.store,
    studies: new Map([['regions', study]]),
    now: () => new Date(),
    randomBytes,
    keys: keysFrom(randomBytes(32)),
  };
  await loadStudy(world, study, true);
});
after(() => drop());

async function answerFrom(region: string, people: number): Promise<void> {
  for (let person = 0; person < people; person += 1) {
    const started = await startInterview(world, { studyId: 'regions', consents: true, mode: 'web' });
    assert.ok('token' in started);
    await recordAnswer(world, { token: started.token, questionId: 'region', fields: { region }, mode: 'web' });
  }
}

async function monitor(): Promise<Monitor> {
  const read = await readMonitor(world, LEAD, 'regions');
  assert.ok('progress' in read);
  return read;
}

test('simulated people are counted by region, beside a zero of real ones, while nobody real is there', async () => {
  assert.deepEqual((await monitor()).regions, [
    { label: 'London', real: 0, simulated: 0 },
    { label: 'South East', real: 0, simulated: 0 },
    { label: 'East', real: 0, simulated: 30 },
  ]);
});

test('the first real person does not show among the simulated', async () => {
  await answerFrom('east', 1);
  const { regions } = await monitor();
  assert.deepEqual(
    regions?.map(({ real, simulated }) => [real, simulated]),
    [
      [null, 0],
      [null, 0],
      [null, 30],
    ],
  );
});

test('a small region is withheld, and with it the one that would give it away', async () => {
  await answerFrom('london', 4);
  await answerFrom('south_east', 11);
  await answerFrom('east', 11);
  const { regions, progress } = await monitor();
  assert.equal(progress.started - progress.simulated, 27);
  assert.deepEqual(
    regions?.map(({ real }) => real),
    [null, null, 12],
  );
});

test('regions are shown when all have ten people or more', async () => {
  await answerFrom('london', 6);
  const { regions } = await monitor();
  assert.deepEqual(
    regions?.map(({ real }) => real),
    [10, 11, 12],
  );
});

test('a study that is not there has no monitor', async () => {
  const read = await readMonitor(world, LEAD, 'other');
  assert.equal('refused' in read && read.refused, 'no-such-study');
});
