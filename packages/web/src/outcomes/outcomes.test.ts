import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import { servedFieldwork } from '../fixtures/two-servers.ts';

const { study, as, open, origin } = servedFieldwork();
const OUTCOMES = `/desk/${study.id}/outcomes`;

let chromium: TestBrowser;
before(async () => {
  chromium = await browser();
});
after(() => chromium.close());

for (const phone of [true, false]) {
  test(`the outcomes can be read on ${phone ? 'a phone' : 'a screen'}, and axe finds nothing`, async () => {
    const page = await chromium.newPage({ phone });
    await open(page, 'field_manager', OUTCOMES);
    assert.deepEqual(await axeProblems(page), []);
    const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    assert.ok((wider as number) <= 0, `${wider} pixels too wide`);
  });
}

test('the field team sees all counts and can choose those that may be passed on; everything says that it is simulated', async () => {
  const page = await chromium.newPage({ javaScript: false });
  await open(page, 'field_manager', OUTCOMES);
  assert.match(await page.locator('main').innerText(), /For the field team only/);
  assert.match(await page.locator('.earshot-banner').innerText(), /simulated/);
  assert.match(await page.locator('main').innerText(), /e, the share of those of unknown eligibility/);
  await page.getByRole('link', { name: 'See the tables that may be passed on' }).click();
  assert.match(await page.locator('main').innerText(), /may be passed on/);
  assert.ok((await page.getByText('withheld', { exact: true }).count()) > 0);
});

test('an analyst gets the tables that may be passed on, whatever the address asks for', async () => {
  const { headers } = await as('analyst');
  const response = await fetch(`${origin(0)}${OUTCOMES}.json?for=field_team`, { headers });
  const { audience, simulated, cases } = (await response.json()) as Record<string, unknown>;
  assert.equal(audience, 'beyond');
  assert.equal(simulated, cases);
});

test('each table is there as CSV, named for whom it is', async () => {
  const { headers } = await as('study_lead');
  const response = await fetch(`${origin(0)}${OUTCOMES}/telephone_outcomes.csv?for=beyond`, { headers });
  assert.match(response.headers.get('content-disposition') ?? '', /telephone_outcomes-withheld\.csv/);
  const text = await response.text();
  assert.match(text, /^table,row,/);
  assert.match(text, /\d+ of \d+/, 'how many are simulated');
  assert.equal((await fetch(`${origin(0)}${OUTCOMES}/nothing.csv`, { headers })).status, 404);
});

test('neither an interviewer nor a contact of an authority gets outcomes', async () => {
  for (const role of ['interviewer', 'authority_contact'] as const) {
    const { headers } = await as(role);
    for (const address of [OUTCOMES, `${OUTCOMES}.json`, `${OUTCOMES}/outcomes.csv`]) {
      assert.equal((await fetch(`${origin(0)}${address}`, { headers })).status, 403, `${role} ${address}`);
    }
  }
});
