import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fields } from '../fixtures/served-study.ts';
import { PAGES, wholeLanguage } from '../fixtures/whole-language.ts';

const { send, start, answer } = wholeLanguage();

type PageName = keyof typeof PAGES;
type Shown = Awaited<ReturnType<typeof send>>['document'];

/** Starts, answers everything before a page, and returns the address of the interview. */
async function startBefore(page: PageName, instead: Record<string, Fields> = {}): Promise<string> {
  const home = await start();
  for (const name of Object.keys(PAGES) as PageName[]) {
    if (name === page) break;
    await answer(home, { [name]: instead[name] ?? PAGES[name] });
  }
  return home;
}

function texts(document: Shown, selector: string): string[] {
  return [...document.querySelectorAll(selector)].map((element) => element.textContent?.trim() ?? '');
}

function hrefs(document: Shown, selector: string): (string | null)[] {
  return [...document.querySelectorAll(selector)].map((link) => link.getAttribute('href'));
}

/** Every link within a page leads to something on it, and no two things have the same id. */
function isWhole(document: Shown): void {
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  assert.deepEqual(ids, [...new Set(ids)]);
  for (const href of hrefs(document, '.govuk-error-summary a')) assert.ok(ids.includes(href!.slice(1)), href!);
  for (const described of document.querySelectorAll('[aria-describedby]')) {
    for (const id of described.getAttribute('aria-describedby')!.split(' ')) assert.ok(ids.includes(id), id);
  }
}

test('everything can be answered and sent, page by page', async () => {
  const home = await start();
  for (const [page, fields] of Object.entries(PAGES)) {
    const { status, document } = await send('GET', `${home}/q/${page}`);
    assert.equal(status, 200, page);
    assert.equal(document.querySelectorAll('h1').length, 1, page);
    isWhole(document);
    await answer(home, { [page]: fields });
  }
  assert.equal((await send('POST', `${home}/finish`)).location, home);
  assert.match((await send('GET', home)).body, /Thank you for trying the pages/);
});

test('what was answered stands on its page again, lines and boxes included', async () => {
  const home = await startBefore('wish');
  const writtenAt = async (page: string, selector: string) =>
    (await send('GET', `${home}/q/${page}`)).document.querySelector(selector)?.getAttribute('value');
  assert.equal(await writtenAt('reasons', '#reasons_other_text'), 'The <i>weather</i>');
  assert.equal(await writtenAt('how', '#how_other_text'), 'At a fair');
  assert.equal(await writtenAt('authority', 'option[selected]'), 'leeds');
  assert.equal(await writtenAt('hours', '#direct_hours'), '12');
  assert.equal(await writtenAt('hours', '#kind_of_week_unusual_text'), 'Snow');
  assert.equal(await writtenAt('views', 'input[name=views_paid_matters][checked]'), 'matters');
});

test('nothing that a questionnaire or a person says becomes part of a page', async () => {
  const home = await startBefore('wish', {
    authority: { authority: 'elsewhere', authority_elsewhere_text: '<u>x</u>' },
  });
  for (const page of ['reasons', 'main_reason', 'authority', 'hours', 'views', 'wish']) {
    const { body } = await send('GET', `${home}/q/${page}`);
    assert.doesNotMatch(body, /<(i|u|b|em|fairly)>/, page);
  }
  const reasons = (await send('GET', `${home}/q/reasons`)).body;
  for (const written of ['not of &lt;i&gt;one', '&lt;em&gt;Anything', 'they &lt;u&gt;do', 'The &lt;i&gt;weather']) {
    assert.ok(reasons.includes(written), written);
  }
  const { location } = await send('POST', `${home}/q/works`, { works: 'no_' });
  assert.ok((await send('GET', location)).body.includes('&lt;b&gt;Not&lt;/b&gt; for others'));
});

test('notes stand before their question, in paragraphs, and only those that are meant for the person', async () => {
  const home = await startBefore('reasons');
  const { document } = await send('GET', `${home}/q/reasons`);
  assert.deepEqual(texts(document, '.earshot-reading'), ['Think of your job as a whole, not of <i>one</i> day.']);
  await answer(home, { works: { works: 'left' } });
  const left = (await send('GET', `${home}/q/reasons`)).document;
  assert.equal(texts(left, '.earshot-reading').length, 2);
  assert.equal(left.querySelector('h1')?.textContent?.trim(), 'Why did you leave social work?');
  assert.ok(left.querySelector('input[value=placement]'), 'an option that depends on an answer is not offered');
  const week = (await send('GET', `${await startBefore('hours')}/q/hours`)).document;
  assert.equal(texts(week, '.earshot-reading p').length, 2);
});

