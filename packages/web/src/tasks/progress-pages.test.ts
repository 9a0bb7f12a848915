// Pages of what goes on while nobody waits, as somebody sees them in the middle of it, in a real browser.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import { rightsStudy } from '../fixtures/rights-study.ts';

const { send, as, web, world } = rightsStudy();

interface Ready {
  readonly running: TestBrowser;
  readonly origin: string;
}

let made: Promise<Ready> | undefined;
function ready(): Promise<Ready> {
  made ??= (async () => ({
    running: await browser(),
    origin: await web().listen({ port: 0, host: '127.0.0.1' }),
  }))();
  return made;
}

after(async () => (await made)?.running.close());

/** Something that another server of the same database is in the middle of. */
async function goingOn(kind: 'give_vouchers' | 'search_names', startedBy: string): Promise<string> {
  const taskId = randomUUID();
  await world().store.transaction('contacts', (queries) =>
    queries.query(
      `INSERT INTO contacts.task (task_id, kind, study_id, started_by, started_at, state, done, whole, beat_at)
       VALUES ($1, $2, $3, $4, $5, 'going', 1200, 4000, $5)`,
      [taskId, kind, kind === 'give_vouchers' ? 'rights' : null, startedBy, world().now()],
    ),
  );
  return taskId;
}

async function stopAsked(taskId: string): Promise<boolean> {
  const [task] = await world().store.transaction('contacts', (queries) =>
    queries.query<{ asked: boolean }>('SELECT stop_asked AS asked FROM contacts.task WHERE task_id = $1', [taskId]),
  );
  return task!.asked;
}

for (const kind of ['search_names', 'give_vouchers'] as const) {
  test(`${kind}: how far it is can be seen, kept still, and stopped by keyboard without JavaScript`, async () => {
    const { running, origin } = await ready();
    const { viewer, headers } = await as(kind === 'search_names' ? 'data_officer' : 'field_manager');
    const taskId = await goingOn(kind, viewer.accountId);
    const address = kind === 'search_names' ? `/rights/searches/${taskId}` : '/desk/rights/vouchers';
    for (const phone of [true, false]) {
      const page = await running.newPage({ phone });
      if (phone) await page.setViewportSize({ width: 320, height: 640 });
      await page.context().setExtraHTTPHeaders({ cookie: headers.cookie });
      const reply = await page.goto(`${origin}${address}?still`);
      assert.deepEqual([reply?.status(), reply?.headers().refresh], [200, undefined]);
      assert.deepEqual(await axeProblems(page), []);
      const [width, shown] = (await page.evaluate(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )) as [number, number];
      assert.ok(width <= shown, `${width} wide and ${shown} are shown`);
      await page.context().close();
    }
    const page = await running.newPage({ javaScript: false });
    await page.context().setExtraHTTPHeaders({ cookie: headers.cookie });
    const reply = await page.goto(origin + address);
    assert.equal(reply?.headers().refresh, '3');
    assert.match((await page.textContent('main')) ?? '', /1,200 of 4,000 people \(30%\)/);
    assert.equal(await page.getAttribute('progress', 'value'), '1200');
    await page.context().setExtraHTTPHeaders({ cookie: headers.cookie, origin: headers.origin });
    await page.focus('form[action$="/stop"] button');
    await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.keyboard.press('Enter'),
    ]);
    await page.context().close();
    assert.equal(await stopAsked(taskId), true);
    assert.match((await send('GET', address, {}, headers)).body, /It is being stopped/);
  });
}

test('nobody but whoever began a search sees it', async () => {
  const taskId = await goingOn('search_names', randomUUID());
  const { headers } = await as('data_officer');
  assert.equal((await send('GET', `/rights/searches/${taskId}`, {}, headers)).status, 404);
  assert.equal((await send('POST', `/rights/searches/${taskId}/stop`, {}, headers)).status, 404);
});
