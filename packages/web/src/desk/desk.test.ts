import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallStudy } from '../fixtures/small-study.ts';

const { send, as } = smallStudy();

test('the desk counts who has started, and leads to the report', async () => {
  const { headers } = await as('study_lead');
  const { status, document } = await send('GET', '/desk/small', {}, headers);
  assert.equal(status, 200);
  assert.match(document.querySelector('.earshot-counts')?.textContent ?? '', /Started/);
  assert.ok(document.querySelector('a[href="/report/small"]'));
});
