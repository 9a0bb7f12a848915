// Walks every route that the server has, as nobody and as every role, by the table of permissions. A route that is added
// is walked from then on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK_ROLES, type DeskRole, permits, signIn } from '@earshot/actions';
import type { HTTPMethods, InjectOptions } from 'fastify';
import { PASSWORD, type TestAccount } from '../fixtures/accounts.ts';
import { PUBLIC_URL } from '../fixtures/served-study.ts';
import { smallStudy } from '../fixtures/small-study.ts';
import type { Needs } from './guard.ts';
import { changesSomething } from './own-page.ts';
import { cookieName } from './session-cookie.ts';

const { web, world, as } = smallStudy();

interface Route {
  readonly method: HTTPMethods;
  readonly pattern: string;
  /** The pattern with something in the place of each parameter. */
  readonly url: string;
  readonly needs: Needs;
  readonly limited: boolean;
}

const PARAMETERS: Readonly<Record<string, string>> = {
  study: 'small',
  token: 'A'.repeat(22),
  account: '00000000-0000-4000-8000-000000000000',
  place: 'rutland',
  file: 'page.json',
};

/** Every route, with something in the place of each parameter. */
const walked = (): Route[] =>
  web().everyRoute.flatMap(({ method, url, config }) =>
    [method].flat().map((one) => ({
      method: one as HTTPMethods,
      pattern: `${one} ${url}`,
      url: url.replaceAll(/:(\w+)/g, (_all, name: string) => PARAMETERS[name] ?? '1').replace('*', '1'),
      needs: config!.needs!,
      limited: config!.limit !== undefined,
    })),
  );

interface Answered {
  readonly status: number;
  readonly location: string;
  readonly body: string;
}

/** Asks, and reads what is a page; what never ends, such as a stream of updates, is left when it has begun. */
async function ask({ method, url }: Route, headers: Record<string, string>): Promise<Answered> {
  const form = changesSomething({ method: String(method) })
    ? { payload: '', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } }
    : { headers };
  const options = { method, url, ...form, payloadAsStream: true } as InjectOptions & { payloadAsStream: true };
  const response = await web().inject(options);
  const isPage = String(response.headers['content-type']).startsWith('text/html');
  const stream = response.stream();
  const body = isPage ? Buffer.concat(await stream.toArray()).toString() : '';
  stream.destroy();
  return { status: response.statusCode, location: String(response.headers.location ?? ''), body };
}

const guarded = ({ needs }: Route): boolean => needs !== 'nothing' && needs !== 'personal_link';
const signsOut = ({ url }: Route): boolean => url.includes('sign-out');

/** What the person’s browser sends; a new session where the route ends it. */
async function headersFor({ email, headers }: TestAccount, route: Route): Promise<Record<string, string>> {
  if (!signsOut(route)) return headers;
  const signed = await signIn(world(), { email, password: PASSWORD, replacing: null });
  assert.ok('sessionToken' in signed);
  return { ...headers, cookie: `${cookieName(PUBLIC_URL, 'session')}=${signed.sessionToken}` };
}

test('there are routes to walk, of every kind', () => {
  const kinds = new Set(walked().map(({ needs }) => needs));
  for (const needs of ['nothing', 'personal_link', 'see_desk', 'manage_accounts'] as const) assert.ok(kinds.has(needs));
});

test('who is not signed in is sent to sign in, wherever a permission is needed, and nowhere else', async () => {
  for (const route of walked()) {
    const { status, location } = await ask(route, { origin: PUBLIC_URL });
    const sent = status === 303 && location.startsWith('/sign-in?next=');
    assert.equal(sent, guarded(route), `${route.pattern} gives nobody ${status} ${location}`);
  }
});

for (const role of DESK_ROLES) {
  test(`${role}: each route opens or stays shut as the table of permissions says`, async () => {
    // Signing out comes last: after it there is nobody to walk on.
    const inOrder = walked()
      .filter(guarded)
      .sort((one, other) => Number(signsOut(one)) - Number(signsOut(other)));
    const wrong: string[] = [];
    for (const route of inOrder) wrong.push(...(await walk(role, route)));
    assert.deepEqual(wrong, []);
  });
}

/** What is wrong with a route’s answer to somebody of a role. */
async function walk(role: DeskRole, route: Route): Promise<string[]> {
  const account = await as(role);
  const { status, location, body } = await ask(route, await headersFor(account, route));
  const opens = permits(account.viewer, route.needs as Exclude<Needs, 'nothing' | 'personal_link'>);
  const wrong = (what: string): string[] => [`${route.pattern} gives ${role} ${status} ${location}: ${what}`];
  if (location.startsWith('/sign-in?next=')) return wrong('somebody who is signed in is sent to sign in');
  const shut = status === 403 && (route.method === 'HEAD' || body.includes('This page is not for your account'));
  if (shut === opens) return wrong(opens ? 'it should open' : 'it should stay shut');
  // The report of this study breaks, as a test of the pages of failures wants it.
  if (status >= 500 && !route.url.startsWith('/report/')) return wrong('it breaks');
  const isPage = !shut && status === 200 && body !== '';
  return isPage && !body.includes('action="/sign-out"') ? wrong('send it with sendDeskPage') : [];
}

test('no form is taken that another site could have sent, not even with the session’s cookie', async () => {
  const foreign = [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: `${PUBLIC_URL}.evil.example` },
    { origin: PUBLIC_URL.replace('https', 'http') },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
  ] as const;
  const forms = walked().filter((route) => guarded(route) && changesSomething({ method: String(route.method) }));
  assert.ok(forms.length > 5);
  for (const route of forms) {
    for (const headers of foreign) {
      const { cookie } = (await as('study_lead')).headers;
      const { status, body } = await ask(route, { cookie, ...headers });
      assert.equal(status, 403, `${route.pattern} ${JSON.stringify(headers)}`);
      assert.match(body, /This form did not come from Earshot/);
    }
  }
});

test('whatever anybody can send without signing in is limited', () => {
  const open = walked().filter(
    ({ method, needs }) => needs === 'nothing' && changesSomething({ method: String(method) }),
  );
  assert.ok(open.length > 0);
  for (const { pattern, limited } of open) assert.ok(limited, `${pattern} has no limit: see access/limits.ts`);
});
