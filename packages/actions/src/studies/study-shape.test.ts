import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlan, shapePlan } from '@earshot/planfile';
import { studyShape } from './study-shape.ts';

const ABOUT = 'title: T\nsummary: S\norganisation: O\ncontact: a@example.org\nwelcome: W\nconsent: C\nthanks: T\n';

function shaped(sources: string) {
  const { plan } = readPlan('study.yml', ABOUT + sources);
  const { value, problems } = shapePlan(plan!, studyShape);
  return {
    sources: value?.sources,
    places: problems.map(({ place, code }) => `${place.line}:${place.column} ${code}`),
  };
}

test('a study declares what its report may state facts from, or nothing', () => {
  assert.deepEqual(shaped('').sources, {});
  const { sources } = shaped('sources:\n  act: {title: An act, date: 1998}\n  list: {title: A list, date: 2025-09-30}');
  assert.deepEqual(sources, { act: { title: 'An act', date: '1998' }, list: { title: 'A list', date: '2025-09-30' } });
});

test('a source needs a title and a real date, and its address is one of the web', () => {
  assert.deepEqual(shaped('sources:\n  act: {date: 1998}').places, ['9:8 shape-invalid-type']);
  for (const date of ['2022-02-30', '2022-13', '30 September 2022', '98']) {
    assert.deepEqual(shaped(`sources:\n  act: {title: An act, date: ${date}}`).places, ['9:30 shape-custom'], date);
  }
  const hostile = 'sources:\n  act: {title: An act, date: 1998, url: "javascript:alert(1)"}';
  assert.deepEqual(shaped(hostile).places, ['9:42 shape-invalid-format']);
});
