import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK_ROLES, permits } from '@earshot/actions';
import { smallStudy } from '../fixtures/small-study.ts';

const { send, as } = smallStudy();

test('the desk counts who has started, and leads to the report', async () => {
  const { headers } = await as('study_lead');
  const { status, document } = await send('GET', '/desk/small', {}, headers);
  assert.equal(status, 200);
  assert.match(document.querySelector('.earshot-counts')?.textContent ?? '', /Started/);
  assert.ok(document.querySelector('a[href="/report/small"]'));
});

test('every link of the first page opens for the role that it is shown to, and only who may sees counts', async () => {
  for (const role of DESK_ROLES) {
    const { headers, viewer } = await as(role);
    const { document } = await send('GET', '/desk', {}, headers);
    const links = [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')!);
    for (const link of links.filter((one) => !one.startsWith('/report/'))) {
      assert.equal((await send('GET', link, {}, headers)).status, 200, `${role} is led to ${link}`);
    }
    const counts = /\d started/.test(document.querySelector('main')!.textContent!);
    assert.equal(counts, permits(viewer, 'see_monitor'), role);
  }
});
