import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addSuppression } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { emailIndex } from '../contacts/contact-details.ts';
import { checkStaffList, stopChecking } from './check-staff-list.ts';
import { BRISTOL, LEAD, listStudy, listWorld } from './fixtures/list-study.ts';
import { keepStaffList } from './keep-staff-list.ts';
import { removeStaffList } from './remove-staff-list.ts';
import { settleStaffLists } from './settle-staff-lists.ts';
import { staffList, staffListFaults, staffLists } from './staff-lists.ts';
import { uploadStaffList } from './upload-staff-list.ts';

const { world, rows, setNow } = listWorld([listStudy(), listStudy('second')]);

interface Upload {
  readonly viewer?: Viewer;
  readonly studyId?: string;
  readonly authorityCode?: string | null;
  readonly source?: 'list' | 'booster';
}

async function upload(
  text: string,
  { viewer = LEAD, studyId = 'lists', authorityCode = null, source = 'list' }: Upload = {},
) {
  const bytes = Buffer.from(text);
  const taken = await uploadStaffList(world(), viewer, {
    studyId,
    authorityCode,
    source,
    fileName: 'staff.csv',
    bytes,
  });
  assert.ok('listId' in taken, JSON.stringify(taken));
  return { studyId, listId: taken.listId };
}

async function checked(text: string, wish: Upload = {}) {
  const viewer = wish.viewer ?? LEAD;
  const at = await upload(text, wish);
  const found = await staffList(world(), viewer, at);
  assert.ok('list' in found);
  const started = await checkStaffList(world(), viewer, { ...at, uses: found.list.uses });
  assert.ok('finished' in started, JSON.stringify(started));
  await started.finished;
  return { ...at, ...(await seen(at, viewer)) };
}

async function seen(at: { studyId: string; listId: string }, viewer: Viewer = LEAD) {
  const found = await staffList(world(), viewer, at);
  assert.ok('list' in found, JSON.stringify(found));
  const faults = await staffListFaults(world(), viewer, at);
  assert.ok('faults' in faults);
  return { list: found.list, faults: faults.faults };
}

async function kept(text: string, wish: Upload = {}) {
  const at = await checked(text, wish);
  const started = await keepStaffList(world(), wish.viewer ?? LEAD, at);
  assert.ok('finished' in started, JSON.stringify(started));
  await started.finished;
  return at;
}

const counted = (table: string, role: 'contacts' | 'fieldwork') =>
  rows<{ count: number }>(role, `SELECT count(*)::integer AS count FROM ${table}`).then(([row]) => row!.count);

const HEAD = 'Name,Email,Phone,Authority,Job grade\n';

test('a list is previewed with every fault by line, and nobody is kept', async () => {
  const before = await counted('contacts.person', 'contacts');
  const { list, faults } = await checked(
    `${HEAD}Ama Mensah,ama@bristol.example.org,0117 496 0123,Bristol City Council,Social worker
Bo Ek,bo@@bristol,7700 900123,Bristol,Manager
Cy Roe,=HYPERLINK("x"),,Bristol,Manager
Di Fox,AMA@bristol.example.org,,Leeds,Manager
Ed Orr,ed@leeds.example.org,,Narnia,Manager
Flo Day,flo@leeds.example.org,,Leeds,Other
Gil Hay,gil@leeds.example.org,,Leeds,Wizard
,hal@leeds.example.org,,Leeds,Manager\n`,
  );
  assert.deepEqual(
    faults.map(({ line, code, column }) => [line, code, column]),
    [
      [3, 'email-unusable', 'Email'],
      [3, 'phone-zero', 'Phone'],
      [4, 'formula', 'Email'],
      [5, 'twice-in-list', null],
      [6, 'authority-unknown', 'Authority'],
      [7, 'out-of-scope', null],
      [8, 'value-unknown', 'Job grade'],
      [8, 'out-of-scope', null],
      [9, 'name-missing', 'Name'],
    ],
  );
  assert.equal(list.state, 'checked');
  assert.deepEqual(list.counts, {
    rows: 8,
    kept: 2,
    withEmail: 1,
    withPhone: 2,
    leftOut: { formula: 1, 'twice-in-list': 1, 'authority-unknown': 1, 'out-of-scope': 2, 'name-missing': 1 },
    keptWithFault: { 'email-unusable': 1, 'phone-zero': 1 },
  });
  assert.equal(await counted('contacts.person', 'contacts'), before);
});

test('what waits in the database holds no name and no address', async () => {
  const { listId } = await upload(`${HEAD}Zebedee Quux,zebedee@bristol.example.org,,Bristol,Manager\n`);
  const held = await rows<{ text: string }>(
    'contacts',
    `SELECT l::text || coalesce(string_agg(encode(p.sealed, 'escape'), ''), '') AS text
     FROM contacts.staff_list l LEFT JOIN contacts.staff_list_part p USING (list_id) WHERE list_id = $1 GROUP BY l.*`,
    [listId],
  );
  assert.doesNotMatch(held[0]!.text, /zebedee|quux|staff\.csv/i);
});

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

