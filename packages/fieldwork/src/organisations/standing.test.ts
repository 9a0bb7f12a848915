import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrganisationEvent } from './organisation-event.ts';
import { standingOf } from './standing.ts';

function happened(...events: readonly Partial<OrganisationEvent>[]): OrganisationEvent[] {
  return events.map((event, at) => ({
    authorityCode: 'E06000016',
    kind: 'note',
    way: null,
    population: null,
    populationOn: null,
    actor: 'lead',
    at: new Date(Date.UTC(2026, 0, 1 + at)),
    detail: {},
    ...event,
  }));
}

test('an authority of which nothing is known is listed, and one that was invited waits', () => {
  assert.equal(standingOf([]).standing, 'listed');
  assert.equal(standingOf(happened({ kind: 'note' }, { kind: 'population', population: 3 })).standing, 'listed');
  assert.equal(standingOf(happened({ kind: 'invited' })).standing, 'invited');
});

test('the latest answer counts, and a further invitation does not undo it', () => {
  const declined = happened({ kind: 'invited' }, { kind: 'declined' });
  assert.equal(standingOf(declined).standing, 'declined');
  const agreed = [...declined, ...happened({ kind: 'agreed', way: 'open_link' }, { kind: 'invited' })];
  assert.deepEqual([standingOf(agreed).standing, standingOf(agreed).way], ['agreed', 'open_link']);
  const withdrawn = standingOf([...agreed, ...happened({ kind: 'withdrew' })]);
  assert.deepEqual([withdrawn.standing, withdrawn.way], ['withdrew', null]);
});

test('the latest count of people counts, with its day', () => {
  const counted = happened(
    { kind: 'population', population: 310, populationOn: '2026-01-01' },
    { kind: 'population', population: 302, populationOn: '2026-02-01', actor: 'contact' },
  );
  assert.deepEqual(standingOf(counted).population, { people: 302, on: '2026-02-01', actor: 'contact' });
});

test('an open link lasts through its replacement, until it is taken away', () => {
  const made = happened({ kind: 'agreed', way: 'open_link' }, { kind: 'link_made' }, { kind: 'link_made' });
  assert.equal(standingOf(made).linkSince, made[1]!.at);
  assert.equal(standingOf([...made, ...happened({ kind: 'link_revoked' })]).linkSince, null);
});
