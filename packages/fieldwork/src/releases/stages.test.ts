import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReleasedBatch } from './next-step.ts';
import { type FieldworkSoFar, stagesOf } from './stages.ts';

const at = new Date(0);
const NOBODY = { listed: 0, invited: 0, agreed: 0, declined: 0, withdrew: 0 };
const trial: ReleasedBatch = { kind: 'soft_launch', releasedAt: at, decision: null };
const main: ReleasedBatch = { kind: 'main', releasedAt: at, decision: null };

/** The stages in a line: `=` done, `>` now, the others later. */
function line(soFar: Partial<FieldworkSoFar>): string {
  const nothing = { standings: NOBODY, openLinks: 0, batches: [], waiting: 0, softLaunch: true, closed: false };
  const signs = { done: '=', now: '>', later: '' };
  return stagesOf({ ...nothing, ...soFar })
    .map(({ id, state }) => signs[state] + id)
    .join(' ');
}

test('a fieldwork goes from inviting authorities to its results, one stage after the other', () => {
  const agreed = { ...NOBODY, agreed: 3, declined: 1 };
  const go: ReleasedBatch = { ...trial, decision: 'go' };
  assert.equal(line({}), '>invite people soft_launch decide main contact results');
  assert.equal(line({ standings: agreed }), '=invite >people soft_launch decide main contact results');
  const uploaded = { standings: agreed, waiting: 9 };
  assert.equal(line(uploaded), '=invite =people >soft_launch decide main contact results');
  assert.equal(line({ ...uploaded, batches: [trial] }), '=invite =people =soft_launch >decide main >contact results');
  assert.equal(line({ ...uploaded, batches: [go] }), '=invite =people =soft_launch =decide >main >contact results');
  const released = { standings: agreed, batches: [go, main] };
  assert.equal(line(released), '=invite =people =soft_launch =decide =main >contact results');
  assert.equal(line({ ...released, closed: true }), '=invite =people =soft_launch =decide =main =contact >results');
});

test('authorities that have not answered are waited for while the lists of others are kept', () => {
  const standings = { ...NOBODY, invited: 2, agreed: 1 };
  assert.match(line({ standings }), /^>invite >people/);
  assert.match(line({ standings, waiting: 5 }), /^>invite =people >soft_launch/);
});

test('after a no-go the soft launch is next again, and those who come after the main release are released', () => {
  const stopped: ReleasedBatch = { ...trial, decision: 'no_go' };
  assert.match(line({ batches: [stopped], waiting: 5 }), /=people >soft_launch decide main/);
  assert.match(line({ batches: [trial, main], waiting: 5 }), />main/);
});

test('where authorities only pass open links on, there is nothing to release and answers come in', () => {
  const standings = { ...NOBODY, agreed: 1 };
  assert.equal(line({ standings, openLinks: 1, softLaunch: false }), '=invite =people main >contact results');
});

test('a wave drawn from a panel needs no authority to be invited', () => {
  const panel: ReleasedBatch = { kind: 'panel', releasedAt: at, decision: null };
  assert.match(line({ batches: [panel] }), /^=invite =people/);
});
