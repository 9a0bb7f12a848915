import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addSuppression } from '@earshot/store';
import { emailIndex } from '../contacts/contact-details.ts';
import { BRISTOL, listStudy, listWorld } from './fixtures/list-study.ts';
import { HEAD, uploading } from './fixtures/uploading.ts';

const { world } = listWorld([listStudy(), listStudy('second')]);
const { checked, seen, kept } = uploading(world);

test('whoever is in the study already is left out, with the same authority or another, and so is who wants no contact', async () => {
  await kept(`${HEAD}Lou Mo,lou@bristol.example.org,,Bristol,Manager\nIvy Lee,ivy@leeds.example.org,,Leeds,Manager\n`);
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
