import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSWORD } from '../fixtures/accounts.ts';
import { PUBLIC_URL } from '../fixtures/served-study.ts';
import { smallStudy } from '../fixtures/small-study.ts';

const { send, as } = smallStudy();
const lead = async () => (await as('study_lead')).headers;

/** Adds an account at the page and returns the path of its link. */
async function added(fields: Record<string, string>): Promise<string> {
  const { status, document } = await send('POST', '/accounts/add', fields, await lead());
  assert.equal(status, 200);
  const link = document.querySelector('.earshot-personal-link')!.textContent!;
  assert.ok(link.startsWith(`${PUBLIC_URL}/one-time/`));
  return link.slice(PUBLIC_URL.length);
}

/** The address of the page of somebody’s account. */
async function pageOf(name: string): Promise<string> {
  const { document } = await send('GET', '/accounts', {}, await lead());
  const link = [...document.querySelectorAll('main a')].find(({ textContent }) => textContent === name);
  return link!.getAttribute('href')!;
}

test('the lead adds an account, hands over its link, and its person chooses a password and is in', async () => {
  const link = await added({ name: 'Amara <b>', email: 'amara@example.org', role: 'analyst', authority_code: '' });
  const { document } = await send('GET', link);
  assert.match(document.querySelector('main')!.textContent!, /There is an account for you, Amara <b>/);
  const weak = await send('POST', link, { password: 'short' });
  assert.equal(weak.status, 422);
  assert.match(weak.document.querySelector('title')!.textContent!, /^Error: /);
  assert.equal(weak.document.querySelector('.govuk-error-summary a')!.getAttribute('href'), '#password');
  const taken = await send('POST', link, { password: PASSWORD });
  assert.deepEqual([taken.status, taken.location], [303, '/desk']);
  const cookie = String(taken.headers['set-cookie']).split(';')[0]!;
  assert.equal((await send('GET', '/desk/small', {}, { cookie })).status, 200);
  assert.equal((await send('GET', link)).status, 404);
});

test('what is wrong with a new account is said at each field, and what was typed is kept', async () => {
  const fields = { name: 'Cerys', email: 'no address', role: 'authority_contact', authority_code: '' };
  const { status, document } = await send('POST', '/accounts/add', fields, await lead());
  assert.equal(status, 422);
  const links = [...document.querySelectorAll('.govuk-error-summary a')].map((one) => one.getAttribute('href'));
  assert.deepEqual(links, ['#email', '#authority_code']);
  for (const link of links) assert.ok(document.querySelector(link!), `${link} leads somewhere`);
  assert.equal(document.querySelector('#name')!.getAttribute('value'), 'Cerys');
});

test('a role is changed, an account closed and opened again, and the list says where each stands', async () => {
  const fields = { name: 'Ben', email: 'ben@example.org', role: 'interviewer', authority_code: '' };
  const link = await added(fields);
  await send('POST', link, { password: PASSWORD });
  const page = await pageOf('Ben');
  const contact = { role: 'authority_contact', authority_code: 'E08000035' };
  assert.equal((await send('POST', `${page}/role`, contact, await lead())).location, page);
  const rowOf = async () => {
    const { document } = await send('GET', '/accounts', {}, await lead());
    return [...document.querySelectorAll('tbody tr')].find(({ textContent }) => textContent!.includes('Ben'))!
      .textContent!;
  };
  assert.match(await rowOf(), /Authority contact, Leeds\s+In use/);
  await send('POST', `${page}/close`, {}, await lead());
  assert.match(await rowOf(), /Closed/);
  await send('POST', `${page}/open`, {}, await lead());
  assert.match(await rowOf(), /In use/);
  const reset = await send('POST', `${page}/reset`, {}, await lead());
  assert.match(reset.document.querySelector('.earshot-personal-link')!.textContent!, /\/one-time\//);
});

test('the last study lead is told why they cannot close their own account', async () => {
  const { viewer, headers } = await as('study_lead');
  const { status, document } = await send('POST', `/accounts/${viewer.accountId}/close`, {}, headers);
  assert.equal(status, 409);
  assert.match(document.querySelector('main')!.textContent!, /Make somebody else study lead first/);
});

test('a person changes their own password, and where else they were signed in is signed out', async () => {
  const { email, headers } = await as('analyst');
  const other = await send('POST', '/sign-in', { email, password: PASSWORD });
  const elsewhere = String(other.headers['set-cookie']).split(';')[0]!;
  const wrong = await send('POST', '/account/password', { current_password: 'x', password: 'y' }, headers);
  assert.equal(wrong.status, 422);
  const fields = { current_password: PASSWORD, password: 'pencil harbour violin six' };
  const changed = await send('POST', '/account/password', fields, headers);
  assert.equal(changed.location, '/account?changed=yes');
  const cookie = String(changed.headers['set-cookie']).split(';')[0]!;
  assert.match((await send('GET', changed.location, {}, { cookie })).body, /Your password is changed/);
  assert.equal((await send('GET', '/account', {}, { cookie: elsewhere })).status, 303);
});