test('what a question means is a detail that stands between the question and its answers', async () => {
  const { document } = await send('GET', `${await startBefore('reasons')}/q/reasons`);
  const details = document.querySelector('.govuk-checkboxes details');
  assert.deepEqual(texts(document, 'details p'), [
    'A reason is whatever weighs with you. <em>Anything</em> counts.',
    'Small reasons count as well.',
  ]);
  assert.ok(details?.nextElementSibling?.classList.contains('govuk-checkboxes__item'));
});

test('a line to write in belongs to its option, and is there without a script', async () => {
  const { document } = await send('GET', `${await startBefore('reasons')}/q/reasons`);
  const other = document.querySelector('input[value=other]');
  const revealed = document.getElementById(other!.getAttribute('data-aria-controls')!);
  assert.equal(revealed?.querySelector('label')?.textContent?.trim(), 'What is it?');
  assert.equal(revealed?.querySelector('input')?.getAttribute('name'), 'reasons_other_text');
});

test('a line that is too long says so at the line', async () => {
  const home = await startBefore('how');
  const fields = { how: 'other', how_other_text: 'x'.repeat(201) };
  const { status, document } = await send('POST', `${home}/q/how`, fields);
  assert.equal(status, 422);
  assert.deepEqual(hrefs(document, '.govuk-error-summary a'), ['#how_other_text']);
  assert.match(document.querySelector('#how_other_text-error')?.textContent ?? '', /201 characters/);
  isWhole(document);
});

test('a main reason that was written in is shown in the person’s own words, with no line to write in again', async () => {
  const { document } = await send('GET', `${await startBefore('main_reason')}/q/main_reason`);
  assert.deepEqual(texts(document, '.govuk-radios__hint'), ['You wrote: The <i>weather</i>']);
  assert.equal(document.querySelectorAll('input[type=text]').length, 0);
});

test('a line beside a drop-down says to which option it belongs', async () => {
  const { document } = await send('GET', `${await startBefore('authority')}/q/authority`);
  assert.equal(
    document.querySelector('label[for=authority_elsewhere_text]')?.textContent?.trim(),
    'If you chose “Somewhere else”: Where is it?',
  );
  assert.ok(document.querySelectorAll('select option').length > 150);
  assert.equal(document.querySelector('select')?.getAttribute('data-searched'), 'true');
});

test('several questions stand on one page under the title of their block', async () => {
  const home = await startBefore('hours');
  const { document } = await send('GET', `${home}/q/hours`);
  assert.deepEqual(texts(document, 'h1'), ['Your week']);
  assert.equal(document.title, 'Your week: How many hours did you work? – The whole language');
  for (const name of ['hours', 'direct_hours', 'kind_of_week', 'best_day']) {
    assert.ok(document.querySelector(`[name=${name}]`), name);
  }
  assert.deepEqual(texts(document, '.govuk-fieldset__legend').slice(0, 2), [
    'How many hours did you work?: Or, instead of an answer',
    'How many of them did you spend with families?: Or, instead of an answer',
  ]);
});

test('Back and Continue go from page to page, also from an address in the middle of one', async () => {
  const home = await startBefore('views');
  const back = async (question: string) =>
    (await send('GET', `${home}/q/${question}`)).document.querySelector('.govuk-back-link')?.getAttribute('href');
  assert.equal(await back('views'), `${home}/q/hours`);
  assert.equal(await back('best_day'), `${home}/q/authority`);
  const form = (await send('GET', `${home}/q/direct_hours`)).document.querySelector('form');
  assert.equal(form?.getAttribute('action'), `${home}/q/hours`);
  assert.equal(await answer(home, { hours: PAGES.hours }), `${home}/q/views`);
});

test('of a page with several questions everything is kept or nothing, and every error leads to its own field', async () => {
  const home = await startBefore('hours');
  const fields = { hours: 'many', direct_hours: '3', 'direct_hours-state': 'no_families', best_day: 'Friday' };
  const { status, document } = await send('POST', `${home}/q/hours`, fields);
  assert.equal(status, 422);
  assert.deepEqual(hrefs(document, '.govuk-error-summary a'), ['#hours', '#direct_hours']);
  assert.equal(document.querySelector('#best_day')?.getAttribute('value'), 'Friday');
  assert.ok(document.querySelector('[name="direct_hours-state"][value=no_families]')?.hasAttribute('checked'));
  isWhole(document);
  const again = (await send('GET', `${home}/q/hours`)).document;
  assert.equal(again.querySelector('#best_day')?.getAttribute('value') ?? '', '');
});

