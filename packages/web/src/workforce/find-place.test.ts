import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPlaces } from './find-place.ts';

const authority = (name: string, code: string) => ({
  name,
  code,
  region: 'Somewhere',
  address: name.toLowerCase(),
  regionAddress: 'somewhere',
});
const AUTHORITIES = [
  authority('Kent', '886'),
  authority('Durham', '840'),
  authority('Kingston upon Hull, City of', '810'),
  authority('Kingston upon Thames', '314'),
  authority('Bath and North East Somerset', '800'),
  authority('Somerset', '933'),
  authority('Cumberland', '942'),
  authority('Westmorland and Furness', '943'),
  authority('Leeds', '383'),
  authority('Camden', '202'),
  authority('City of London', '201'),
];
const AREAS = [
  { name: 'England', address: 'england' },
  { name: 'South East', address: 'south-east' },
];
const found = (typed: string) => findPlaces(typed, AUTHORITIES, AREAS).map(({ name }) => name);

test('a name finds its place alone, however it is written', () => {
  for (const typed of ['Kent', ' kent ', 'KENT', 'Kent Council', '886']) assert.deepEqual(found(typed), ['Kent']);
  assert.deepEqual(found('Somerset'), ['Somerset'], 'and not the other that has the word in its name');
  assert.deepEqual(found('Bath & North East Somerset'), ['Bath and North East Somerset']);
  assert.deepEqual(found('south east'), ['South East']);
});

test('what a council calls itself finds it as well', () => {
  const called = [
    'Kent County Council',
    'Leeds City Council',
    'City of Leeds',
    'London Borough of Camden',
    'City of London',
  ];
  assert.deepEqual(called.flatMap(found), ['Kent', 'Leeds', 'Leeds', 'Camden', 'City of London']);
});

test('the beginning of words finds every place that has them', () => {
  assert.deepEqual(found('kingston'), ['Kingston upon Hull, City of', 'Kingston upon Thames']);
  assert.deepEqual(found('hull'), ['Kingston upon Hull, City of']);
  assert.deepEqual(found('som'), ['Bath and North East Somerset', 'Somerset']);
});

test('an authority that is no more leads to those that came after it', () => {
  assert.deepEqual(found('Cumbria'), ['Cumberland', 'Westmorland and Furness']);
});

test('what is no name finds nothing', () => {
  for (const typed of ['', '  ', 'Atlantis', '<script>', 'constructor', '8869']) assert.deepEqual(found(typed), []);
});
