import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { releaseStudy } from '../fixtures/release-study.ts';

const { send, as, world } = releaseStudy();
const RELEASES = '/desk/small/releases';

async function visitor(role: 'study_lead' | 'field_manager' | 'analyst') {
  const { headers } = await as(role);
  return {
    get: (url: string) => send('GET', url, {}, headers),
    post: (url: string, fields: Record<string, string> = {}) => send('POST', url, fields, headers),
  };
}

/** People of a staff list, who wait. */
async function upload(count: number): Promise<void> {
  await world().store.transaction('fieldwork', async (queries) => {
    const pseudonyms = Array.from({ length: count }, () => randomUUID());
    await queries.query(
      `INSERT INTO answers.respondent (pseudonym, study_id, simulated, sample, created_at)
       SELECT one, 'small', false, '{}', now() FROM unnest($1::uuid[]) AS one`,
      [pseudonyms],
    );
    await queries.query(
      `INSERT INTO fieldwork.case_file (pseudonym, study_id, panel_id, source, authority_code, has_email, has_phone, created_at)
       SELECT one, 'small', one, 'list', 'E06000016', true, false, now() - interval '1 minute' FROM unnest($1::uuid[]) AS one`,
      [pseudonyms],
    );
  });
}

function words(
  document: { querySelector(selector: string): { textContent: string | null } | null },
  selector = 'main',
) {
  return (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

test('a release goes from the draw to the decision and the main release, one step at a time', async () => {
  const [lead, manager] = [await visitor('study_lead'), await visitor('field_manager')];
  assert.match(words((await lead.get(RELEASES)).document), /Nobody waits/);
  await upload(40);
  assert.match(words((await lead.get(RELEASES)).document), /Draw the soft launch: 10% of those who wait/);
  assert.equal((await lead.post(`${RELEASES}/main`)).status, 409, 'not before a soft launch');
  assert.deepEqual((await manager.post(`${RELEASES}/draw`)).status, 303);
  const drawn = await manager.get(RELEASES);
  const release = drawn.document.querySelector('a[href$="/release"]')?.getAttribute('href') ?? '';
  assert.match(words((await manager.get(release)).document), /Release 4 people\?.*cannot be taken back/);
  assert.equal((await manager.post(release)).status, 303);
  const again = await manager.post(release);
  assert.equal(again.status, 409);
  assert.match(words(again.document), /has been released already/);

  assert.match(words((await manager.get(RELEASES)).document), /The study lead decides/);
  const decide = release.replace(/release$/, 'decide');
  assert.equal((await manager.post(decide, { decision: 'go', reasons: 'Fine' })).status, 403);
  const unsaid = await lead.post(decide, { decision: 'go', reasons: '' });
  assert.equal(unsaid.status, 422);
  assert.equal(unsaid.document.querySelector('.govuk-error-summary a')?.getAttribute('href'), '#reasons');
  assert.ok(unsaid.document.querySelector('input[value="go"]')?.hasAttribute('checked'));
  assert.equal((await lead.post(decide, { decision: 'go', reasons: 'Nothing <b>odd</b>' })).status, 303);
  const ready = await lead.get(RELEASES);
  assert.match(words(ready.document), /Release 36 people/);
  assert.match(words(ready.document), /Go, .* by The lead: Nothing <b>odd<\/b>/);
  assert.equal((await lead.post(`${RELEASES}/main`)).status, 303);
  assert.match(words((await lead.get(RELEASES)).document), /Main release, 36 people/);
});

test('anybody at the desk can repeat the draw and find the same people', async () => {
  const manager = await visitor('field_manager');
  const { document } = await manager.get(RELEASES);
  const repeat = document.querySelector('a[href$="/draw"]')?.getAttribute('href') ?? '';
  assert.match(words((await manager.get(repeat)).document), /gives the same 4 people.*40 people.*20260921/);
});

test('the quality checks say what they flag, and show nothing of few people', async () => {
  const manager = await visitor('field_manager');
  const { document } = await manager.get(`${RELEASES}/all/quality`);
  assert.match(words(document), /Fewer than 10 people have begun/);
  assert.match(words(document), /What is flagged.*less than a third of the median time/);
});

test('a batch that there is not, and whoever may not see it, get no page', async () => {
  const [manager, analyst] = [await visitor('field_manager'), await visitor('analyst')];
  assert.equal((await manager.post(`${RELEASES}/999999/release`)).status, 404);
  assert.equal((await manager.get(`${RELEASES}/nothing/draw`)).status, 404);
  assert.equal((await analyst.get(RELEASES)).status, 403);
});
