import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSWORD } from '../fixtures/accounts.ts';
import { assertAsIfMissing } from '../fixtures/missing.ts';
import { PUBLIC_URL } from '../fixtures/served-study.ts';
import { smallStudy } from '../fixtures/small-study.ts';

const { send, as, web: smallWeb } = smallStudy();

test('who asks for a page of the desk signs in, and comes to the page that they asked for', async () => {
  const { email } = await as('study_lead');
  const sent = await send('GET', '/desk/small?tab=2');
  assert.deepEqual([sent.status, sent.location], [303, '/sign-in?next=%2Fdesk%2Fsmall%3Ftab%3D2']);
  const { document } = await send('GET', sent.location);
  const next = document.querySelector('input[name=next]')!.getAttribute('value')!;
  const signed = await send('POST', '/sign-in', { email, password: PASSWORD, next });
  assert.deepEqual([signed.status, signed.location], [303, '/desk/small?tab=2']);
});

test('the cookie is kept from scripts, from plain http, from other hosts and from other sites’ forms', async () => {
  const { email } = await as('study_lead');
  const { headers } = await send('POST', '/sign-in', { email, password: PASSWORD });
  const cookie = String(headers['set-cookie']);
  assert.match(cookie, /^__Host-earshot_session=[\w-]{22}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

test('a wrong password and an unknown address get the same page, which keeps the address and not the password', async () => {
  const { email } = await as('study_lead');
  const pages = await Promise.all(
    [email, 'nobody@example.org'].map((address) => send('POST', '/sign-in', { email: address, password: 'wrong <b>' })),
  );
  for (const { status, document, body } of pages) {
    assert.equal(status, 422);
    assert.match(document.querySelector('.govuk-error-summary')!.textContent!, /is not right/);
    assert.doesNotMatch(body, /wrong &lt;b|wrong <b/);
  }
  assert.equal(pages[0]!.body.replaceAll(email, ''), pages[1]!.body.replaceAll('nobody@example.org', ''));
});

test('after signing in nobody is led to another site, also not by the form', async () => {
  const { email } = await as('study_lead');
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/%09/evil.example', '']) {
    const { location } = await send('POST', '/sign-in', { email, password: PASSWORD, next });
    assert.equal(new URL(location, PUBLIC_URL).origin, PUBLIC_URL, next);
    const { document } = await send('GET', `/sign-in?next=${encodeURIComponent(next)}`);
    const kept = document.querySelector('input[name=next]')!.getAttribute('value')!;
    assert.equal(new URL(kept, PUBLIC_URL).origin, PUBLIC_URL, next);
  }
});

test('nobody can be signed in by a form on another site', async () => {
  const { email } = await as('study_lead');
  const { status } = await send('POST', '/sign-in', { email, password: PASSWORD }, { origin: 'https://evil.example' });
  assert.equal(status, 403);
});

test('a browser that sends no Origin is believed when it says that the form is from here', async () => {
  const { email } = await as('study_lead');
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  const payload = `${new URLSearchParams({ email, password: PASSWORD })}`;
  const response = await smallWeb().inject({ method: 'POST', url: '/sign-in', headers, payload });
  assert.equal(response.statusCode, 303);
});

test('signing out ends the session and takes the cookie away', async () => {
  const { email } = await as('analyst');
  const { headers } = await send('POST', '/sign-in', { email, password: PASSWORD });
  const cookie = String(headers['set-cookie']).split(';')[0]!;
  const out = await send('POST', '/sign-out', {}, { cookie });
  assert.equal(out.location, '/sign-in?signed_out=yes');
  assert.match(String(out.headers['set-cookie']), /^__Host-earshot_session=; .*Expires=Thu, 01 Jan 1970/);
  assert.equal((await send('GET', '/desk', {}, { cookie })).location, '/sign-in?next=%2Fdesk');
});

test('every page of the desk says who is signed in, and shows the sections that their role opens', async () => {
  const { headers } = await as('interviewer');
  const { document } = await send('GET', '/desk', {}, headers);
  assert.match(document.querySelector('a[href="/account"]')!.textContent!, /The interviewer, interviewer/);
  assert.ok(document.querySelector('form[action="/sign-out"]'));
  assert.equal(document.querySelector('a[href="/accounts"]'), null);
});

test('an account that does not exist is not found, whether its name could be one or not', async () => {
  const { headers } = await as('study_lead');
  const missing = '00000000-0000-4000-8000-000000000000';
  await assertAsIfMissing((name) => send('GET', `/accounts/${name}`, {}, headers), { others: 'nonsense', missing });
});
