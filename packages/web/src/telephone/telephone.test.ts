import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftPreview } from '../fixtures/preview-study.ts';

const { send, begin } = draftPreview();

const textOf = (element: { textContent: string | null } | null): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** A page by telephone of a walk that has come to a question. */
async function pageOf(question: string) {
  const { location } = await send('GET', `/preview/to/${question}?mode=telephone`);
  const page = await send('GET', location);
  assert.equal(page.status, 200);
  return { ...page, location };
}

test('words say what is read out, what is for the interviewer, and what is added if necessary', async () => {
  const { document, body } = await pageOf('team');
  const page = textOf(document.querySelector('.earshot-preview__page'));
  assert.match(page, /^Read out I now ask about your job\. Read out Which teams do you work in\?/);
  assert.match(page, /Interviewer ?Wait for an answer first, then prompt with these\. Code all that apply\./);
  assert.match(page, /Interviewer note ?Probe <once>\./);
  assert.match(page, /Add if necessary ?Please say which\./);
  assert.match(page, /If asked what is meant ?A team has a manager\./);
  assert.doesNotMatch(body, /Probe <once>/);
});

test('don’t know and refused are coded apart from the answers, and are not read out', async () => {
  const { document } = await pageOf('works');
  const page = textOf(document.querySelector('fieldset'));
  assert.match(page, /Read out ?1 Yes ?2 No ?Do not read out: code if said ?Don’t know ?Prefer not to say$/);
});

test('answers have numbers that keys pick, and those that stand alone say so', async () => {
  const { document } = await pageOf('team');
  const boxes = [...document.querySelectorAll('input[type=checkbox][data-key]')];
  assert.deepEqual(
    boxes.map((box) => [box.getAttribute('value'), box.getAttribute('data-key')]),
    [
      ['care', '1'],
      ['other', '2'],
      ['none', '3'],
    ],
  );
  assert.match(textOf(document.querySelector('label[for=team-3]')), /3 None \(not together with others\)/);
  assert.equal(textOf(document.querySelector('label[for=team_other_text]')), 'Which? (write in, if “Another”)');
  assert.ok(
    document.querySelector('[data-key-help]')?.hasAttribute('hidden'),
    'help on keys is for those who have them',
  );
});

test('what an interviewer codes is what the respondent’s page would keep', async () => {
  const walk = await begin({ mode: 'telephone' });
  await send('POST', `${walk}/q/works`, { works: 'yes_' });
  const { location } = await send('POST', `${walk}/q/team`, { team: ['care', 'other'], team_other_text: 'Night team' });
  assert.equal(location, `${walk}/q/hours`);
  const { document } = await send('GET', `${walk}/q/team`);
  const checked = [...document.querySelectorAll('.earshot-call input[checked]')].map((box) =>
    box.getAttribute('value'),
  );
  assert.deepEqual(checked, ['care', 'other']);
  assert.equal(document.querySelector('#team_other_text')?.getAttribute('value'), 'Night team');
  const refused = await send('POST', `${walk}/q/team`, { team: '-refused' });
  assert.equal(refused.status, 303);
  assert.ok((await send('GET', `${walk}/q/team`)).document.querySelector('input[value="-refused"][checked]'));
});

test('several questions of a page stand together, a number with its range and what can be coded instead', async () => {
  const { document } = await pageOf('hours');
  assert.deepEqual(
    [...document.querySelectorAll('.earshot-call__question')].map(({ tagName, textContent }) => [tagName, textContent]),
    [
      ['H1', 'How many hours?'],
      ['H2', 'Was it usual?'],
    ],
  );
  const page = textOf(document.querySelector('.earshot-call'));
  assert.match(page, /Write in a whole number from 0 to 168\./);
  assert.match(page, /Do not read out: code instead, if said ?I did not work ?Don’t know ?Prefer not to say/);
  assert.equal(document.querySelectorAll('.earshot-call__instead [data-key]').length, 0);
});

test('a doubt is read out, and can be confirmed', async () => {
  const { location } = await pageOf('hours');
  const doubted = await send('POST', location, { hours: '90', usual: 'no_' });
  assert.equal(doubted.status, 422);
  const doubt = textOf(doubted.document.querySelector('.earshot-call__doubts'));
  assert.match(doubt, /Check with the person Read out Is 90 right\?/);
  assert.equal((await send('POST', location, { hours: '90', usual: 'no_', long_week: 'confirmed' })).status, 303);
  assert.ok((await send('GET', location)).document.querySelector('input#long_week[checked]'));
});

test('every error leads to its field, and is said there', async () => {
  const { location } = await pageOf('agreed');
  const { document } = await send('POST', location, { agreed_paid: 'agree' });
  const link = document.querySelector('.govuk-error-summary a')!;
  assert.equal(link.getAttribute('href'), '#agreed_valued');
  assert.equal(document.querySelector('#agreed_valued')?.getAttribute('type'), 'radio');
  assert.match(textOf(document.querySelector('#agreed_valued-error')), /I am valued/);
  const hours = await pageOf('hours');
  const wrong = await send('POST', hours.location, { hours: '900', usual: 'no_' });
  const error = wrong.document.querySelector('#hours')!.getAttribute('aria-describedby')!.split(' ');
  assert.ok(error.includes('hours-error'));
  assert.ok(error.every((id: string) => wrong.document.getElementById(id)));
});

test('a long list is not read out, and an answer in words is written down', async () => {
  const list = textOf((await pageOf('place')).document.querySelector('.earshot-call'));
  assert.match(list, /Do not read out the answers\. Code one\./);
  const words = await pageOf('heard');
  assert.match(
    textOf(words.document.querySelector('.earshot-call')),
    /in the person’s own words\. It may be left blank\./,
  );
  assert.equal(words.document.querySelector('textarea')?.getAttribute('aria-labelledby'), 'heard-question');
});