test('whoever is in the study already is left out, with the same authority or another, and so is who wants no contact', async () => {
  await kept(`${HEAD}Lou Mo,lou@bristol.example.org,,Bristol,Manager\n`);
  await world().store.transaction('contacts', (queries) =>
    addSuppression(queries, {
      ...{ studyId: null, pseudonym: null, phoneIndex: null, reason: 'erased', channel: 'every' },
      emailIndex: emailIndex(world().keys, 'nel@leeds.example.org'),
      at: new Date(),
    }),
  );
  const { faults } = await checked(
    `${HEAD}Lou Mo,LOU@bristol.example.org,,Bristol,Manager
Lou Mo,Lou@Bristol.example.org,,Leeds,Manager
Nel Ox,nel@leeds.example.org,,Leeds,Manager\n`.replace(
      'Lou Mo,Lou@Bristol.example.org,,Leeds',
      'Ivy Lee,ivy@leeds.example.org,,Bristol',
    ),
  );
  assert.deepEqual(
    faults.map(({ line, code }) => [line, code]),
    [
      [2, 'known-here'],
      [3, 'known-elsewhere'],
      [4, 'suppressed'],
    ],
  );
});

test('an authority sees nothing in its preview that its own file does not say', async () => {
  const text = `${HEAD}Lou Mo,lou@bristol.example.org,,,Manager
Ivy Lee,ivy@leeds.example.org,,,Manager
Nel Ox,nel@leeds.example.org,,,Manager
New Person,new@bristol.example.org,,,Manager
Pat Leeds,pat@leeds.example.org,,Leeds,Manager\n`;
  const at = await checked(text, { viewer: BRISTOL });
  assert.equal(at.list.counts?.kept, 4);
  assert.deepEqual(
    at.faults.map(({ line, code }) => [line, code]),
    [[6, 'authority-other']],
  );
  const desk = await seen(at);
  assert.equal(desk.list.counts?.kept, 1);
  assert.equal(desk.faults.length, 4);
});

test('an authority reaches its own lists only; another’s is as one that is not there', async () => {
  const { listId, studyId } = await upload(`${HEAD}A B,a@leeds.example.org,,Leeds,Manager\n`);
  const none = { refused: 'no-such-list', sentence: 'There is no staff list at this address.' };
  const at = { studyId, listId };
  assert.deepEqual(await staffList(world(), BRISTOL, at), none);
  assert.deepEqual(await staffListFaults(world(), BRISTOL, at), none);
  assert.deepEqual(await checkStaffList(world(), BRISTOL, { ...at, uses: [] }), none);
  assert.deepEqual(await stopChecking(world(), BRISTOL, at), none);
  assert.deepEqual(await keepStaffList(world(), BRISTOL, at), none);
  assert.deepEqual(await removeStaffList(world(), BRISTOL, at), none);
  assert.deepEqual(await staffList(world(), BRISTOL, { studyId, listId: 'x' }), none);
  const analyst: Viewer = { ...LEAD, role: 'analyst' };
  assert.equal('refused' in (await staffLists(world(), analyst, studyId)), true);
});

test('a list is taken back whole while nobody of it is in a batch, and not after', async () => {
  const at = await kept(`${HEAD}Ray Sun,ray@leeds.example.org,,Leeds,Manager\n`);
  assert.deepEqual(await removeStaffList(world(), LEAD, at), { removed: 1 });
  assert.equal((await seen(at)).list.state, 'removed');
  assert.deepEqual(await rows('contacts', 'SELECT 1 FROM contacts.person WHERE list_id = $1', [at.listId]), []);
  const again = await kept(`${HEAD}Ray Sun,ray@leeds.example.org,,Leeds,Manager\n`);
  const [person] = await rows<{ pseudonym: string }>(
    'contacts',
    'SELECT pseudonym FROM contacts.person WHERE list_id = $1',
    [again.listId],
  );
  await rows('fieldwork', 'UPDATE fieldwork.case_file SET released_at = now() WHERE pseudonym = $1', [
    person!.pseudonym,
  ]);
  const refused = await removeStaffList(world(), LEAD, again);
  assert.equal('refused' in refused && refused.refused, 'released');
  assert.equal((await seen(again)).list.state, 'kept');
});

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

test('new entrants are those who started within the window and are in no wave of the panel', async () => {
  const { faults, list } = await checked(
    `Name,Email,Authority,Grade,Start date
Wyn Ash,wyn@leeds.example.org,Leeds,Manager,1/9/2026
Xan Bay,xan@leeds.example.org,Leeds,Manager,2025-12-31
Yul Cox,yul@leeds.example.org,Leeds,Manager,soon
Lou Mo,lou@bristol.example.org,Leeds,Manager,2026-02-01\n`,
    { source: 'booster' },
  );
  assert.equal(list.counts?.kept, 1);
  assert.deepEqual(
    faults.map(({ line, code }) => [line, code]),
    [
      [3, 'start-outside'],
      [4, 'start-missing'],
      [5, 'known-elsewhere'],
    ],
  );
});

test('an upload that nobody decides on is deleted after seven days', async () => {
  const at = await upload(`${HEAD}A B,a@leeds.example.org,,Leeds,Manager\n`);
  setNow('2026-09-28T09:00:01Z');
  await staffLists(world(), LEAD, 'lists');
  const found = await staffList(world(), LEAD, at);
  assert.equal('list' in found && found.list.state, 'expired');
  assert.deepEqual(
    await rows('contacts', 'SELECT 1 FROM contacts.staff_list_part WHERE list_id = $1', [at.listId]),
    [],
  );
  setNow('2026-09-21T09:00:00Z');
});

test('columns that leave something out are refused in words', async () => {
  const at = await upload(`${HEAD}A B,a@leeds.example.org,,Leeds,Manager\n`);
  const refused = await checkStaffList(world(), LEAD, {
    ...at,
    uses: ['name', 'name', null, null, 'no_such_variable'],
  });
  assert.ok('refused' in refused);
  assert.equal(refused.refused, 'columns');
  assert.match(refused.sentence, /Two columns.*e-mail address.*authority/);
});
