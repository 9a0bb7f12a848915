import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '../access/permissions.ts';
import { checkStaffList, stopChecking } from './check-staff-list.ts';
import { BRISTOL, LEAD, listStudy, listWorld } from './fixtures/list-study.ts';
import { HEAD, uploading } from './fixtures/uploading.ts';
import { keepStaffList } from './keep-staff-list.ts';
import { removeStaffList } from './remove-staff-list.ts';
import { staffList, staffListFaults, staffLists } from './staff-lists.ts';

const { world, rows, setNow } = listWorld([listStudy(), listStudy('second')]);
const { upload, checked, seen, kept } = uploading(world);

const counted = (table: string, role: 'contacts' | 'fieldwork') =>
  rows<{ count: number }>(role, `SELECT count(*)::integer AS count FROM ${table}`).then(([row]) => row!.count);

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
