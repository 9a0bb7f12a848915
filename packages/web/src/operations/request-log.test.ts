import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallStudy } from '../fixtures/small-study.ts';
import { requestLog } from './request-log.ts';

const NOW = new Date('2026-03-02T09:30:00Z');
const EMAIL = 'rosa.parkes@example.org';
const ANSWER = 'the-manager-shouts';
const lines: string[] = [];
const log = requestLog(
  (line) => lines.push(line),
  () => NOW,
);
const { send, as, start } = smallStudy(async () => ({
  watchers: [log.request],
  onError: log.error,
  reportFor: async () => {
    // As a database says what it could not take, and as nobody should: with what looks like a place of the stack.
    throw Object.assign(new TypeError(`not a number: ${ANSWER}\n    at ${EMAIL}\n    at home`), {
      code: '22P02',
      detail: `Failing row contains (${EMAIL}).`,
    });
  },
}));

/** The lines that something left. */
async function linesOf(doing: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const from = lines.length;
  await doing();
  await new Promise((resolve) => setImmediate(resolve)); // what is told of a reply is told after it
  return lines.slice(from).map((line) => JSON.parse(line));
}

test('a request is one line, with the pattern of its route and no address', async () => {
  const home = await start();
  const [line, ...others] = await linesOf(() => send('GET', `${home}/q/agency`));
  assert.deepEqual(others, []);
  const { ms, request, ...rest } = line!;
  assert.deepEqual(rest, {
    time: '2026-03-02T09:30:00.000Z',
    level: 'info',
    method: 'GET',
    route: '/a/:token/q/:questionId',
    status: 200,
  });
  assert.equal(typeof ms, 'number');
  assert.match(String(request), /^[0-9a-f]{8}-\d+$/);
});

test('no line ever holds a token, an e-mail address or an answer, wherever it was sent', async () => {
  const home = await start();
  const token = home.slice('/a/'.length);
  const secrets = [token, EMAIL, encodeURIComponent(EMAIL), ANSWER];
  const all = `${token} ${EMAIL} ${ANSWER}`;
  const headers = {
    cookie: `earshot=${token}; other=${ANSWER}`,
    referer: `https://listen.example.org${home}?${EMAIL}`,
    'user-agent': all,
    'x-request-id': all,
    'x-forwarded-for': EMAIL,
    authorization: `Bearer ${token}`,
    'accept-language': ANSWER,
  };
  const lead = (await as('study_lead')).headers;
  const from = lines.length;
  await send('GET', home, {}, headers);
  await send('GET', `/a/${ANSWER}`, {}, headers);
  await send('GET', `/nowhere/${token}/${EMAIL}/${ANSWER}`, {}, headers);
  await send('GET', `${home}/q/${ANSWER}?lang=${ANSWER}&key=${token}&email=${EMAIL}`, {}, headers);
  await send('POST', `${home}/q/agency`, { agency: ANSWER, [EMAIL]: token }, headers);
  await send('POST', `${home}/q/agency`, ANSWER.repeat(50_000), headers);
  await send('POST', `${home}/q/agency`, `{"${EMAIL}": "${token}"}`, {
    ...headers,
    'content-type': 'application/json',
  });
  await send('GET', `/a/%E0%A4%A${token}`, {}, headers);
  await send('GET', '/report/small', {}, { ...headers, cookie: `${lead.cookie}; other=${ANSWER}` });
  await new Promise((resolve) => setImmediate(resolve));
  const text = lines.slice(from).join('\n');
  for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} is in ${text}`);
  assert.equal(lines.slice(from).filter((line) => line.includes('"level":"info"')).length, 9, text);
});

test('an error is told by its kind, its code and its places, without its words', async () => {
  const lead = (await as('study_lead')).headers;
  const [error, request] = await linesOf(() => send('GET', '/report/small', {}, lead));
  const { level, route, error: told } = error as { level: string; route: string; error: Record<string, unknown> };
  assert.deepEqual([level, route, told.name, told.code], ['error', '/report/:study', 'TypeError', '22P02']);
  assert.match((told.stack as string[])[0]!, /request-log\.test\.ts/);
  assert.equal(request!.status, 500);
});
