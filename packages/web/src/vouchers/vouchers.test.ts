import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rightsStudy } from '../fixtures/rights-study.ts';

const { send, person, complete, told, as } = rightsStudy();
const PAGE = '/desk/rights/vouchers';

test('codes are bought, given, read out and accounted for at the desk', async () => {
  const { headers } = await as('field_manager');
  const { home } = await person();
  await complete(home);
  const wrong = await send('POST', `${PAGE}/bought`, { codes: 'x' }, headers);
  assert.equal(wrong.status, 422);
  assert.match(wrong.document.querySelector('.govuk-error-summary')?.textContent ?? '', /Line 1/);
  assert.equal((await send('POST', `${PAGE}/bought`, { codes: 'CODE-0001\nCODE-0002' }, headers)).status, 303);
  assert.equal((await send('POST', `${PAGE}/given`, { person: 'everybody' }, headers)).status, 303);
  const page = await send('GET', PAGE, {}, headers);
  assert.match(page.document.querySelector('main')?.textContent ?? '', /It adds up/);
  assert.doesNotMatch(page.body, /CODE-000/, 'codes are not shown unasked');
  const readOut = page.document.querySelector('form[action$="/read-out"]')!.getAttribute('action')!;
  const code = await send('POST', readOut, {}, headers);
  assert.match(code.document.querySelector('.govuk-notification-banner')?.textContent ?? '', /£20: CODE-000/);
  const finance = await send('GET', `${PAGE}.csv`, {}, headers);
  assert.match(String(finance.headers['content-disposition']), /vouchers-rights\.csv/);
  assert.doesNotMatch(finance.body, /Ama|CODE/);
  assert.equal((await send('GET', PAGE, {}, (await as('analyst')).headers)).status, 403);
  assert.equal((await send('GET', '/desk/nothing/vouchers', {}, headers)).status, 404);
  assert.deepEqual(told, []);
});

test('retention says what falls due when, and takes the day on which fieldwork closed', async () => {
  const { headers } = await as('data_officer');
  const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/London' });
  const page = await send('GET', '/retention', {}, headers);
  const text = page.document.querySelector('main')?.textContent ?? '';
  assert.match(text, /12 months after fieldwork closed/);
  assert.match(text, /Earshot keeps no recordings yet/);
  assert.match(text, /The plan sets no clock/, 'it says nothing of notes');
  assert.equal(
    (await send('POST', '/retention/closing', { study: 'rights', closedOn: '2999-01-01' }, headers)).status,
    422,
  );
  assert.equal((await send('POST', '/retention/closing', { study: 'rights', closedOn: today }, headers)).status, 303);
  assert.match((await send('GET', '/retention', {}, headers)).body, /Fieldwork closed on/);
  assert.deepEqual(told, []);
});
