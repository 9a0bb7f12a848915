import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOT_AGENCY, smallStudy } from '../fixtures/small-study.ts';

const { send, start, answer } = smallStudy();

test('the landing page says what the study is, and shows its words as words', async () => {
  const { document, body } = await send('GET', '/take/small');
  assert.equal(document.querySelector('h1')?.textContent, 'A <b>small</b> study');
  assert.match(body, /is <strong>your<\/strong> choice/);
  assert.doesNotMatch(body, /<script>alert/);
});

test('without the box ticked nobody is started, and the summary leads to the box', async () => {
  const { status, document } = await send('POST', '/take/small');
  assert.equal(status, 422);
  assert.match(document.title, /^Error: /);
  const link = document.querySelector('.govuk-error-summary a');
  assert.equal(link?.getAttribute('href'), '#consent');
  assert.ok(document.querySelector('input#consent'));
});

test('each page is one question, which is its heading and begins its title', async () => {
  const home = await start();
  const { document } = await send('GET', `${home}/q/agency`);
  assert.deepEqual(
    [...document.querySelectorAll('h1')].map((h1) => h1.textContent?.trim()),
    ['Agency worker?'],
  );
  assert.equal(document.title, 'Agency worker? – A <b>small</b> study');
  assert.equal(document.querySelector('.govuk-back-link')?.getAttribute('href'), home);
});

test('ways of not answering stand after a divider', async () => {
  const home = await start();
  const { document } = await send('GET', `${home}/q/agency`);
  const order = [...document.querySelectorAll('.govuk-radios > *')].map((item) => item.textContent?.trim());
  assert.deepEqual(order, ['Yes, one', 'No', 'or', 'Rather not say']);
});

test('a page that cannot be read comes back as it was sent, with the same words above and at the field', async () => {
  const home = await start();
  await answer(home, { agency: { agency: 'no_' }, views: NOT_AGENCY.views! });
  const { status, document } = await send('POST', `${home}/q/hours`, { hours: 'fourty <2>' });
  assert.equal(status, 422);
  assert.match(document.title, /^Error: Hours, No\?/);
  const sentence = 'Enter a whole number between 0 and 168';
  assert.equal(document.querySelector('.govuk-error-summary a')?.textContent, sentence);
  assert.match(document.querySelector('#hours-error')?.textContent ?? '', new RegExp(sentence));
  assert.equal(document.querySelector('#hours')?.getAttribute('value'), 'fourty <2>');
});

test('every error of a grid leads to its own row', async () => {
  const home = await start();
  await answer(home, { agency: { agency: 'no_' } });
  const { document } = await send('POST', `${home}/q/views`, { views_valued: 'agree' });
  const links = [...document.querySelectorAll('.govuk-error-summary a')].map((link) => link.getAttribute('href'));
  assert.deepEqual(links, ['#views_paid']);
  assert.equal(document.querySelector('input#views_paid')?.getAttribute('type'), 'radio');
  assert.ok(document.querySelector('input#views_valued')?.hasAttribute('checked'));
  assert.equal(document.querySelectorAll('fieldset legend').length, 2);
});

test('answers are shown again on return, whatever the kind of question', async () => {
  const home = await start();
  assert.equal(await answer(home, NOT_AGENCY), `${home}/finish`);
  const page = async (question: string) => (await send('GET', `${home}/q/${question}`)).document;
  const checked = (await page('agency')).querySelector('input[checked]');
  assert.equal(checked?.getAttribute('value'), 'no_');
  assert.equal((await page('hours')).querySelector('#hours')?.getAttribute('value'), '40');
  assert.equal((await page('place')).querySelector('option[selected]')?.getAttribute('value'), 'south');
  assert.match((await send('GET', `${home}/q/why`)).body, />Nothing &amp; &lt;nothing&gt;<\/textarea>/);
});

test('a changed answer changes the way: new questions are asked, and Back follows the new path', async () => {
  const home = await start();
  await answer(home, NOT_AGENCY);
  assert.equal(await answer(home, { agency: { agency: 'yes_' } }), `${home}/q/reasons`);
  assert.equal(await answer(home, { reasons: { reasons: ['pay', 'team'] } }), `${home}/q/main`);
  const { document } = await send('GET', `${home}/q/main`);
  const offered = [...document.querySelectorAll('input')].map((input) => input.getAttribute('value'));
  assert.deepEqual(offered, ['pay', 'team']);
  assert.equal(document.querySelector('.govuk-back-link')?.getAttribute('href'), `${home}/q/reasons`);
  assert.equal(await answer(home, { main: { main: 'team' } }), `${home}/q/views`);
  assert.match((await send('GET', `${home}/q/hours`)).document.title, /^Hours, Yes, one\?/);
});

test('a question off the path sends its visitor to the open one', async () => {
  const home = await start();
  assert.equal((await send('GET', `${home}/q/hours`)).location, `${home}/q/agency`);
  assert.equal((await send('GET', `${home}/finish`)).location, `${home}/q/agency`);
  assert.equal((await send('POST', `${home}/q/hours`, { hours: '3' })).status, 404);
});

test('the personal link is shown whole, and leads back to the open question', async () => {
  const home = await start();
  const first = await send('GET', home);
  assert.match(first.body, new RegExp(`https://listen.example.org${home}`));
  await answer(home, { agency: { agency: 'no_' } });
  const { document } = await send('GET', home);
  assert.match(document.querySelector('main')?.textContent ?? '', /answered 1\s+question so far/);
  assert.equal(document.querySelector('.govuk-button')?.getAttribute('href'), `${home}/q/views`);
});

test('answers that were sent cannot be changed, and a second press of the button does no harm', async () => {
  const home = await start();
  await answer(home, NOT_AGENCY);
  assert.equal((await send('POST', `${home}/finish`)).location, home);
  assert.equal((await send('POST', `${home}/finish`)).location, home);
  assert.match((await send('GET', home)).document.title, /^Your answers are sent/);
  const change = await send('POST', `${home}/q/hours`, { hours: '1' });
  assert.equal(change.status, 409);
  assert.equal(change.document.querySelector('h1')?.textContent, 'Your answers are already sent');
  assert.equal((await send('GET', `${home}/q/hours`)).location, home);
});

test('who withdraws is told what that means, and their answers are no longer shown', async () => {
  const home = await start();
  await answer(home, { agency: { agency: 'no_' } });
  assert.match((await send('GET', `${home}/withdraw`)).body, /published before you withdraw are not changed/);
  assert.equal((await send('POST', `${home}/withdraw`)).location, home);
  assert.equal((await send('GET', home)).document.querySelector('h1')?.textContent, 'You have withdrawn');
  assert.equal((await send('GET', `${home}/q/agency`)).location, home);
  assert.equal((await send('POST', `${home}/q/agency`, { agency: 'yes_' })).status, 410);
});
