import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStudy } from '@earshot/actions';
import { exploredFiles } from '../fixtures/explored-study.ts';
import { explorationOf, readChosen, writeChosen } from './chosen.ts';

const { study } = readStudy({ id: 'explored', name: (file) => file, read: (file) => exploredFiles[file] ?? null });
const choose = (query: string) => readChosen(Object.fromEntries(lists(new URLSearchParams(query))));

/** As the server reads an address: a field that is there twice is a list. */
function lists(params: URLSearchParams): [string, unknown][] {
  return [...new Set(params.keys())].map((name) => {
    const all = params.getAll(name);
    return [name, all.length > 1 ? all : all[0]];
  });
}

test('what a form sends and the short address mean the same', () => {
  const form = choose('q=valued&q=&by=region&by=agency&only=region.north&only=&crossed=yes&people=people&show=');
  const short = writeChosen(study!, form);
  assert.equal(short, 'q=valued&by=region,agency&crossed=yes&only=region.north');
  assert.deepEqual(explorationOf(study!, choose(short)), explorationOf(study!, form));
  assert.deepEqual(explorationOf(study!, form), {
    items: ['valued'],
    breaks: [['region', 'agency']],
    filters: [{ variable: 'region', code: 'north' }],
    people: { weight: 'people', weighted: true },
    show: 'shares',
  });
});

test('a grid stands for all of its rows', () => {
  assert.deepEqual(explorationOf(study!, choose('q=views'))?.items, ['views_fair', 'views_heard']);
});

test('the address tells who is counted, and nothing is asked while no question is chosen', () => {
  const people = (text: string) => explorationOf(study!, choose(`q=valued&people=${text}`))?.people;
  assert.deepEqual(people('people.plain'), { weight: 'people', weighted: false });
  assert.deepEqual(people('rest'), { weight: null });
  assert.equal(explorationOf(study!, choose('by=region')), null);
  assert.equal(writeChosen(study!, choose('')), '');
});
