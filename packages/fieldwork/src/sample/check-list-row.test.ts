import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { authorityCalled } from './authority-called.ts';
import { checkListRow, type ListReading } from './check-list-row.ts';
import { readEmailAddress } from './email-address.ts';
import { guessColumns } from './list-columns.ts';
import { countRows, NO_ROWS } from './list-counts.ts';
import { readListDay } from './list-day.ts';
import type { ListCell } from './list-row.ts';
import { repeatedPeople } from './repeated-people.ts';
import { readSampleValue } from './sample-value.ts';
import { readTelephoneNumber } from './telephone-number.ts';

const BRISTOL = { code: 'E06000023', name: 'Bristol, City of' };
const READING: ListReading = {
  header: ['Name', 'Email', 'Phone', 'Authority'],
  uses: ['name', 'email', 'phone', 'authority'],
  variables: [],
  scope: null,
  authorityCalled: authorityCalled([BRISTOL, { code: 'E08000035', name: 'Leeds' }]),
  authority: null,
  newEntrants: null,
};

const codesOf = (...cells: ListCell[]) => checkListRow({ line: 2, cells }, READING).faults.map(({ code }) => code);

test('addresses that mail servers take are taken, and those that they refuse are not', () => {
  for (const good of ["o'brien@bristol.gov.uk", 'a.b+c@x-y.example.org', 'A@B.CO', 'mailto:a@example.org']) {
    assert.ok(readEmailAddress(good), good);
  }
  const bad = [
    'a@b',
    '@b.uk',
    'a b@c.uk',
    'a@@b.uk',
    '.a@b.uk',
    'a..b@c.uk',
    'a@-b.uk',
    'a@b.uk\r\nBcc: x@y.uk',
    'a@[10.0.0.1]',
    `${'a'.repeat(65)}@b.uk`,
  ];
  for (const address of bad) assert.equal(readEmailAddress(address), null, address);
});

test('a telephone number is one however it is written, and its lost 0 is put back', () => {
  for (const written of [
    '0117 496 0123',
    '+44 117 496 0123',
    '+44 (0)117 496-0123',
    '0044 117 4960123',
    "'01174960123",
  ]) {
    assert.equal(readTelephoneNumber(written)?.number, '01174960123', written);
  }
  assert.deepEqual(readTelephoneNumber('7700900123'), { number: '07700900123', zeroPutBack: true, mobile: true });
  assert.equal(readTelephoneNumber('0117 496 0123 ext 45')?.number, '01174960123 ext 45');
  assert.equal(readTelephoneNumber('+353 1 234 5678')?.number, '+35312345678');
  for (const none of ['12', 'ask Jo', '0000000000', '07700900123456', '=1+1'])
    assert.equal(readTelephoneNumber(none), null, none);
});

test('days are read with the day before the month, and days that are none are not', () => {
  for (const written of [
    '2025-09-01',
    '1/9/2025',
    '01.09.25',
    '1 September 2025',
    '1st Sep 2025',
    '2025-09-01T00:00:00Z',
  ]) {
    assert.equal(readListDay(written), '2025-09-01', written);
  }
  for (const none of ['31/9/2025', '9/31/2025', '2025-13-01', 'soon', '45901'])
    assert.equal(readListDay(none), null, none);
});

test('a category is known by its code or its label, however it is spaced and cased', () => {
  const categories = [{ code: 'social_worker', label: 'Social worker (ASYE)' }];
  const variable = { kind: 'single', name: 'grade', label: 'Grade', categories } as const;
  for (const written of ['social_worker', 'SOCIAL WORKER', 'social worker (asye)']) {
    assert.deepEqual(readSampleValue(variable, written), { state: 'answered', value: 'social_worker' });
  }
  assert.equal(readSampleValue(variable, 'Wizard'), null);
});

test('formulas are left out wherever they are read, and a number with +44 is none', () => {
  assert.deepEqual(codesOf('=1+1', 'a@example.org', '', 'Leeds'), ['formula']);
  assert.deepEqual(codesOf('Al', '@SUM(A1)', '', 'Leeds'), ['formula']);
  assert.deepEqual(codesOf('Al', { formula: '=A1' }, '', 'Leeds'), ['formula']);
  assert.deepEqual(codesOf('Al', '', '-2+3+cmd', 'Leeds'), ['formula']);
  assert.deepEqual(codesOf('Al', '', '+44 117 496 0123', 'Leeds'), []);
  assert.deepEqual(codesOf('Al', 'a@example.org', '-', 'Leeds'), []);
});

test('an authority is known by its code, its name, and its name among the words of a council', () => {
  for (const written of ['E06000023', 'bristol', 'Bristol City Council', 'City of Bristol', 'Bristol, City of']) {
    assert.equal(READING.authorityCalled(written)?.code, BRISTOL.code, written);
  }
  const two = authorityCalled([
    { code: 'E10000030', name: 'Surrey' },
    { code: 'E1', name: 'Nottingham' },
    { code: 'E2', name: 'Nottingham City' },
  ]);
  assert.equal(two('Nottingham Council'), null);
  assert.equal(two('Nottingham City')?.code, 'E2');
});

test('columns are guessed from the plan first, then from usual headings, each use once', () => {
  const knows = {
    sample: { columns: { email: ['Contact'], grade: ['Job'] }, scope: null },
    variables: [{ kind: 'text', name: 'grade', label: 'Grade' }] as const,
  };
  assert.deepEqual(guessColumns(['First name', 'SURNAME', 'contact', 'E-mail', 'job', 'Grade', 'Shoe size'], knows), [
    ...['first_name', 'last_name', 'email', null, 'grade', null, null],
  ]);
});

test('a person is on a list twice by the same address, or the same name with the same number; a shared number is no person', () => {
  const once = repeatedPeople();
  const found = [
    ['Al', 'al@example.org', '0117 496 0123', 'Leeds'],
    ['Bo', 'bo@example.org', '0117 496 0123', 'Leeds'],
    ['Al', 'other@example.org', '01174960123', 'Leeds'],
    ['Cy', 'AL@example.org', '', 'Leeds'],
  ].map((cells, at) =>
    once(checkListRow({ line: at + 2, cells }, READING)).faults.map(({ code, detail }) => `${code} ${detail}`),
  );
  assert.deepEqual(found, [[], [], ['twice-in-list line 2'], ['twice-in-list line 2']]);
});

test('whatever stands in a row, it is counted once: kept or left out', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('Leeds', 'a@example.org', '01174960123', 'Al'), fc.integer());
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 20 }), (lists) => {
      const once = repeatedPeople();
      const rows = lists.map((cells, at) => once(checkListRow({ line: at + 2, cells }, READING)));
      const counts = countRows(NO_ROWS, rows);
      const leftOut = Object.values(counts.leftOut).reduce((sum, count) => sum + count, 0);
      assert.equal(counts.kept + leftOut, lists.length);
      assert.equal(counts.kept, rows.filter(({ person }) => person !== null).length);
    }),
  );
});
