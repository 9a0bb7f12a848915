import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { smallStudy } from '../fixtures/small-study.ts';

const { send, answer, world } = smallStudy();

/** Somebody from a staff list, who has been sent a link of their own. Returns its address. */
async function invite(): Promise<string> {
  const [pseudonym, token] = [randomUUID(), randomBytes(16).toString('base64url')];
  const hash = createHash('sha256').update(token).digest();
  await world().store.transaction('fieldwork', async (queries) => {
    await queries.query(
      `INSERT INTO answers.respondent (pseudonym, study_id, simulated, sample, created_at)
       VALUES ($1, 'small', false, '{}', now())`,
      [pseudonym],
    );
    await queries.query('INSERT INTO answers.link (token_hash, pseudonym, created_at) VALUES ($1, $2, now())', [
      hash,
      pseudonym,
    ]);
  });
  return `/a/${token}`;
}

async function consents(): Promise<unknown[]> {
  return world().store.transaction('answering', (queries) =>
    queries.query(`SELECT detail->>'consent' AS words FROM answers.event WHERE kind = 'consented'`),
  );
}

test('a personal invitation opens on what the study is, and asks for consent', async () => {
  const home = await invite();
  const { status, document } = await send('GET', home);
  assert.equal(status, 200);
  assert.equal(document.querySelector('h1')?.textContent, 'A <b>small</b> study');
  assert.equal(document.querySelector('form')?.getAttribute('action'), home);
  assert.ok(document.querySelector('input#consent'));
});

test('no question opens and no answer is kept before the person has agreed', async () => {
  const home = await invite();
  const question = await send('GET', `${home}/q/agency`);
  assert.deepEqual([question.status, question.location], [303, home]);
  const sent = await send('POST', `${home}/q/agency`, { agency: 'no_' });
  assert.equal(sent.status, 409);
  assert.match(sent.document.querySelector('h1')?.textContent ?? '', /not agreed to take part yet/);
  const finish = await send('POST', `${home}/finish`);
  assert.equal(finish.status, 409);
});

test('without the box ticked the page comes back with what is missing, and nothing is recorded', async () => {
  const home = await invite();
  const before = await consents();
  const { status, document } = await send('POST', home);
  assert.equal(status, 422);
  assert.equal(document.querySelector('.govuk-error-summary a')?.getAttribute('href'), '#consent');
  assert.deepEqual(await consents(), before);
});

test('whoever agrees goes on to the first question, with the words kept once, however often the form is sent', async () => {
  const home = await invite();
  const before = await consents();
  const first = await send('POST', home, { consent: 'yes' });
  assert.deepEqual([first.status, first.location], [303, `${home}/q/agency`]);
  const again = await send('POST', home, { consent: 'yes' });
  assert.equal(again.status, 303);
  assert.equal((await consents()).length, before.length + 1);
  assert.equal(await answer(home, { agency: { agency: 'no_' } }), `${home}/q/views`);
});

test('whoever was invited can withdraw without having agreed to anything', async () => {
  const home = await invite();
  assert.equal((await send('GET', `${home}/withdraw`)).status, 200);
  await send('POST', `${home}/withdraw`, { withdraw: 'yes' });
  const { document } = await send('GET', home);
  assert.match(document.querySelector('h1')?.textContent ?? '', /withdrawn/);
});
