import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { insertCases, insertPeople, insertRespondents } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { drawPseudonym } from '../answering/pseudonym.ts';
import { sealDetails } from '../contacts/contact-details.ts';
import { erasePeople } from '../rights/erase-person.ts';
import { openRequest } from '../rights/requests.ts';
import { LEAD, listStudy, listWorld } from '../sample/fixtures/list-study.ts';
import { drawPanel } from './draw-panel.ts';

const LATER = {
  'fieldwork.yml': `
protocol:
  - {id: invitation, kind: mail, day: 0, subject: Hello, text: "{link}"}
  - {id: close, kind: close, day: 30}
outcomes: {eligibility: known}
panel: {from: lists, feed_forward: {role_before: role}}`,
  'questionnaire.yml': `
title: Later
sample:
  role_before: {kind: single, label: Role before, categories: {frontline: Frontline, left: Left}}
blocks:
  - id: all
    title: All
    questions:
      - {id: role, kind: single, label: Role, text: Your role?, options: {frontline: Frontline, left: Left}}`,
};
const { world, rows } = listWorld([listStudy(), listStudy('later', LATER)]);
const OFFICER: Viewer = { ...LEAD, role: 'data_officer' };
const ROUNDS = 40;

/** Somebody who completed the first wave and agreed to be asked again. */
async function agreed(name: string): Promise<{ pseudonym: string; panelId: string }> {
  const { randomBytes, store } = world();
  const [pseudonym, panelId] = [drawPseudonym(randomBytes), drawPseudonym(randomBytes)];
  const createdAt = world().now();
  const common = { pseudonym, studyId: 'lists', authorityCode: 'E08000035', source: 'list' as const, createdAt };
  const sealed = sealDetails(world(), pseudonym, { name, email: `${name}@leeds.example.org`, phone: null });
  await store.transaction('fieldwork', async (queries) => {
    await insertRespondents(queries, [{ ...common, simulated: false, sample: {}, tokenHash: null }]);
    const waits = { panelId, batchId: null, hasEmail: true, hasPhone: false, linkNumber: 1, releasedAt: createdAt };
    await insertCases(queries, [{ ...common, ...waits }]);
    await queries.query(
      `INSERT INTO fieldwork.consent (pseudonym, study_id, purpose, given, text, text_sha256, mode, at)
       VALUES ($1, 'lists', 'next_wave', true, 'Again?', 'x', 'web', $2)`,
      [pseudonym, createdAt],
    );
  });
  await store.transaction('answering', (queries) =>
    queries.query(
      `INSERT INTO answers.event (pseudonym, kind, mode, at)
       VALUES ($1, 'consented', 'web', $2), ($1, 'finished', 'web', $2)`,
      [pseudonym, createdAt],
    ),
  );
  await store.transaction('contacts', (queries) =>
    insertPeople(queries, [{ ...common, ...sealed, changedAt: createdAt }]),
  );
  return { pseudonym, panelId };
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
