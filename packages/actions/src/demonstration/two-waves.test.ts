import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { testDatabase } from '@earshot/testing';
import type { Viewer } from '../access/permissions.ts';
import { openDetails } from '../contacts/contact-details.ts';
import { keysFrom } from '../contacts/keys.ts';
import { type Outcomes, outcomesFor } from '../outcomes/read-outcomes.ts';
import { previewPanel } from '../panel/preview-panel.ts';
import { earlierFirst } from '../studies/earlier-first.ts';
import { loadStudy } from '../studies/load-study.ts';
import { readStudy } from '../studies/read-study.ts';
import { studyFolder } from '../studies/study-folders.ts';
import type { World } from '../world.ts';

const LEAD: Viewer = { accountId: randomUUID(), name: 'Lead', role: 'study_lead', authorityCode: null };
const checkout = path.join(import.meta.dirname, '../../../..');
const studies = new Map(
  ['second-wave', 'first-wave'].map((name) => {
    const { study } = readStudy(studyFolder(path.join(checkout, 'surveys', name)));
    // Fewer people than in the folders are enough here.
    return [name, { ...study!, leanings: { ...study!.leanings!, people: name === 'first-wave' ? 150 : 60 } }] as const;
  }),
);

let world: World;
let drop: () => Promise<void>;
before(async () => {
  const database = await testDatabase();
  drop = database.drop;
  const now = () => new Date('2026-11-20T15:00:00Z');
  world = { store: database.store, studies, now, randomBytes, keys: keysFrom(randomBytes(32)) };
  for (const study of earlierFirst([...studies.values()])) await loadStudy(world, study, true);
});
after(() => drop());

async function outcomes(studyId: string): Promise<Outcomes> {
  const read = await outcomesFor(world, studyId, 'field_team');
  assert.ok('tables' in read);
  return read;
}
function figure({ tables }: Outcomes, id: string, row: string): number {
  const table = tables.find((one) => one.id === id)!;
  const cell = table.cells[table.rows.findIndex((one) => one.id === row)]?.[0];
  assert.ok(cell?.kind === 'figure', `${id} ${row}`);
  return cell.value;
}

test('everybody whom the second wave samples answered the first in full and agreed to be asked again', async () => {
  const people = await world.store.transaction('fieldwork', (queries) =>
    queries.query<{ answered: boolean; agreed: boolean }>(
      `SELECT EXISTS (SELECT FROM answers.event e WHERE e.pseudonym = b.pseudonym AND e.kind = 'finished') AS answered,
         EXISTS (SELECT FROM fieldwork.consent s WHERE s.pseudonym = b.pseudonym AND purpose = 'next_wave' AND given) AS agreed
       FROM fieldwork.case_file c LEFT JOIN fieldwork.case_file b ON b.panel_id = c.panel_id AND b.study_id = 'first-wave'
       WHERE c.study_id = 'second-wave' AND c.source = 'panel'`,
    ),
  );
  assert.ok(people.length > 60);
  assert.ok(people.every(({ answered, agreed }) => answered && agreed));
});

test('the first wave is over, and its answers add up in the table from wave to wave', async () => {
  const [first, second] = [await outcomes('first-wave'), await outcomes('second-wave')];
  assert.equal(first.temporary, 0);
  assert.equal(figure(second, 'between_waves', 'earlier'), 150);
  assert.equal(
    figure(second, 'between_waves', 'completed') + figure(second, 'between_waves', 'missing'),
    figure(second, 'between_waves', 'earlier'),
  );
  assert.equal(figure(second, 'between_waves', 'completed'), figure(second, 'panel', 'answered'));
  assert.equal(second.simulated, second.cases);
});

test('the page of the panel finds them, with what they said before', async () => {
  const preview = await previewPanel(world, LEAD, 'second-wave');
  assert.ok('fates' in preview);
  const { fates, people, simulated } = preview;
  assert.equal(
    Object.values(fates).reduce((sum, count) => sum + count, 0),
    people,
  );
  assert.equal(simulated, people);
  assert.equal(fates.drawn, figure(await outcomes('second-wave'), 'panel', 'drawn'));
  const sampled = await world.store.transaction('fieldwork', (queries) =>
    queries.query<{ role: string | null }>(
      `SELECT r.sample #>> '{role_before,state}' AS role FROM answers.respondent r JOIN fieldwork.case_file c USING (pseudonym)
       WHERE c.study_id = 'second-wave' AND c.source = 'panel'`,
    ),
  );
  assert.ok(sampled.filter(({ role }) => role === 'answered').length > 50);
});

test('a simulated person has the same name in both waves', async () => {
  const pairs = await world.store.transaction('fieldwork', (queries) =>
    queries.query<{ before: string; now: string }>(
      `SELECT b.pseudonym AS before, c.pseudonym AS now FROM fieldwork.case_file c
         JOIN fieldwork.case_file b ON b.panel_id = c.panel_id AND b.study_id = 'first-wave'
       WHERE c.study_id = 'second-wave' AND c.source = 'panel'`,
    ),
  );
  const people = await world.store.transaction('contacts', (queries) =>
    queries.query<{ pseudonym: string; sealed: Uint8Array }>('SELECT pseudonym, sealed FROM contacts.person'),
  );
  const names = new Map(people.map((person) => [person.pseudonym, openDetails(world.keys, person).name]));
  for (const { before, now } of pairs) assert.equal(names.get(now), names.get(before));
  assert.equal(new Set(pairs.map(({ now }) => names.get(now))).size, pairs.length);
});

test('a wave is loaded after the one that it draws from, and a circle is no obstacle', () => {
  const wave = (id: string, from: string | null) => ({ id, fieldwork: from === null ? null : { panel: { from } } });
  const order = (...waves: ReturnType<typeof wave>[]) => earlierFirst(waves).map(({ id }) => id);
  assert.deepEqual(order(wave('c', 'b'), wave('a', null), wave('b', 'a')), ['a', 'b', 'c']);
  assert.deepEqual(order(wave('x', 'y'), wave('y', 'x')), ['y', 'x']);
  assert.deepEqual(order(wave('x', 'nowhere'), wave('y', null)), ['x', 'y']);
});
