// The pages of rights, retention and vouchers in a real browser: on a phone and at a desk, with and without JavaScript.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openLetter } from '@earshot/actions';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import { rightsStudy } from '../fixtures/rights-study.ts';

const { send, person, complete, as, web, world } = rightsStudy();

interface Ready {
  readonly running: TestBrowser;
  readonly origin: string;
  /** Of everything that there is to look at, and who looks. */
  readonly pages: readonly string[];
  readonly cookie: string;
}

let made: Promise<Ready> | undefined;
/** People, requests and vouchers to look at, once for all tests of this file. */
function ready(): Promise<Ready> {
  made ??= prepare();
  return made;
}

async function prepare(): Promise<Ready> {
  const [one, other] = [await person(), await person('Bo Bold')];
  for (const { home } of [one, other]) await complete(home);
  await send('POST', `${other.home}/data/erase`);
  const { headers } = await as('data_officer');
  await send('POST', '/desk/rights/vouchers/bought', { codes: 'CODE-0001\nCODE-0002' }, headers);
  await send('POST', '/desk/rights/vouchers/given', { person: one.pseudonym }, headers);
  const { document } = await send('GET', '/rights', {}, headers);
  const erase = document.querySelector('a[href$="/erase"]')!.getAttribute('href')!;
  const pages = [
    ...['/data', '/data/details', '/withdraw'].map((page) => one.home + page),
    ...['/rights', `/rights/people/${one.pseudonym}`, erase, '/retention', '/desk/rights/vouchers'],
  ];
  const origin = await web().listen({ port: 0, host: '127.0.0.1' });
  return { running: await browser(), origin, pages, cookie: headers.cookie };
}

after(async () => (await made)?.running.close());

for (const phone of [true, false]) {
  test(`every page is accessible and nothing runs out of it ${phone ? 'on a narrow phone' : 'at a desk'}`, async () => {
    const { running, origin, pages, cookie } = await ready();
    const page = await running.newPage({ phone });
    await page.context().setExtraHTTPHeaders({ cookie });
    if (phone) await page.setViewportSize({ width: 320, height: 640 });
    for (const address of pages) {
      const response = await page.goto(origin + address);
      assert.equal(response?.status(), 200, address);
      assert.deepEqual(await axeProblems(page), []);
      const [width, shown] = (await page.evaluate(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )) as [number, number];
      assert.ok(width <= shown, `${address} is ${width} wide and ${shown} are shown`);
    }
    await page.context().close();
  });
}

test('without JavaScript and by keyboard alone, a person corrects their contact details', async () => {
  const { running, origin } = await ready();
  const { home } = await person('Cy Clark');
  const page = await running.newPage({ javaScript: false });
  await page.goto(`${origin}${home}/data/details`);
  await page.focus('#email');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('cy@home.example.org');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${origin}${home}/data`);
  assert.match((await page.textContent('main')) ?? '', /We have written to cy@home\.example\.org/);
  await page.goto(`${origin}${home}/data/details`);
  assert.equal(await page.inputValue('#email'), 'cy@home.example.org', 'sending the form again does not take it back');
  await page.context().close();
});

/** The link in the mail that was queued last to a person. */
async function confirmingLink(pseudonym: string): Promise<string> {
  const [mail] = await world().store.transaction('fieldwork', (queries) =>
    queries.query<{ id: string; letter: Uint8Array }>(
      `SELECT mail_id AS id, letter FROM fieldwork.mail WHERE pseudonym = $1 AND step LIKE 'confirm_address:%'
       ORDER BY queued_at DESC LIMIT 1`,
      [pseudonym],
    ),
  );
  const { text } = openLetter(world(), mail!.id, mail!.letter);
  assert.doesNotMatch(text, /Di|Davies|\/a\//, 'it names nobody, and has no link of theirs');
  return text.match(/\/confirm\/\S+/)![0];
}

test('an address given on a page in Welsh is confirmed in Welsh, on a phone', async () => {
  const { running, origin } = await ready();
  const { home, pseudonym } = await person('Di Davies');
  const page = await running.newPage({ phone: true });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${origin}${home}/data/details?lang=cy`);
  await page.fill('#homeEmail', 'di@cartref.example.org');
  await page.press('#homeEmail', 'Enter');
  await page.waitForURL(`${origin}${home}/data?lang=cy`);
  assert.match((await page.textContent('main')) ?? '', /Rydym wedi ysgrifennu at di@cartref\.example\.org/);
  const link = await confirmingLink(pseudonym);
  assert.match(link, /\?lang=cy$/);
  await page.goto(origin + link);
  assert.equal(await page.getAttribute('html', 'lang'), 'cy');
  assert.deepEqual(await axeProblems(page), []);
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(await page.textContent('h1'), 'Confirm your address');
  assert.deepEqual(await axeProblems(page), []);
  await page.goBack();
  await page.getByRole('button', { name: 'Cadarnhau’r cyfeiriad' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Mae eich cyfeiriad wedi’i gadarnhau' }).waitFor();
  assert.deepEqual(await axeProblems(page), []);
  const again = await page.goto(origin + link);
  assert.equal(again?.status(), 404);
  assert.equal(await page.getAttribute('html', 'lang'), 'cy');
  assert.deepEqual(await axeProblems(page), []);
  await page.goto(`${origin}${home}/data`);
  assert.match((await page.textContent('main')) ?? '', /E-mail address at home\s+di@cartref\.example\.org/);
  await page.context().close();
});
