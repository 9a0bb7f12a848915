import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEAD, listStudy, listWorld } from './fixtures/list-study.ts';
import { HEAD, uploading } from './fixtures/uploading.ts';
import { keepStaffList } from './keep-staff-list.ts';
import { settleStaffLists } from './settle-staff-lists.ts';

const { world, rows } = listWorld([listStudy(), listStudy('second')]);
const { checked, seen, kept } = uploading(world);

test('keeping writes people to the contacts and cases to fieldwork, with the sample typed, and the file is gone', async () => {
  const { listId } = await kept(`${HEAD}Ivy Lee,ivy@leeds.example.org,0113 496 0123,Leeds,Social worker\n`);
  const people = await rows<{ pseudonym: string; authority_code: string }>(
    'contacts',
    'SELECT pseudonym, authority_code FROM contacts.person WHERE list_id = $1',
    [listId],
  );
  assert.deepEqual(
    people.map(({ authority_code }) => authority_code),
    ['E08000035'],
  );
  const cases = await rows<Record<string, unknown>>(
    'fieldwork',
    `SELECT r.sample, c.has_email, c.has_phone, c.released_at, c.batch_id, c.source
     FROM fieldwork.case_file c JOIN answers.respondent r USING (pseudonym) WHERE pseudonym = $1`,
    [people[0]!.pseudonym],
  );
  const value = (text: string) => ({ state: 'answered', value: text });
  assert.deepEqual(cases, [
    {
      sample: { authority: value('Leeds'), link: value('personal'), grade: value('social_worker') },
      has_email: true,
      has_phone: true,
      released_at: null,
      batch_id: null,
      source: 'list',
    },
  ]);
  const parts = await rows(
    'contacts',
    "SELECT 1 FROM contacts.staff_list_part WHERE list_id = $1 AND kind <> 'faults'",
    [listId],
  );
  assert.equal(parts.length, 0);
});

/** The world as it is when its server dies at the nth transaction: before its work, or after it was kept. */
function dying(at: number, when: 'before' | 'after') {
  const whole = world();
  let number = 0;
  const transaction: typeof whole.store.transaction = async (role, work) => {
    number += 1;
    if (number > at || (number === at && when === 'before')) throw new Error('the server was killed here');
    const done = await whole.store.transaction(role, work);
    if (number >= at) throw new Error('the server was killed here');
    return done;
  };
  return { ...whole, store: { ...whole.store, transaction } };
}

test('whichever transaction a crash stops, everybody is there or nobody can be contacted, and keeping again ends it once', async () => {
  const stops = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((at) => [
    { at, when: 'before' as const },
    { at, when: 'after' as const },
  ]);
  const states = new Set<string>();
  for (const { at, when } of stops) {
    const name = `${when}${at}`;
    const list = await checked(
      `${HEAD}Jo ${when},${name}a@leeds.example.org,,Leeds,Manager\nKim,${name}b@leeds.example.org,,Leeds,Manager\n`,
    );
    const started = keepStaffList(dying(at, when), LEAD, list);
    await started.then(async (begun) => 'finished' in begun && (await begun.finished)).catch(() => null);
    const { state } = (await seen(list)).list;
    states.add(state);
    assert.ok([0, 2].includes(await casesOfList(list.listId)), name);
    // The worker makes the cases of people who are kept; whatever else is left, somebody goes on with.
    if (state === 'people_kept' && when === 'after') await settleStaffLists(world());
    else await finishKeeping(list);
    assert.equal((await seen(list)).list.state, 'kept', name);
    assert.equal(await casesOfList(list.listId), 2, name);
  }
  assert.ok(states.has('keeping') && states.has('people_kept') && states.has('kept'), [...states].join());
});

async function finishKeeping(list: { studyId: string; listId: string }): Promise<void> {
  const again = await keepStaffList(world(), LEAD, list);
  assert.ok('finished' in again);
  await again.finished;
}

async function casesOfList(listId: string): Promise<number> {
  const people = await rows<{ pseudonym: string }>(
    'contacts',
    'SELECT pseudonym FROM contacts.person WHERE list_id = $1',
    [listId],
  );
  const cases = await rows('fieldwork', 'SELECT 1 FROM fieldwork.case_file WHERE pseudonym = ANY($1)', [
    people.map((one) => one.pseudonym),
  ]);
  return cases.length;
}

test('two people who keep one list at once keep everybody once', async () => {
  const at = await checked(`${HEAD}Tom Urn,tom@leeds.example.org,,Leeds,Manager\n`);
  const both = await Promise.all([keepStaffList(world(), LEAD, at), keepStaffList(world(), LEAD, at)]);
  await Promise.all(both.map((one) => 'finished' in one && one.finished));
  assert.equal((await rows('contacts', 'SELECT 1 FROM contacts.person WHERE list_id = $1', [at.listId])).length, 1);
  assert.equal((await seen(at)).list.state, 'kept');
});

test('one person on two lists that are kept at once is kept once', async () => {
  const one = await checked(`${HEAD}Una Vye,una@leeds.example.org,,Leeds,Manager\n`);
  const other = await checked(`${HEAD}Una Vye,una@leeds.example.org,,Leeds,Manager\n`);
  const both = await Promise.all([keepStaffList(world(), LEAD, one), keepStaffList(world(), LEAD, other)]);
  await Promise.all(both.map((each) => 'finished' in each && each.finished));
  const people = await rows('contacts', 'SELECT 1 FROM contacts.person WHERE list_id IN ($1, $2)', [
    one.listId,
    other.listId,
  ]);
  assert.equal(people.length, 1);
});

test('more lists than there are connections can be kept at once', async () => {
  const lists = [];
  for (let at = 0; at < 15; at += 1) lists.push(await checked(`${HEAD}P,many${at}@leeds.example.org,,Leeds,Manager\n`));
  await Promise.all(lists.map((list) => finishKeeping(list)));
  for (const list of lists) assert.equal(await casesOfList(list.listId), 1);
});
