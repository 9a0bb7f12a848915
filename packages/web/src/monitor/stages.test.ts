import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releaseStudy } from '../fixtures/release-study.ts';

const { send, as } = releaseStudy();

async function stagesFor(role: 'study_lead' | 'analyst'): Promise<string[]> {
  const { document } = await send('GET', '/desk/small', {}, (await as(role)).headers);
  const items = [...document.querySelectorAll('.earshot-stages > li')];
  return items.map((item) => (item.textContent ?? '').replace(/\s+/g, ' ').trim());
}

test('who leads a study sees on its first page what is to be done next, and where', async () => {
  const before = await stagesFor('study_lead');
  assert.equal(before.length, 7);
  assert.match(before[0]!, /^Now Invite authorities/);
  assert.match(before[1]!, /^Later Bring in staff lists/);
  const { headers } = await as('study_lead');
  await send('POST', '/desk/small/authorities/invite', { who: 'all' }, headers);
  await send('POST', '/desk/small/authorities/E08000035', { state: 'agreed:list' }, headers);
  const after = await stagesFor('study_lead');
  assert.match(after[0]!, /^Now Invite authorities.* 1 of 2 agreed, 1 has not answered/);
  assert.match(after[1]!, /^Now Bring in staff lists/);
  const { document } = await send('GET', '/desk/small', {}, headers);
  const href = document.querySelector('.earshot-stages__now:nth-child(2) a')?.getAttribute('href');
  assert.equal(href, '/desk/small/sample');
});

test('whoever only reads the numbers is not told what to do', async () => {
  assert.deepEqual(await stagesFor('analyst'), []);
});
