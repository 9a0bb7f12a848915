import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rightsStudy } from '../fixtures/rights-study.ts';

const { send, person, as, told } = rightsStudy();
const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/London' });

const mistakes = (document: Awaited<ReturnType<typeof send>>['document']): string[] =>
  [...document.querySelectorAll('.govuk-error-summary a')].map((link) => {
    const field = document.querySelector(link.getAttribute('href')!);
    assert.ok(field, `${link.getAttribute('href')} leads to a field`);
    return link.textContent!.trim();
  });

test('a request that leaves something out is not logged, and the page says at each field what is missing', async () => {
  const { pseudonym } = await person();
  const { headers } = await as('data_officer');
  const about = await send('POST', '/rights/requests', { pseudonym }, headers);
  assert.equal(about.status, 422);
  assert.deepEqual(mistakes(about.document), [
    'Choose what was asked',
    'Choose who asked',
    'Enter the day on which it came',
  ]);
  const future = { pseudonym, kind: 'access', askedBy: 'person', receivedOn: '2999-01-01' };
  const early = await send('POST', '/rights/requests', future, headers);
  assert.match(mistakes(early.document).join(), /not in the future/);
  assert.equal(early.document.querySelector('#kind option[selected]')?.getAttribute('value'), 'access');
  const complaint = await send('POST', '/rights/requests', { kind: 'complaint', receivedOn: today }, headers);
  assert.deepEqual(mistakes(complaint.document), ['Choose who asked']);
  const search = await send('POST', '/rights/search', { words: 'x' }, headers);
  assert.deepEqual(mistakes(search.document), ['Choose by what to find them']);
  assert.match((await send('GET', '/rights', {}, headers)).body, /None is open/);
  assert.deepEqual(told, []);
});

test('a request is given two months more with a reason that the person reads, and is closed with an outcome only', async () => {
  const { pseudonym, home } = await person();
  const { headers } = await as('data_officer');
  const asked = { pseudonym, kind: 'access', askedBy: 'person', receivedOn: today };
  assert.equal((await send('POST', '/rights/requests', asked, headers)).status, 303);
  const { document } = await send('GET', '/rights', {}, headers);
  const action = (end: string): string => document.querySelector(`form[action$="/${end}"]`)!.getAttribute('action')!;
  const [extend, close] = [action('extend'), action('close')];
  const without = await send('POST', extend, { reason: ' ' }, headers);
  assert.equal(without.status, 422);
  assert.match(mistakes(without.document).join(), /Enter the reason/);
  assert.equal((await send('POST', extend, { reason: 'It is about <three> waves' }, headers)).status, 303);
  const log = await send('GET', '/rights', {}, headers);
  assert.match(log.body, /Two months were added.*It is about &lt;three&gt; waves/);
  assert.equal(log.document.querySelector('form[action$="/extend"]'), null, 'once');
  assert.match((await send('GET', `${home}/data`)).body, /takes longer.*It is about &lt;three&gt; waves/);
  assert.equal((await send('POST', extend, { reason: 'Again' }, headers)).status, 409);
  const unsaid = await send('POST', close, {}, headers);
  assert.deepEqual([unsaid.status, mistakes(unsaid.document)], [422, ['Choose what came of it']]);
  assert.equal((await send('POST', close, { outcome: 'met' }, headers)).status, 303);
  assert.deepEqual(told, []);
});
