// The pages of rights, retention and vouchers in a real browser: on a phone and at a desk, with and without JavaScript.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import { rightsStudy } from '../fixtures/rights-study.ts';

const { send, person, complete, as, web } = rightsStudy();

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
  assert.match((await page.textContent('main')) ?? '', /cy@home\.example\.org/);
  await page.context().close();
});
