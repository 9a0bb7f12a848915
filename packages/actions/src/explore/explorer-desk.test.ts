import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import type { Exploration } from '@earshot/tables';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import type { Viewer } from '../access/permissions.ts';
import { finishInterview } from '../answering/finish-interview.ts';
import { recordAnswer } from '../answering/record-answer.ts';
import { startInterview } from '../answering/start-interview.ts';
import { withdrawInterview } from '../answering/withdraw-interview.ts';
import { keysFrom } from '../contacts/keys.ts';
import { loadStudy } from '../studies/load-study.ts';
import { readStudy } from '../studies/read-study.ts';
import type { World } from '../world.ts';
import { type ExplorerDesk, explorerDesk } from './explorer-desk.ts';

const FILES: Readonly<Record<string, string>> = {
  'study.yml':
    'title: A study\nsummary: S\norganisation: A team\ncontact: team@example.org\nwelcome: Hello\nconsent: Yes\nthanks: Thanks',
  'questionnaire.yml':
    'title: A study\nblocks: [{id: all, title: All, questions: [{id: valued, kind: single, text: Valued?, options: {agree: Agree, disagree: Disagree}}]}]',
  'tables.yml': 'title: T\nsource: S\ntables: [{id: valued, title: Valued, items: [valued]}]',
  'report.md': '# Report',
};
const { study } = readStudy({ id: 'explored', name: (file) => file, read: (file) => FILES[file] ?? null });
const ANALYST: Viewer = {
  accountId: '7e7bb3a1-0000-4000-8000-000000000001',
  name: 'A',
  role: 'analyst',
  authorityCode: null,
};
const ASKED: Exploration = { items: ['valued'], breaks: [], filters: [], people: { weight: null }, show: 'shares' };

interface Ready {
  readonly database: TestDatabase;
  readonly world: World;
  readonly desk: ExplorerDesk;
  readonly clock: { now: number };
}

let made: Promise<Ready> | undefined;
function ready(): Promise<Ready> {
  made ??= (async () => {
    const database = await testDatabase();
    const clock = { now: Date.parse('2026-10-05T09:00:00Z') };
    const studies = new Map([[study!.id, study!]]);
    const keys = keysFrom(randomBytes(32));
    const world: World = { store: database.store, studies, now: () => new Date(clock.now), randomBytes, keys };
    await loadStudy(world, study!, false);
    const desk = explorerDesk(world, () => assert.fail('the study is not linked to the census'));
    return { database, world, desk, clock };
  })();
  return made;
}
after(async () => {
  const { database, desk } = await ready();
  await desk.close();
  await database.drop();
});

/** So many people answer, and send their answers. Returns the tokens of their links. */
async function answer(count: number): Promise<string[]> {
  const { world } = await ready();
  const tokens: string[] = [];
  for (let person = 0; person < count; person += 1) {
    const started = await startInterview(world, { studyId: study!.id, consents: true, mode: 'web' });
    assert.ok('token' in started);
    const { token } = started;
    const page = { token, questionId: 'valued', fields: { valued: 'agree' }, mode: 'web' } as const;
    assert.ok('next' in (await recordAnswer(world, page)));
    await finishInterview(world, token, 'web');
    tokens.push(token);
  }
  return tokens;
}

/** How many people the explorer counts a while later, once it has read them. */
async function counted(asked: Exploration | null = ASKED): Promise<number> {
  const { desk, clock } = await ready();
  clock.now += 10_000;
  const question = { studyId: study!.id, earlierId: null, asked, address: 'q=valued' };
  for (let time = 0; time < 50; time += 1) {
    const found = await desk.read(ANALYST, question);
    if ('waves' in found) return found.waves[0]!.people;
    assert.ok('preparing' in found, JSON.stringify(found));
  }
  return assert.fail('the answers are never read');
}

test('answers are read anew when ten more people have sent theirs, and whoever withdraws is left out at once', async () => {
  const tokens = await answer(12);
  assert.equal(await counted(), 12);
  await answer(9);
  assert.equal(await counted(), 12, 'nine more would be the difference of two tables');
  await answer(1);
  // The newer answers are read beside those that are shown meanwhile.
  let people = await counted();
  for (let time = 0; people === 12 && time < 200; time += 1) people = await counted();
  assert.equal(people, 22);
  await withdrawInterview((await ready()).world, tokens[0]!, 'web');
  assert.equal(await counted(), 21);
});

test('nobody explores without the right to, nor a study that is not there', async () => {
  const { desk } = await ready();
  const question = { studyId: study!.id, earlierId: null, asked: ASKED, address: '' };
  const refused = async (viewer: Viewer, studyId = study!.id) => {
    const found = await desk.read(viewer, { ...question, studyId });
    return 'refused' in found ? found.refused : null;
  };
  assert.equal(await refused({ ...ANALYST, role: 'field_manager' }), 'not-permitted');
  assert.equal(await refused(ANALYST, 'nothing'), 'no-such-study');
});
