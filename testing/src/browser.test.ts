import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { axeProblems } from './axe-problems.ts';
import { browser, type TestBrowser } from './browser.ts';

const PAGE = `<!doctype html><html lang="en"><head><title>A page</title><meta name="viewport" content="width=device-width">
</head><body><main><h1>A page</h1><script>document.title = 'Scripted'</script><label>Hours <input></label></main></body></html>`;

let opened: TestBrowser;
let server: Server;
let address: string;

before(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.url !== '/scripted') response.setHeader('content-security-policy', "default-src 'none'");
    if (request.url === '/in-pieces') {
      response.write('<!doctype html><!-- the rest comes later -->');
      setTimeout(() => response.end('<title>All of it</title>'), 300);
      return;
    }
    if (request.url === '/leads-on') return void response.end('<!doctype html><a href="/in-pieces">Go on</a>');
    response.end(request.url === '/faulty' ? PAGE.replace(/<label>.*<.label>/, '<input>') : PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  opened = await browser();
});
after(async () => {
  await opened.close();
  await new Promise((resolve) => server.close(resolve));
});

test('axe finds nothing on a sound page, even where the page allows no scripts', async () => {
  const page = await opened.newPage();
  await page.goto(address);
  assert.deepEqual(await axeProblems(page), []);
});

test('axe finds a field without a label and says where it is', async () => {
  const page = await opened.newPage();
  await page.goto(`${address}/faulty`);
  const problems = await axeProblems(page);
  assert.equal(problems.length, 1);
  assert.match(problems[0]!, /\/faulty: .*label.* at input: <input>/);
});

test('a page can be opened as on a phone, with JavaScript or without', async () => {
  for (const javaScript of [true, false]) {
    const page = await opened.newPage({ phone: true, javaScript });
    await page.goto(`${address}/scripted`);
    assert.equal(await page.title(), javaScript ? 'Scripted' : 'A page');
    assert.equal(await page.evaluate('innerWidth'), 360);
  }
});

test('a click comes back when the page that it leads to is there, however slowly it comes', async () => {
  const page = await opened.newPage();
  await page.goto(`${address}/leads-on`);
  await page.getByRole('link', { name: 'Go on' }).click();
  assert.equal(await page.title(), 'All of it');
});

test('pages do not share cookies', async () => {
  const [one, other] = [await opened.newPage(), await opened.newPage()];
  await one.context().addCookies([{ name: 'who', value: 'one', url: address }]);
  assert.deepEqual(await other.context().cookies(), []);
});

test('a browser that does not go when it is told to is ended', { skip: process.platform === 'win32' }, async () => {
  const stuck = await browser();
  await stuck.newPage();
  process.kill(stuck.pid, 'SIGSTOP');
  await stuck.close(100);
  assert.throws(() => process.kill(stuck.pid, 0), { code: 'ESRCH' });
});
