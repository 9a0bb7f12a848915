import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releaseStudy } from '../fixtures/release-study.ts';

const { send, as } = releaseStudy();
const AUTHORITIES = '/desk/small/authorities';
const LEICESTER = `${AUTHORITIES}/E06000016`;

async function visitor(role: 'study_lead' | 'authority_contact', code?: string) {
  const { headers } = await as(role, code);
  return {
    get: (url: string) => send('GET', url, {}, headers),
    post: (url: string, fields: Record<string, string | string[]>) => send('POST', url, fields, headers),
    upload: (url: string, text: string) => {
      const lines = [
        '--b',
        'content-disposition: form-data; name="file"; filename="answers.csv"',
        '',
        text,
        '--b--',
        '',
      ];
      const type = { 'content-type': 'multipart/form-data; boundary=b' };
      return send('POST', url, lines.join('\r\n'), { ...headers, ...type });
    },
  };
}

function words(document: { querySelector(selector: string): { textContent: string | null } | null }, selector: string) {
  return (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

test('authorities are invited, from the list of England, and stand on the page with their state', async () => {
  const lead = await visitor('study_lead');
  const nobody = await lead.post(`${AUTHORITIES}/invite`, { who: 'some' });
  assert.equal(nobody.status, 422);
  assert.match(words(nobody.document, '.govuk-error-summary'), /Choose the authorities/);
  const invited = await lead.post(`${AUTHORITIES}/invite`, { who: 'all' });
  assert.deepEqual([invited.status, invited.location], [303, AUTHORITIES]);
  const { document } = await lead.get(AUTHORITIES);
  assert.match(words(document, 'table'), /Leicester East Midlands Good Has not answered/);
  const narrowed = await lead.get(`${AUTHORITIES}?region=East+Midlands&state=agreed`);
  assert.match(words(narrowed.document, 'main'), /No authority is like that/);
});

test('what an authority says is recorded on its page, and mistakes keep what was typed', async () => {
  const lead = await visitor('study_lead');
  const wrong = await lead.post(LEICESTER, { state: 'agreed:open_link', population: 'many', 'on-day': '1' });
  assert.equal(wrong.status, 422);
  assert.equal(wrong.document.querySelector('#population')?.getAttribute('value'), 'many');
  assert.equal(wrong.document.querySelector('input[value="agreed:open_link"]')?.hasAttribute('checked'), true);
  const day = { 'on-day': '5', 'on-month': '1', 'on-year': '2026' };
  const right = await lead.post(LEICESTER, { state: 'agreed:open_link', population: '310', ...day });
  assert.deepEqual([right.status, right.location], [303, LEICESTER]);
  const { document } = await lead.get(LEICESTER);
  assert.match(words(document, '.govuk-summary-list'), /Agreed.*Passes an open link on.*310 on 5 January 2026/);
});

test('the open link leads to the study, says through whom, and closes when it is taken away', async () => {
  const lead = await visitor('study_lead');
  await lead.post(`${LEICESTER}/link`, { wish: 'make' });
  const { document } = await lead.get(LEICESTER);
  const link = words(document, '.earshot-personal-link').replace('https://listen.example.org', '');
  assert.match(link, /^\/take\/small\/[\w-]{22}$/);
  const landing = await send('GET', link);
  assert.match(words(landing.document, 'main'), /You take part through Leicester/);
  const started = await send('POST', link, { consent: 'yes' });
  assert.match(started.location, /^\/a\/[\w-]{22}$/);
  const sent = await send('POST', link.replace('/take/', '/link/'), { email: 'me@example.org' });
  assert.match(words(sent.document, 'main'), /We are sending a link to me@example.org/);
  const none = await send('POST', link.replace('/take/', '/link/'), { email: '' });
  assert.equal(none.status, 422);
  assert.equal(none.document.querySelector('.govuk-error-summary a')?.getAttribute('href'), '#email');
  await lead.post(`${LEICESTER}/link`, { wish: 'revoke' });
  assert.equal((await send('GET', link)).status, 404);
  assert.equal((await send('POST', link, { consent: 'yes' })).status, 404);
  assert.equal((await send('GET', started.location)).status, 200, 'who has begun goes on');
});

test('without an authority’s link a study with fieldwork says which link is needed', async () => {
  const { status, document } = await send('GET', '/take/small');
  assert.deepEqual([status, words(document, 'h1')], [404, 'You need your own link']);
});

test('a file is previewed, its faults told by line, and kept when somebody says so', async () => {
  const lead = await visitor('study_lead');
  const faulty = await lead.upload(`${AUTHORITIES}/entry`, 'authority,state\nLeeds,agreed\nLeeeds,perhaps\n');
  assert.match(
    words(faulty.document, 'main'),
    /nothing has been kept.*Line 3: “Leeeds” is no authority.*Line 3: “perhaps”/,
  );
  const good = await lead.upload(
    `${AUTHORITIES}/entry`,
    'authority,state,way,note\nLeeds,agreed,list,"<b>By post</b>"\n',
  );
  assert.match(words(good.document, 'table'), /Leeds Agreed: sends a staff list.*Note: <b>By post<\/b>/);
  const text = good.document.querySelector('input[name="text"]')?.getAttribute('value') ?? '';
  const before = await lead.get(`${AUTHORITIES}/E08000035`);
  assert.match(words(before.document, '.govuk-summary-list'), /Has not answered/);
  const kept = await lead.post(`${AUTHORITIES}/entry/keep`, { file: 'answers.csv', text });
  assert.equal(kept.status, 303);
  const { document } = await lead.get(`${AUTHORITIES}/E08000035`);
  assert.match(words(document, '.govuk-summary-list'), /Agreed.*Sends a staff list/);
});

test('the profile is shown, and can be taken away as CSV and JSON', async () => {
  const lead = await visitor('study_lead');
  const { document } = await lead.get(`${AUTHORITIES}/profile`);
  assert.match(words(document, 'main'), /Authorities invited and agreed, by region/);
  const csv = await lead.get(`${AUTHORITIES}/profile/organisations_by_region.csv`);
  assert.match(String(csv.headers['content-type']), /text\/csv/);
  const share = csv.body.split('\r\n').find((line) => line.includes(',all,') && line.includes('share_agreed'));
  assert.match(share ?? '', /percent,100,/, 'both agreed');
  const { tables } = JSON.parse((await lead.get(`${AUTHORITIES}/profile.json`)).body);
  assert.equal(tables.length, 3);
});

test('a contact’s name is shown to whoever asks for it, and not before', async () => {
  const lead = await visitor('study_lead');
  const contact = { name: 'Ama Mensah', role: 'Director', email: 'ama@example.org' };
  const wrong = await lead.post(`${LEICESTER}/contact/change`, { ...contact, email: 'nowhere' });
  assert.equal(wrong.document.querySelector('.govuk-error-summary a')?.getAttribute('href'), '#email');
  await lead.post(`${LEICESTER}/contact/change`, contact);
  assert.doesNotMatch((await lead.get(LEICESTER)).body, /Mensah/);
  assert.match((await lead.post(`${LEICESTER}/contact`, {})).body, /Ama Mensah/);
});

test('an authority’s contact sees its own authority, and of another only that there is no such page', async () => {
  const contact = await visitor('authority_contact', 'E06000016');
  const own = await contact.get('/desk/small/our-authority/E06000016');
  assert.match(words(own.document, '.govuk-summary-list'), /Not shown/);
  const other = await contact.get('/desk/small/our-authority/E08000035');
  const none = await contact.get('/desk/small/our-authority/E99999999');
  assert.deepEqual([other.status, none.status], [404, 404]);
  assert.equal(other.body, none.body);
  const day = { 'on-day': '6', 'on-month': '1', 'on-year': '2026' };
  const elsewhere = await contact.post('/desk/small/our-authority/E08000035', { population: '9', ...day });
  assert.equal(elsewhere.status, 404);
  assert.equal((await contact.get(LEICESTER)).status, 403);
  await contact.post('/desk/small/our-authority/E06000016', { population: '305', ...day });
  const after = await contact.get('/desk/small/our-authority/E06000016');
  assert.match(words(after.document, '.govuk-summary-list'), /305 on 6 January 2026/);
});

test('a contact whose authority is not in the study is told so, with the way back to the desk', async () => {
  const contact = await visitor('authority_contact', 'E06000001');
  const led = await contact.get('/desk/small/our-authority');
  const { status, document } = await contact.get(led.location);
  assert.equal(status, 404);
  assert.match(words(document, 'main'), /Your authority is not in this study/);
  assert.ok(document.querySelector('nav[aria-label="Desk"] a[href="/desk"]'));
});

test('its contact finds the link and the texts to forward, filled in, with their days', async () => {
  const lead = await visitor('study_lead');
  await lead.post(`${LEICESTER}/link`, { wish: 'make' });
  const contact = await visitor('authority_contact', 'E06000016');
  const { document } = await contact.get('/desk/small/our-authority/E06000016');
  const [first, second] = [...document.querySelectorAll('pre')].map((text) => text.textContent ?? '');
  assert.match(first ?? '', /Please pass on https:\/\/listen\.example\.org\/take\/small\/[\w-]{22} in Leicester/);
  assert.doesNotMatch(second ?? '', /[{}]/);
});
