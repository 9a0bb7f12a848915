// A field manager at the contacts plan, and people who end all mails, in a real browser.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { stopToken } from '@earshot/actions';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../fixtures/accounts.ts';
import { calledStudy } from '../fixtures/called-study.ts';

const { as, clock, origin, person, world } = calledStudy();
let chromium: TestBrowser;

before(async () => {
  chromium = await browser();
});
after(() => chromium?.close());

type Options = Parameters<TestBrowser['newPage']>[0];

async function managerAt(path: string, options: Options = {}): Promise<Page> {
  const page = await chromium.newPage(options);
  const { email } = await as('field_manager');
  await page.goto(`${origin()}${path}`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${origin()}${path}`);
  return page;
}

/** A mail of the invitation to somebody new, as the worker would have left it. */
async function mail(state: string): Promise<{ mailId: string; pseudonym: string }> {
  const { pseudonym } = await person();
  const mailId = randomUUID();
  await world().store.transaction('fieldwork', (queries) =>
    queries.query(
      `INSERT INTO fieldwork.mail (mail_id, study_id, pseudonym, step, state, message_id, reason, queued_by, queued_at,
         not_before, began_at, changed_at) VALUES ($1, 'called', $2, 'invitation', $3, $4, 'No answer.', 'protocol', $5,
         $5, $5, $5)`,
      [mailId, pseudonym, state, `<${mailId}@listen.example.org>`, clock.now],
    ),
  );
  return { mailId, pseudonym };
}

async function stateOf(mailId: string): Promise<string> {
  const [row] = await world().store.transaction('fieldwork', (queries) =>
    queries.query<{ state: string }>('SELECT state FROM fieldwork.mail WHERE mail_id = $1', [mailId]),
  );
  return row!.state;
}

async function click(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()]);
}

async function assertWhole(page: Page): Promise<void> {
  assert.deepEqual(await axeProblems(page), []);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  assert.ok((overflow as number) <= 0, `${page.url()} is ${overflow} pixels too wide`);
}

test('the contacts plan says what was sent, stops what waits and lets a person decide what nobody knows', async () => {
  const [sent, queued, unknown, again] = [
    await mail('sent'),
    await mail('queued'),
    await mail('unknown'),
    await mail('unknown'),
  ];
  const page = await managerAt('/desk/called/contacts', { phone: true });
  await assertWhole(page);
  const text = await page.locator('main').innerText();
  assert.match(text, /No mail is sent: no worker runs/);
  assert.match(text, /Released on Monday,? 28 September 2026/);
  assert.match(text, /1 sent, 1 waiting, 2 not known whether sent/);
  assert.match(text, new RegExp(`<${unknown.mailId}@listen`));
  await click(page, 'Cancel what waits of “Invitation”');
  await assertWhole(page);
  assert.equal(await stateOf(queued.mailId), 'queued', 'it is asked first');
  await click(page, 'Cancel 1 mail');
  assert.deepEqual([await stateOf(sent.mailId), await stateOf(queued.mailId)], ['sent', 'cancelled']);
  await click(page, new RegExp(`It was sent.*${unknown.mailId}`));
  assert.equal(await stateOf(unknown.mailId), 'sent');
  await click(page, new RegExp(`Send it again.*${again.mailId}`));
  const rows = await world().store.transaction('fieldwork', (queries) =>
    queries.query<{ step: string; state: string }>(
      'SELECT step, state FROM fieldwork.mail WHERE pseudonym = $1 ORDER BY step',
      [again.pseudonym],
    ),
  );
  assert.deepEqual(rows, [
    { step: 'invitation', state: 'cancelled' },
    { step: `invitation:after-${again.mailId}`, state: 'queued' },
  ]);
});

test('decided twice, a mail goes once more and not twice', async () => {
  const { mailId, pseudonym } = await mail('unknown');
  const { headers } = await as('field_manager');
  const decide = () =>
    fetch(`${origin()}/desk/called/contacts/unknown`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ mail: mailId, decision: 'again' }),
      redirect: 'manual',
    });
  const statuses = (await Promise.all([decide(), decide()])).map(({ status }) => status).sort();
  assert.deepEqual(statuses, [303, 409]);
  const rows = await world().store.transaction('fieldwork', (queries) =>
    queries.query('SELECT 1 FROM fieldwork.mail WHERE pseudonym = $1', [pseudonym]),
  );
  assert.equal(rows.length, 2);
});

test('nobody is sent another mail unless somebody says so in as many words', async () => {
  const { mailId } = await mail('unknown');
  const { headers } = await as('field_manager');
  for (const fields of [{ mail: mailId }, { mail: mailId, decision: 'maybe' }, { mail: 'x', decision: 'again' }]) {
    const body = new URLSearchParams(Object.entries(fields));
    const { status } = await fetch(`${origin()}/desk/called/contacts/unknown`, { method: 'POST', headers, body });
    assert.equal(status, 409);
  }
  assert.equal(await stateOf(mailId), 'unknown');
});

test('mails read as they would to somebody made up, and the page loads anew only for who asks', async () => {
  const page = await managerAt('/desk/called/contacts', { javaScript: false });
  await page.getByText('Invitation, day 0').click();
  assert.match(await page.locator('main').innerText(), /Your own link: http:\/\/localhost:\d+\/a\/…/);
  const { headers } = await as('field_manager');
  const refresh = async (query: string) =>
    (await fetch(`${origin()}/desk/called/contacts${query}`, { headers })).headers.get('refresh');
  assert.deepEqual([await refresh(''), await refresh('?every=10')], [null, '10']);
});

test('the forecast says that it is simulated and what it assumes; what is no percentage is said', async () => {
  const page = await managerAt('/desk/called/contacts/forecast', { phone: true });
  await assertWhole(page);
  assert.match(await page.locator('main').innerText(), /Simulated\. Fieldwork was played through 20 times/);
  assert.equal(await page.locator('.govuk-error-message').count(), 0);
  await page.getByLabel('How many people').fill('200');
  await page.getByLabel('Share of people who answer because of the first mail').fill('200');
  await click(page, 'Work it out');
  await assertWhole(page);
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.locator('.govuk-error-message').count(), 1);
  await page.getByLabel('Share of people who answer because of the first mail').fill('100');
  await click(page, 'Work it out');
  assert.match(await page.locator('.earshot-counts').innerText(), /Mails\s+200\b/i);
});

test('a mail that came back is handed in as a file', async () => {
  const { mailId } = await mail('sent');
  const page = await managerAt('/desk/called/contacts/returned');
  await assertWhole(page);
  await click(page, 'Hand them in');
  assert.match(await page.locator('main').innerText(), /Choose the files/);
  await assertWhole(page);
  const source = `Auto-Submitted: auto-replied\nIn-Reply-To: <${mailId}@listen.example.org>\n\nI am away.`;
  await page
    .getByLabel('Files of mails that came back')
    .setInputFiles([{ name: 'away.eml', mimeType: 'message/rfc822', buffer: Buffer.from(source) }]);
  await click(page, 'Hand them in');
  assert.match(await page.locator('main').innerText(), /away\.eml: recorded as an automatic answer/);
});

test('opening the link in a mail changes nothing; the button ends mails and calls, without JavaScript', async () => {
  const { mailId, pseudonym } = await mail('sent');
  const page = await chromium.newPage({ phone: true, javaScript: false });
  await page.goto(`${origin()}/stop/${stopToken(world().keys, mailId)}`);
  const events = () =>
    world().store.transaction('fieldwork', (queries) =>
      queries.query<{ disposition: string }>('SELECT disposition FROM fieldwork.contact_event WHERE pseudonym = $1', [
        pseudonym,
      ]),
    );
  assert.deepEqual(await events(), []);
  await click(page, 'End all mails and calls');
  assert.match(await page.locator('h1').innerText(), /You will hear no more from us/);
  assert.deepEqual(await events(), [{ disposition: 'unsubscribed' }]);
  const read = await chromium.newPage({ phone: true });
  await read.goto(page.url());
  await assertWhole(read);
});

test('a mail program ends them at one press, from elsewhere and by either kind of form', async () => {
  for (const body of [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), new FormData()]) {
    const { mailId, pseudonym } = await mail('queued');
    if (body instanceof FormData) body.set('List-Unsubscribe', 'One-Click');
    const url = `${origin()}/stop/${stopToken(world().keys, mailId)}`;
    assert.equal((await fetch(url, { method: 'POST', body })).status, 200);
    assert.equal(await stateOf(mailId), 'cancelled');
    const suppressed = await world().store.transaction('contacts', (queries) =>
      queries.query('SELECT channel FROM contacts.suppression WHERE pseudonym = $1', [pseudonym]),
    );
    assert.deepEqual(suppressed, [{ channel: 'every' }]);
  }
});

test('a link that was not made here ends nothing, and a personal link cannot be used for it', async () => {
  const { mailId } = await mail('queued');
  const token = stopToken(world().keys, mailId);
  const { link } = await person();
  for (const wrong of [`${token.slice(0, 43)}${token.endsWith('A') ? 'B' : 'A'}`, 'x', link.split('/').at(-1)!]) {
    const reply = await fetch(`${origin()}/stop/${wrong}`, { method: 'POST', body: new URLSearchParams() });
    assert.equal(reply.status, 404, wrong);
  }
  assert.equal(await stateOf(mailId), 'queued');
});
