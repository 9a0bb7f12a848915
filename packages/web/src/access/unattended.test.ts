import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallStudy } from '../fixtures/small-study.ts';

const { web, world, as } = smallStudy();

/** Makes every session one that was used ten minutes ago, asks, and says whether that counted as a use. */
async function countsAsUse(headers: Record<string, string>): Promise<boolean> {
  const moved = `UPDATE access.session SET seen_at = now() - interval '10 minutes'`;
  await world().store.transaction('access', (queries) => queries.query(moved));
  const { headers: own } = await as('study_lead');
  assert.equal((await web().inject({ url: '/account', headers: { ...own, ...headers } })).statusCode, 200);
  const used = `SELECT 1 FROM access.session WHERE seen_at > now() - interval '5 minutes'`;
  return (await world().store.transaction('access', (queries) => queries.query(used))).length > 0;
}

test('a page that asks by itself does not keep a session from ending; a person who asks does', async () => {
  assert.equal(await countsAsUse({}), true);
  assert.equal(await countsAsUse({ 'earshot-unattended': 'yes' }), false);
  assert.equal(await countsAsUse({ accept: 'text/event-stream' }), false);
});
