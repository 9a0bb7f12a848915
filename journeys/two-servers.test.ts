// Two servers on one PostgreSQL, as behind a proxy that sends every request to whichever it likes: a person's answers
// must be one interview on both, whatever either of them remembers.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { serve } from '@earshot/web';
import pg from 'pg';
import { PAGES } from '../benchmarks/answering/pages.ts';
import { freePort } from './started-process.ts';

const checkout = path.join(import.meta.dirname, '..');
const data = mkdtempSync(path.join(tmpdir(), 'earshot-two-'));
let database: TestDatabase;
let client: pg.Client;
let here: string;
let there: string;
const stops: (() => Promise<void>)[] = [];

before(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  [here, there] = [await started(), await started()];
});
after(async () => {
  for (const stop of stops) await stop();
  await client.end();
  await database.drop();
  rmSync(data, { recursive: true });
});

async function started(): Promise<string> {
  const port = String(await freePort());
  const surveys = path.join(checkout, 'benchmarks/answering/surveys');
  const own = { DATABASE_URL: database.url, EARSHOT_DATA: data, EARSHOT_SURVEYS: surveys, PORT: port };
  const said: string[] = [];
  const server = await serve({ checkout, env: own, say: (line) => said.push(line) });
  assert.ok(server, said.join('\n'));
  stops.push(server.stop);
  return `http://127.0.0.1:${port}`;
}

async function get(server: string, address: string): Promise<{ status: number; html: string }> {
  const reply = await fetch(server + address, { redirect: 'manual' });
  return { status: reply.status, html: await reply.text() };
}

async function post(server: string, address: string, form: string): Promise<{ status: number; location: string }> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const reply = await fetch(server + address, { method: 'POST', body: form, headers, redirect: 'manual' });
  await reply.text();
  return { status: reply.status, location: reply.headers.get('location') ?? '' };
}

/** Begins an interview and returns its address. */
async function begin(): Promise<string> {
  return (await post(here, '/take/twelve-pages', 'consent=yes')).location;
}

function chosenOn(html: string): string | undefined {
  return /<input[^>]*type="radio"[^>]*value="([^"]*)"[^>]*\schecked/.exec(html)?.[1];
}

/** What was answered to a question, first to last, and what the audit has of it. */
async function kept(home: string, question: string): Promise<{ answers: string[]; audited: number }> {
  const person = `pseudonym = (SELECT pseudonym FROM answers.link
                               WHERE token_hash = sha256(convert_to($1, 'UTF8')))`;
  const token = home.slice('/a/'.length);
  const answers = await client.query(
    `SELECT "values" -> $2 ->> 'value' AS value FROM answers.answer
     WHERE ${person} AND question_id = $2 ORDER BY answer_id`,
    [token, question],
  );
  const audit = await client.query(
    `SELECT count(*)::int AS entries FROM audit.entry
     WHERE ${person} AND action = 'record-answer' AND detail ->> 'questionId' = $2`,
    [token, question],
  );
  return { answers: answers.rows.map((row) => row.value), audited: audit.rows[0].entries };
}

test('a person who is sent to one server and then the other answers one interview', async () => {
  const home = await begin();
  for (const [index, { question, form }] of PAGES.entries()) {
    const [asks, takes] = index % 2 === 0 ? [here, there] : [there, here];
    const page = await get(asks, `${home}/q/${question}`);
    assert.equal(page.status, 200, question);
    assert.match(page.html, new RegExp(`name="${question}"`));
    assert.equal((await post(takes, `${home}/q/${question}`, form)).status, 303, question);
  }
  assert.equal((await post(there, `${home}/finish`, '')).location, home);
  assert.match((await get(here, home)).html, /Thank you/);
});

test('Back shows what was answered last, on whichever server that was', async () => {
  const home = await begin();
  await post(here, `${home}/q/role`, 'role=frontline');
  assert.equal(chosenOn((await get(here, `${home}/q/role`)).html), 'frontline');
  await post(there, `${home}/q/role`, 'role=manager');
  assert.equal(chosenOn((await get(here, `${home}/q/role`)).html), 'manager');
  // This one still remembers the interview of two answers ago.
  assert.equal((await post(here, `${home}/q/agency`, 'agency=agency_no')).status, 303);
  assert.deepEqual((await kept(home, 'role')).answers, ['frontline', 'manager']);
});

test('of two tabs that send at the same moment, on both servers, every answer that was taken is kept', async () => {
  const home = await begin();
  await post(here, `${home}/q/role`, 'role=frontline');
  const roles = ['senior', 'manager', 'assessed', 'frontline'];
  const sent = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      post(index % 2 === 0 ? here : there, `${home}/q/role`, `role=${roles[index % 4]}`),
    ),
  );
  assert.deepEqual(new Set(sent.map(({ status }) => status)), new Set([303]));
  const { answers, audited } = await kept(home, 'role');
  assert.equal(answers.length, 25);
  assert.equal(audited, 25);
  for (const role of roles) assert.equal(answers.slice(1).filter((answer) => answer === role).length, 6, role);
  for (const server of [here, there]) {
    assert.equal(chosenOn((await get(server, `${home}/q/role`)).html), answers.at(-1));
  }
});

test('what was sent or withdrawn on one server is so on the other, which remembers it open', async () => {
  const home = await begin();
  for (const { question, form } of PAGES) await post(here, `${home}/q/${question}`, form);
  await get(there, `${home}/q/role`);
  assert.equal((await post(here, `${home}/finish`, '')).status, 303);
  assert.equal((await post(there, `${home}/q/role`, 'role=manager')).status, 409);
  assert.equal((await post(here, `${home}/withdraw`, '')).status, 303);
  assert.equal((await post(there, `${home}/q/role`, 'role=manager')).status, 410);
  assert.deepEqual((await kept(home, 'role')).answers, ['frontline']);
});

test('a link that was closed opens nothing on a server that remembers its interview', async () => {
  const home = await begin();
  await get(here, `${home}/q/role`);
  await client.query("UPDATE answers.link SET revoked_at = now() WHERE token_hash = sha256(convert_to($1, 'UTF8'))", [
    home.slice('/a/'.length),
  ]);
  assert.equal((await post(here, `${home}/q/role`, 'role=manager')).status, 404);
});
