import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { testDatabase } from '@earshot/testing';
import type { Viewer } from '../access/permissions.ts';
import { openDetails } from '../contacts/contact-details.ts';
import { keysFrom } from '../contacts/keys.ts';
import { readMonitor } from '../monitor/read-monitor.ts';
import { type Outcomes, readOutcomes } from '../outcomes/read-outcomes.ts';
import { loadStudy } from '../studies/load-study.ts';
import { readStudy } from '../studies/read-study.ts';
import { studyFolder } from '../studies/study-folders.ts';
import type { World } from '../world.ts';

const LEAD: Viewer = { accountId: randomUUID(), name: 'Lead', role: 'study_lead', authorityCode: null };
const ANALYST: Viewer = { ...LEAD, role: 'analyst' };
const INTERVIEWER: Viewer = { ...LEAD, role: 'interviewer' };
const checkout = path.join(import.meta.dirname, '../../../..');
const { study } = readStudy(studyFolder(path.join(checkout, 'surveys/second-wave')));
assert.ok(study);
const NOW = new Date('2026-11-20T15:00:00Z');

let world: World;
let drop: () => Promise<void>;
let simulated: number;
before(async () => {
  const database = await testDatabase();
  drop = database.drop;
  const studies = new Map([[study.id, study]]);
  world = { store: database.store, studies, now: () => NOW, randomBytes, keys: keysFrom(randomBytes(32)) };
  ({ simulated } = await loadStudy(world, study, true));
});
after(() => drop());

async function outcomes(viewer = LEAD): Promise<Outcomes> {
  const read = await readOutcomes(world, viewer, { studyId: study!.id, wanted: 'field_team' });
  assert.ok('tables' in read, JSON.stringify(read));
  return read;
}
const figure = (read: Outcomes, table: string, row: string, column = 0) => {
  const found = read.tables.find(({ id }) => id === table)!;
  const cell = found.cells[found.rows.findIndex(({ id }) => id === row)]?.[column];
  return cell?.kind === 'figure' ? cell.value : cell?.kind;
};

test('a study with fieldwork starts with as many simulated people who finished as its simulation says', async () => {
  const read = await readMonitor(world, LEAD, study.id);
  assert.ok('progress' in read);
  const { progress, fieldwork } = read;
  assert.equal(progress.finished, study.leanings!.people);
  assert.equal(progress.simulated, progress.started);
  const { online, telephone, openLink } = fieldwork!.counts!;
  assert.equal(online + telephone + openLink, progress.finished);
  assert.ok(simulated > progress.started);
});

test('starting again adds nobody', async () => {
  assert.deepEqual(await loadStudy(world, study, true), { simulated: 0 });
});

test('tables of one study agree, and say that everybody is simulated', async () => {
  const read = await outcomes();
  assert.equal(read.simulated, read.cases);
  for (const table of read.tables) assert.deepEqual(table.simulated, { rows: read.cases, of: read.cases });
  const [online, telephone] = [
    figure(read, 'response_by_mode', 'online'),
    figure(read, 'response_by_mode', 'telephone'),
  ];
  assert.ok((online as number) > 100 && (telephone as number) > 100);
  assert.equal(figure(read, 'response_by_area', 'overall'), online);
  assert.equal(figure(read, 'telephone_outcomes', 'completed'), telephone);
  assert.equal(figure(read, 'outcomes', 'complete'), (online as number) + (telephone as number));
  assert.equal(figure(read, 'outcomes', 'sampled'), figure(read, 'response_by_mode', 'starting'));
  assert.ok(read.temporary! > 0, 'fieldwork is still open');
});

test('whoever has moved or left and answered is told apart, and everybody drawn from the panel is in one row', async () => {
  const read = await outcomes();
  const panel = read.tables.find(({ id }) => id === 'panel')!;
  const rows = panel.rows.map(({ id }) => id).slice(2);
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + (figure(read, 'panel', id) as number), 0);
  assert.equal(sum(rows), figure(read, 'panel', 'drawn'));
  assert.equal(figure(read, 'panel', 'drawn'), figure(read, 'outcomes', 'sampled'));
  const answered = rows.filter((id) => id.startsWith('where.'));
  assert.equal(sum(answered), figure(read, 'outcomes', 'complete'));
  assert.equal(figure(read, 'panel', 'where.not_said'), 0, 'simulated people say what they do');
  for (const id of ['where.same', 'where.moved', 'where.left_authorities', 'said_to_have_left'])
    assert.ok((figure(read, 'panel', id) as number) > 0, id);
});

