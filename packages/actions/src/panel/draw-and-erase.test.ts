import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Viewer } from '../access/permissions.ts';
import { erasePeople } from '../rights/erase-person.ts';
import { openRequest } from '../rights/requests.ts';
import { LEAD } from '../sample/fixtures/list-study.ts';
import { drawPanel } from './draw-panel.ts';
import { type Someone, twoWaves } from './fixtures/two-waves.ts';

const { world, rows, someone } = twoWaves();
const OFFICER: Viewer = { ...LEAD, role: 'data_officer' };
const ROUNDS = 40;

/** Somebody who completed the first wave and agreed to be asked again. */
async function agreed(name: string): Promise<Someone> {
  const one = await someone(name);
  const whose = [one.pseudonym, world().now()];
  await rows(
    'fieldwork',
    `INSERT INTO fieldwork.consent (pseudonym, study_id, purpose, given, text, text_sha256, mode, at)
     VALUES ($1, 'lists', 'next_wave', true, 'Again?', 'x', 'web', $2)`,
    whose,
  );
  await rows(
    'answering',
    `INSERT INTO answers.event (pseudonym, kind, mode, at)
     VALUES ($1, 'consented', 'web', $2), ($1, 'finished', 'web', $2)`,
    whose,
  );
  return one;
}

async function erased(pseudonym: string): Promise<void> {
  const asked = { kind: 'erasure', pseudonym, askedBy: 'person', receivedOn: '2026-09-20' } as const;
  const request = await openRequest(world(), OFFICER, asked);
  assert.ok('requestId' in request, JSON.stringify(request));
  const certificate = await erasePeople(world(), OFFICER, request.requestId);
  assert.ok('sha256' in certificate, JSON.stringify(certificate));
}

test('whoever is erased while the next wave is drawn is in no wave afterwards, whichever comes first', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { pseudonym } = await agreed(`round${round}`);
    const drawing = sleep(round % 5).then(() => drawPanel(world(), LEAD, 'later'));
    await Promise.all([drawing, sleep((round * 7) % 30).then(() => erased(pseudonym))]);
    for (const [role, table] of [
      ['contacts', 'contacts.person'],
      ['fieldwork', 'fieldwork.case_file'],
      ['fieldwork', 'answers.respondent'],
    ] as const) {
      assert.deepEqual(await rows(role, `SELECT pseudonym FROM ${table}`), [], `round ${round}: ${table}`);
    }
  }
});
