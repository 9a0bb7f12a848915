import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOrganisationEntry } from './read-entry.ts';

const authorities = [
  { code: 'E06000016', name: 'Leicester' },
  { code: 'E10000018', name: 'Leicestershire' },
];

function read(text: string) {
  return readOrganisationEntry('authorities.csv', text, { authorities, today: '2026-03-01' });
}

test('a line says where an authority stands, how it takes part and how many people there are', () => {
  const { entries, problems } = read(
    'authority,state,way,population,population_on,rating,note\n' +
      'E06000016,agreed,open_link,"1,310",28/02/2026,,"Two lines\nof note"\n' +
      'leicestershire,declined,,,,Good,\n',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    entries.map(({ line, authority, rating }) => [line, authority.name, rating]),
    [
      [2, 'Leicester', null],
      [4, 'Leicestershire', 'Good'],
    ],
  );
  assert.deepEqual(entries[0]!.events, [
    { kind: 'agreed', way: 'open_link', population: null, populationOn: null, detail: {} },
    { kind: 'population', way: null, population: 1310, populationOn: '2026-02-28', detail: {} },
    { kind: 'note', way: null, population: null, populationOn: null, detail: { text: 'Two lines\nof note' } },
  ]);
});

test('every fault is told by its line, and several of one line at once', () => {
  const { problems } = read(
    'authority,state,way,population,population_on\n' +
      'Leicster,agreed,list,,\n' +
      'Leicester,maybe,,many,\n' +
      'Leicester,declined,list,10,31/02/2026\n' +
      'Leicestershire,,,10,2026-03-02\n' +
      'Leicestershire,,,,\n',
  );
  assert.deepEqual(
    problems.map(({ code, place }) => [place.line, code]),
    [
      [2, 'entry-authority'],
      [3, 'entry-state'],
      [3, 'entry-population'],
      [4, 'entry-repeated'],
      [4, 'entry-way'],
      [4, 'entry-populationOn'],
      [5, 'entry-populationOn'],
      [6, 'entry-repeated'],
      [6, 'entry-state'],
    ],
  );
  assert.match(problems[0]!.sentence, /Is it Leicester\?/);
});

test('a file with other columns is not read', () => {
  const { entries, problems } = read('name,state\nLeicester,agreed\n');
  assert.deepEqual(entries, []);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['entry-column', 'entry-column'],
  );
});

test('a file may bring Ofsted’s judgements and nothing else', () => {
  const { entries, problems } = read('authority,rating\nLeicester,Outstanding\n');
  assert.deepEqual([entries.length, entries[0]?.rating, problems], [1, 'Outstanding', []]);
});