test('something else can be said instead of a number', async () => {
  const home = await startBefore('hours');
  await answer(home, { hours: { hours: '30', 'direct_hours-state': 'no_families' } });
  const { document } = await send('GET', `${home}/q/hours`);
  assert.ok(document.querySelector('[name="direct_hours-state"]')?.hasAttribute('checked'));
  assert.equal(document.querySelector('#direct_hours')?.getAttribute('value') ?? '', '');
});

test('a hard check is an error in the words of its author, at the question that it belongs to', async () => {
  const home = await startBefore('hours');
  const { status, document } = await send('POST', `${home}/q/hours`, { hours: '10', direct_hours: '20' });
  assert.equal(status, 422);
  assert.match(document.title, /^Error: /);
  assert.deepEqual(texts(document, '.govuk-error-summary a'), [
    'You cannot spend more hours with families than you work.',
  ]);
  assert.match(document.querySelector('#direct_hours-error')?.textContent ?? '', /You cannot spend more/);
});

test('a check of a grid leads to a row of it', async () => {
  const home = await startBefore('views');
  const fields = { ...PAGES.views, views_paid: 'disagree' };
  const { document } = await send('POST', `${home}/q/views`, fields);
  assert.deepEqual(hrefs(document, '.govuk-error-summary a'), ['#views_valued']);
  isWhole(document);
});

test('a doubt asks whether an answer is meant, keeps the page as it was sent, and is asked once', async () => {
  const home = await startBefore('hours');
  const fields = { hours: '70', direct_hours: '70', best_day: 'Friday' };
  const { status, document } = await send('POST', `${home}/q/hours`, fields);
  assert.equal(status, 422);
  assert.match(document.title, /^Check: /);
  assert.equal(document.querySelector('.govuk-error-summary__title')?.textContent?.trim(), 'Check your answer');
  assert.deepEqual(texts(document, '.govuk-error-summary a'), [
    '70 hours is more than most people work.',
    'Every hour with families leaves none for recording.',
  ]);
  assert.equal(document.querySelector('#best_day')?.getAttribute('value'), 'Friday');
  assert.equal(document.querySelectorAll('.govuk-error-message').length, 0);
  isWhole(document);
  // With one of two confirmed the other is still asked, and the tick stays.
  const half = (await send('POST', `${home}/q/hours`, { ...fields, hours_high: 'confirmed' })).document;
  assert.deepEqual(hrefs(half, '.govuk-error-summary a'), ['#direct_all']);
  assert.ok(half.querySelector('#hours_high')?.hasAttribute('checked'));
  const confirmed = { ...fields, hours_high: 'confirmed', direct_all: 'confirmed' };
  assert.equal(await answer(home, { hours: confirmed }), `${home}/q/views`);
  const again = (await send('GET', `${home}/q/hours`)).document;
  assert.ok(again.querySelector('#hours_high')?.hasAttribute('checked'));
});

test('a doubt goes when the answer is changed', async () => {
  const home = await startBefore('hours');
  await answer(home, { hours: { hours: '70', direct_hours: '3', hours_high: 'confirmed' } });
  await answer(home, { hours: { hours: '40', direct_hours: '3', hours_high: 'confirmed' } });
  assert.equal((await send('GET', `${home}/q/hours`)).document.querySelector('#hours_high'), null);
});

test('a grid shows the rows that are meant for the person, with every column in words of its own', async () => {
  const home = await startBefore('views', { hours: { hours: '30', 'direct_hours-state': 'no_families' } });
  const { document } = await send('GET', `${home}/q/views`);
  assert.deepEqual(texts(document, 'fieldset legend'), [
    'I feel valued',
    'I feel valued: Does it matter to you?',
    'I am paid <fairly>',
    'I am paid <fairly>: Does it matter to you?',
  ]);
  const group = document.querySelector('[role=group]');
  assert.equal(document.getElementById(group!.getAttribute('aria-labelledby')!)?.textContent, 'How far do you agree?');
});

test('who is screened out reads why at once, can still go back, and reads it again when all is sent', async () => {
  const home = await start();
  const led = await answer(home, { works: { works: 'no_' } });
  assert.equal(led, `${home}/finish`);
  const { document } = await send('GET', led);
  assert.equal(document.querySelector('h1')?.textContent, 'There are no more questions for you');
  assert.match(document.querySelector('main')?.textContent ?? '', /This study is for people in social work/);
  assert.doesNotMatch(document.querySelector('main')?.textContent ?? '', /answered every question/);
  assert.equal(document.querySelector('.govuk-back-link')?.getAttribute('href'), `${home}/q/works`);
  await send('POST', `${home}/finish`);
  const sent = await send('GET', home);
  assert.match(sent.body, /This study is for people in social work/);
  assert.doesNotMatch(sent.body, /Thank you for trying/);
});
