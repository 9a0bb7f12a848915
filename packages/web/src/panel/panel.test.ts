import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listStudy } from '../fixtures/list-study.ts';

const { send, as, world, answer } = listStudy();

const CODE = 'a1b2c3d4e5f6g7h8i9j0k1';

/** Begins an interview through an authority’s open link, by which somebody becomes a case. */
async function begin(): Promise<string> {
  await world().store.transaction('fieldwork', (queries) =>
    queries.query(
      `INSERT INTO fieldwork.organisation (study_id, authority_code, name, open_code)
       VALUES ('lists', 'E06000016', 'Leicester', $1) ON CONFLICT DO NOTHING`,
      [CODE],
    ),
  );
  const { location, body } = await send('POST', `/take/lists/${CODE}`, { consent: 'yes' });
  assert.match(location, /^\/a\/[\w-]{22}$/, body);
  return location;
}

async function finished(again: 'yes' | 'no'): Promise<string> {
  const home = await begin();
  await answer(home, { again_next_wave: { again_next_wave: again } });
  await send('POST', `${home}/finish`);
  return home;
}

test('who agreed to be asked again is asked how, after sending, and nothing that is held is shown', async () => {
  const home = await finished('yes');
  assert.ok((await send('GET', home)).document.querySelector(`a[href="${home}/reach"]`));
  const page = await send('GET', `${home}/reach`);
  assert.equal(page.document.querySelector('h1')?.textContent, 'How can we reach you next time?');
  const wrong = await send('POST', `${home}/reach`, { name: '', email: 'me@@home', phone: '' });
  assert.equal(wrong.status, 422);
  assert.deepEqual(
    [...wrong.document.querySelectorAll('.govuk-error-summary a')].map((link) => link.getAttribute('href')),
    ['#name', '#email'],
  );
  const kept = await send('POST', `${home}/reach`, { name: 'Ama', email: 'ama@home.example.org', phone: '' });
  assert.deepEqual([kept.status, kept.location], [303, `${home}/reach?kept=yes`]);
  const after = await send('GET', kept.location);
  assert.match(after.body, /We have kept how to reach you/);
  assert.doesNotMatch(after.body, /ama@home/);
});

test('a consent that was read in Welsh is kept in the Welsh words', async () => {
  const home = await begin();
  await send('POST', `${home}/q/again_next_wave?lang=cy`, { again_next_wave: 'yes' });
  await send('POST', `${home}/finish?lang=cy`);
  const consents = await world().store.transaction('fieldwork', (queries) =>
    queries.query<{ text: string }>('SELECT text FROM fieldwork.consent ORDER BY consent_id DESC LIMIT 1'),
  );
  assert.deepEqual(consents, [{ text: 'Gawn ni ofyn eto?\nCewch' }]);
});

test('who did not agree is not asked, and cannot leave an address behind', async () => {
  const home = await finished('no');
  assert.equal((await send('GET', home)).document.querySelector(`a[href="${home}/reach"]`), null);
  assert.equal((await send('GET', `${home}/reach`)).location, home);
  assert.equal((await send('POST', `${home}/reach`, { name: 'A', email: 'a@home.example.org' })).status, 409);
});

test('a study that draws from no earlier wave has no panel page', async () => {
  const { headers } = await as('field_manager');
  assert.equal((await send('GET', '/desk/lists/panel', {}, headers)).status, 404);
});
