import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockStudy } from '@earshot/store';
import { checkStaffList } from './check-staff-list.ts';
import { BRISTOL, LEAD, listWorld } from './fixtures/list-study.ts';
import { keepStaffList } from './keep-staff-list.ts';
import { staffList } from './staff-lists.ts';
import { stopKeeping } from './stop-keeping.ts';
import { uploadStaffList } from './upload-staff-list.ts';

const { world, rows, setNow } = listWorld();

/** A list that has been checked, of so many people whose addresses begin with the name. */
async function checked(name: string, people: number) {
  const lines = Array.from({ length: people }, (_, at) => `Ash Elm,${name}${at}@leeds.example.org,Leeds,Manager`);
  const bytes = Buffer.from(`Name,Email,Authority,Job grade\n${lines.join('\n')}\n`);
  const list = { studyId: 'lists', authorityCode: null, source: 'list', fileName: 'staff.csv', bytes } as const;
  const taken = await uploadStaffList(world(), LEAD, list);
  assert.ok('listId' in taken);
  const at = { studyId: 'lists', listId: taken.listId };
  const uses = ['name', 'email', 'authority', 'grade'];
  const started = await checkStaffList(world(), LEAD, { ...at, uses });
  assert.ok('finished' in started);
  await started.finished;
  return at;
}

async function seen(at: { studyId: string; listId: string }) {
  const found = await staffList(world(), LEAD, at);
  assert.ok('list' in found);
  return found.list;
}

const peopleOf = (listId: string) =>
  rows<{ pseudonym: string }>('contacts', 'SELECT pseudonym FROM contacts.person WHERE list_id = $1', [listId]);

/** Begins to keep a list, and holds it up before its first row while something else is done. */
async function keptWhile(at: { studyId: string; listId: string }, meanwhile: () => Promise<unknown>) {
  const keeping = await world().store.transaction('contacts', async (queries) => {
    await lockStudy(queries, at.studyId);
    const begun = await keepStaffList(world(), LEAD, at);
    assert.ok('finished' in begun);
    await meanwhile();
    return begun;
  });
  await keeping.finished;
}

test('the share of a list that is checked, and how far its keeping is, end at the whole', async () => {
  const at = await checked('ann', 4500);
  assert.deepEqual([(await seen(at)).shareDone, (await seen(at)).keeping], [1, null]);
  await keptWhile(at, async () => {
    const { state, keeping } = await seen(at);
    assert.deepEqual([state, keeping], ['keeping', { state: 'going', done: 0, whole: 9000, stopAsked: false }]);
  });
  const { state, keeping } = await seen(at);
  assert.deepEqual([state, keeping], ['kept', { state: 'done', done: 9000, whole: 9000, stopAsked: false }]);
  assert.equal((await peopleOf(at.listId)).length, 4500);
});

test('keeping that is stopped keeps nobody, and the list can be kept afterwards', async () => {
  const at = await checked('bob', 3);
  await keptWhile(at, () => stopKeeping(world(), LEAD, at));
  const { state, keeping, interrupted } = await seen(at);
  assert.deepEqual([state, keeping?.state, interrupted], ['checked', 'stopped', false]);
  assert.deepEqual(await peopleOf(at.listId), []);
  await keptWhile(at, async () => {});
  assert.equal((await seen(at)).state, 'kept');
  assert.equal((await peopleOf(at.listId)).length, 3);
  const late = await stopKeeping(world(), LEAD, at);
  assert.equal('refused' in late && late.refused, 'people-kept');
});

test('whoever keeps a list at the same moment is stopped with it', async () => {
  const at = await checked('cat', 3);
  let other: Promise<unknown> = Promise.resolve();
  await keptWhile(at, async () => {
    await stopKeeping(world(), LEAD, at);
    other = keepStaffList(world(), LEAD, at).then(async (begun) => {
      if ('finished' in begun) await begun.finished;
    });
  });
  await other;
  const { state } = await seen(at);
  // The other one was stopped too, or began anew after the stop; never is the list kept in part.
  assert.equal((await peopleOf(at.listId)).length, state === 'kept' ? 3 : 0);
  assert.ok(['checked', 'kept'].includes(state), state);
});

test('a server that stops keeps nobody of a list that it has not done with', async () => {
  const at = await checked('dee', 3);
  const begun = await keepStaffList(world(), LEAD, { ...at, stopping: AbortSignal.abort() });
  assert.ok('finished' in begun);
  await begun.finished;
  assert.equal((await seen(at)).state, 'checked');
  assert.deepEqual(await peopleOf(at.listId), []);
});

test('keeping that has said nothing for a minute counts as interrupted, and one that goes on does not', async () => {
  const at = await checked('eve', 3);
  await keptWhile(at, async () => {
    assert.equal((await seen(at)).interrupted, false);
    setNow('2026-09-21T09:01:01Z');
    assert.equal((await seen(at)).interrupted, true);
    setNow('2026-09-21T09:00:00Z');
  });
  assert.equal((await seen(at)).state, 'kept');
});

test('nobody stops the list of another authority', async () => {
  const at = await checked('flo', 1);
  const refused = await stopKeeping(world(), BRISTOL, at);
  assert.equal('refused' in refused && refused.refused, 'no-such-list');
});
