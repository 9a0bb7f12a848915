import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import { servedFieldwork } from '../fixtures/two-servers.ts';

const { study, as, open, origin } = servedFieldwork({ name: 'first-wave', people: 120 });
const PANEL = `/desk/${study.id}/panel`;

let chromium: TestBrowser;
before(async () => {
  chromium = await browser();
});
after(() => chromium.close());

for (const phone of [true, false]) {
  test(`the panel can be read on ${phone ? 'a phone' : 'a screen'}, and axe finds nothing`, async () => {
    const page = await chromium.newPage({ phone });
    await open(page, 'field_manager', PANEL);
    assert.deepEqual(await axeProblems(page), []);
    const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    assert.ok((wider as number) <= 0, `${wider} pixels too wide`);
  });
}

test('whoever has left and answered stands apart from who did not answer, and the rows add up to the drawn', async () => {
  const page = await chromium.newPage({ javaScript: false });
  await open(page, 'study_lead', PANEL);
  const table = page.locator('table', { hasText: 'What became of those drawn from the panel' });
  const rows = await table.locator('tbody tr').allInnerTexts();
  const counts = new Map(
    rows.flatMap((row) => {
      const [label, count] = row.split('\t').map((cell) => cell.trim());
      return /^\d/.test(count ?? '') ? [[label!, Number(count)] as const] : [];
    }),
  );
  const [drawn, answered, ...others] = [...counts.values()];
  assert.equal(
    others.reduce((sum, count) => sum + count, 0),
    drawn,
  );
  assert.ok(drawn! > 40 && answered! > 0 && counts.has('Have retired'), JSON.stringify([...counts]));
  assert.match(await page.locator('.earshot-banner, .earshot-simulated').first().innerText(), /[Ss]imulated/);
});

test('neither an analyst nor an interviewer opens the panel', async () => {
  for (const role of ['analyst', 'interviewer', 'authority_contact'] as const) {
    const { headers } = await as(role);
    assert.equal((await fetch(`${origin(0)}${PANEL}`, { headers })).status, 403, role);
  }
});