test('open-link answers have a rate in the authority that stated its people, and none in the one that did not', async () => {
  const read = await outcomes();
  assert.equal(figure(read, 'response_with_open_link', 'region.south_east', 10), 120);
  assert.equal(figure(read, 'response_with_open_link', 'region.north_west', 10), 'symbol');
});

test('an analyst sees no count of a few people, whatever they ask for, and no interviewer sees outcomes', async () => {
  const { audience, tables } = await outcomes(ANALYST);
  assert.equal(audience, 'beyond');
  const breakdowns = tables.filter(({ id }) => id === 'telephone_outcomes' || id === 'outcomes');
  for (const { cells } of breakdowns) {
    for (const [first] of cells) assert.ok(first!.kind !== 'figure' || first!.value === 0 || first!.value >= 10);
  }
  const refused = await readOutcomes(world, INTERVIEWER, { studyId: study.id, wanted: 'beyond' });
  assert.equal('refused' in refused && refused.refused, 'not-permitted');
});

test('after the close every outcome is final', async () => {
  const later = { ...world, now: () => new Date('2027-02-01T12:00:00Z') };
  const read = await readOutcomes(later, LEAD, { studyId: study.id, wanted: 'field_team' });
  assert.ok('tables' in read);
  assert.equal(read.temporary, 0);
});

test('the groups that were made less willing are found to be under-covered, with what can be done', async () => {
  const read = await readMonitor(world, LEAD, study.id);
  assert.ok('progress' in read);
  const regions = read.fieldwork!.groups.find(({ id }) => id === 'region')!;
  const london = regions.under.find(({ label }) => label === 'London');
  assert.equal(london?.under, 'rate');
  assert.match(london!.advice.join(' '), /can still be contacted/);
  const analyst = await readMonitor(world, ANALYST, study.id);
  assert.ok('progress' in analyst && analyst.audit === null);
  assert.ok(analyst.fieldwork!.groups.every(({ under }) => under.length === 0));
});

test('simulated people have names that say so, addresses at example.org and numbers that are nobody’s', async () => {
  const people = await world.store.transaction('contacts', (queries) =>
    queries.query<{ pseudonym: string; sealed: Uint8Array }>('SELECT pseudonym, sealed FROM contacts.person'),
  );
  assert.ok(people.length > 600);
  for (const person of people) {
    const { name, email, phone } = openDetails(world.keys, person);
    assert.match(name, /^Simulated Person \d+$/);
    assert.ok(email === null || email.endsWith('@example.org'));
    assert.ok(phone === null || /^(01632 960|01\d{2} 496 0|020 7946 0)\d{3}$/.test(phone), String(phone));
  }
});

test('the monitor and the outcomes of one moment count the same; an analyst’s has nothing from which the withheld follows', async () => {
  const [team, read] = [await readMonitor(world, LEAD, study.id), await outcomes()];
  assert.ok('progress' in team);
  const { counts, released, groups } = team.fieldwork!;
  assert.equal(released, figure(read, 'outcomes', 'sampled'));
  assert.equal(counts!.online, figure(read, 'response_by_mode', 'online'));
  assert.equal(counts!.telephone, figure(read, 'response_by_mode', 'telephone'));
  assert.ok(groups.some(({ id }) => id === 'authority') && team.byDay);

  const analyst = await readMonitor(world, ANALYST, study.id);
  assert.ok('progress' in analyst);
  assert.equal(analyst.fieldwork!.counts, null);
  assert.deepEqual(
    [analyst.progress.finished, analyst.progress.withdrawn, analyst.byHour, analyst.byDay],
    [null, null, null, null],
  );
  assert.deepEqual(
    analyst.fieldwork!.groups.map(({ id }) => id),
    ['role_before', 'paid_before'],
  );
  for (const { table } of analyst.fieldwork!.groups) {
    const asked = table.cells.map(([cell]) => (cell?.kind === 'figure' ? cell.value : 0));
    assert.equal(
      asked.reduce((sum, count) => sum + count, 0),
      released,
      'everybody is in a row',
    );
  }
});
