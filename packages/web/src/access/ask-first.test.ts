import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releaseStudy } from '../fixtures/release-study.ts';

const { send, as } = releaseStudy();
const LEICESTER = '/desk/small/authorities/E06000016';

test('an open link is taken away only once somebody has been told what comes of it and has said so', async () => {
  const { headers } = await as('study_lead');
  await send('POST', '/desk/small/authorities/invite', { who: 'all' }, headers);
  await send('POST', LEICESTER, { state: 'agreed:open_link' }, headers);
  const unmade = await send('GET', `${LEICESTER}/link?wish=revoke`, {}, headers);
  assert.equal(unmade.location, `${LEICESTER}#link`, 'there is nothing to take away');
  await send('POST', `${LEICESTER}/link`, { wish: 'make' }, headers);
  const page = await send('GET', LEICESTER, {}, headers);
  const ways = [...page.document.querySelectorAll('a[role="button"]')].map((link) => link.getAttribute('href'));
  assert.deepEqual(ways, [`${LEICESTER}/link?wish=make`, `${LEICESTER}/link?wish=revoke`]);

  const asked = await send('GET', ways[1]!, {}, headers);
  assert.match(asked.document.querySelector('h1')!.textContent!, /Take the open link of Leicester away\?/);
  assert.equal(asked.document.querySelector('a.govuk-link[href$="#link"]')?.textContent, 'No, go back');
  assert.ok(
    (await send('GET', LEICESTER, {}, headers)).document.querySelector('.earshot-personal-link'),
    'asking changes nothing',
  );
  const form = asked.document.querySelector('main form')!;
  assert.equal(form.getAttribute('action'), `${LEICESTER}/link`);
  const wish = form.querySelector('input[name="wish"]')!.getAttribute('value')!;
  await send('POST', form.getAttribute('action')!, { wish }, headers);
  const after = await send('GET', LEICESTER, {}, headers);
  assert.equal(after.document.querySelector('.earshot-personal-link'), null);
});

test('before people are released the page says how many, and nothing is asked where nobody waits', async () => {
  const { headers } = await as('study_lead');
  const nobody = await send('GET', '/desk/small/releases/main', {}, headers);
  assert.deepEqual([nobody.status, nobody.location], [303, '/desk/small/releases']);
  assert.equal((await send('GET', '/desk/small/releases/7/release', {}, headers)).status, 303);
});
