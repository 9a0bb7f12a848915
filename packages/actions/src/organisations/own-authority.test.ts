import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { appendEvents, insertCases, insertOrganisations, insertRespondents } from '@earshot/store';
import { testDatabase } from '@earshot/testing';
import type { Viewer } from '../access/permissions.ts';
import { fieldworkWorld } from '../releases/fixtures/fieldwork-study.ts';
import type { World } from '../world.ts';
import { readOwnAuthority } from './own-authority.ts';

const studyId = 'small';
const at = new Date('2026-03-02T10:00:00Z');
let world: World;
let drop: () => Promise<void>;
before(async () => {
  const database = await testDatabase();
  drop = database.drop;
  world = await fieldworkWorld(database.store);
});
after(() => drop());

/** An authority whose staff list has so many people, of whom so many have sent their answers. */
async function finishedOf(authorityCode: string, asked: number, sent: number): Promise<number | null> {
  await world.store.transaction('fieldwork', (queries) =>
    insertOrganisations(queries, [
      { studyId, authorityCode, name: authorityCode, region: null, rating: null, openCode: null },
    ]),
  );
  const people = Array.from({ length: asked }, () => ({ pseudonym: randomUUID(), studyId, createdAt: at }));
  await world.store.transaction('answering', async (queries) => {
    await insertRespondents(
      queries,
      people.map((one) => ({ ...one, tokenHash: null, simulated: true, sample: {} })),
    );
    await insertCases(
      queries,
      people.map((one) => {
        const reach = { batchId: null, hasEmail: true, hasPhone: false, linkNumber: 1, releasedAt: at };
        return { ...one, ...reach, panelId: randomUUID(), source: 'list' as const, authorityCode };
      }),
    );
    const finished = { kind: 'finished', mode: 'web', at, detail: { outcome: 'completed' } } as const;
    await appendEvents(
      queries,
      people.slice(0, sent).map(({ pseudonym }) => ({ pseudonym, ...finished })),
    );
  });
  const contact: Viewer = { accountId: randomUUID(), name: 'Bo', role: 'authority_contact', authorityCode };
  const read = await readOwnAuthority(world, contact, { studyId, authorityCode });
  assert.ok(!('refused' in read));
  return read.finished;
}

test('an authority is told how many have answered only where few are on neither side', async () => {
  assert.equal(await finishedOf('E06000001', 40, 12), 12);
  assert.equal(await finishedOf('E06000002', 40, 9), null, 'fewer than ten have answered');
  assert.equal(await finishedOf('E06000003', 40, 38), null, 'the two who have not could be asked why');
  assert.equal(await finishedOf('E06000004', 40, 40), null, 'everybody would be known to have taken part');
});
