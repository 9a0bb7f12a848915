import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NO_SCHEME } from '../scheme/scheme.ts';
import { readSnapshot, type SnapshotFiles } from './read-snapshot.ts';

function read(files: SnapshotFiles) {
  return readSnapshot('2026-10', files, NO_SCHEME);
}
const PEOPLE = 'person,grade,fte,start_date\n';

test('a row with something wrong hides no other, and everything wrong in it is told with its column', () => {
  const { snapshot, problems } = read({
    people: `${PEOPLE}E1,sw,1,2020-01-06\nE2,sw,2,31/31/2020\nE3,sw\nE4,sw,0.5,06/01/2020\n`,
  });
  assert.deepEqual(
    snapshot.people!.map(({ person, start }) => [person, start]),
    [
      ['E1', '2020-01-06'],
      ['E4', '2020-01-06'],
    ],
  );
  assert.deepEqual(
    problems.map(({ code, place }) => [code, place.line, place.column]),
    [
      ['value-number', 3, 3],
      ['value-day', 3, 4],
      ['csv-ragged-row', 4, 1],
    ],
  );
});

test('a spreadsheet’s byte order mark, ends of lines, capitals and blank lines are no problem', () => {
  const { snapshot, problems } = read({ people: '\uFEFFPerson,Grade,FTE,Start_Date\r\nE1,sw,1,2020-01-06\r\n\r\n' });
  assert.deepEqual([problems.length, snapshot.people?.length], [0, 1]);
});

test('what a file would be needed for is not known without it, and a month without any is refused', () => {
  const { snapshot, problems } = read({ people: `${PEOPLE}` });
  assert.deepEqual([snapshot.people, snapshot.posts, problems], [[], null, []]);
  assert.deepEqual(
    read({}).problems.map(({ code }) => code),
    ['files-none'],
  );
});

test('what tells who somebody is is refused wherever it stands, and is never repeated', () => {
  const secret = ['SW1234567890', 'QQ 12 34 56 C', 'jane@authority.example', 'Jane Doe', '1985-03-04', '04/03/1985'];
  for (const text of secret) {
    const { snapshot, problems } = read({ people: `${PEOPLE}${text},sw,1,2020-01-06\n` });
    assert.equal(snapshot.people!.length, 0, text);
    assert.ok(problems.length === 1 && !JSON.stringify(problems).includes(text), JSON.stringify(problems));
  }
  for (const name of [
    'Forename',
    'Employee Name',
    'SWE_number',
    'date_of_birth',
    'NI no',
    'Email',
    'Ethnicity',
    'child_id',
  ]) {
    const { problems } = read({ people: `${PEOPLE.trim()},${name}\nE1,sw,1,2020-01-06,x\n` });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['column-personal'],
      name,
    );
  }
});

test('of a file without a header nothing is repeated, and a column that stands twice is named', () => {
  const headless = read({ people: 'Jane Doe,sw,1,2020-01-06\nE1,sw,1,2020-01-06\n' });
  assert.ok(!/jane|doe/i.test(JSON.stringify(headless.problems)));
  const twice = read({ people: `${PEOPLE.trim()},FTE\nE1,sw,1,2020-01-06,0.5\n` });
  assert.deepEqual(
    [twice.problems.map(({ code, place }) => [code, place.column]), twice.snapshot.people],
    [[['csv-header-repeated', 5]], []],
  );
});

test('of a rule that is broken everywhere fifty are listed, and how many more there are', () => {
  const rows = Array.from({ length: 80 }, (_, at) => `E${at},sw,two,2020-01-06\n`).join('');
  const { problems } = read({ people: PEOPLE + rows });
  assert.equal(problems.length, 51);
  assert.match(problems.at(-1)!.sentence, /30 more/);
});

test('two posts of one person, and somebody who leaves on the last day, are no problem', () => {
  const { snapshot, problems } = read({
    people:
      'person,grade,fte,start_date,end_date,post\nE1,sw,0.5,2020-01-06,,P1\nE1,sp,0.4,2021-01-06,,P2\nE2,sw,1,2020-01-06,2026-10-31,P1\n',
  });
  assert.deepEqual([problems.length, snapshot.people!.length], [0, 3]);
});

test('no text, however odd, is more than a list of problems', () => {
  const piece = fc.constantFrom(
    'person',
    ',',
    'grade',
    'fte',
    'start_date',
    '\n',
    '"',
    'E1',
    '1',
    '2020-01-06',
    '\r',
    ';',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 }), (pieces) => {
      const { snapshot, problems } = read({ people: pieces.join('') });
      for (const { place, sentence } of problems) assert.ok(place.line >= 1 && sentence.length > 10);
      for (const { fte } of snapshot.people ?? []) assert.ok(fte >= 0 && fte <= 1);
    }),
    { numRuns: 300 },
  );
});
