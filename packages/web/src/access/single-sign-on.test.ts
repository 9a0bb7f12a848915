import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addAccount, readAccounts, signOutByProvider, useLinkByProvider } from '@earshot/actions';
import { type RunningProvider, runningProvider } from '../fixtures/identity-provider.ts';
import { lyingProvider } from '../fixtures/lying-provider.ts';
import { PUBLIC_URL } from '../fixtures/served-study.ts';
import { smallStudy } from '../fixtures/small-study.ts';
import { LIMITS } from './limits.ts';
import { identityProvider } from './provider.ts';
import { COMES_BACK_TO } from './single-sign-on.ts';

let provider: RunningProvider;
const { send, as, world, told } = smallStudy(async () => {
  provider = await runningProvider(`${PUBLIC_URL}${COMES_BACK_TO}`);
  const limits = { ...LIMITS, signIn: 1000 };
  return { limits, provider: identityProvider(provider.settings, `${PUBLIC_URL}${COMES_BACK_TO}`) };
});
after(() => provider.stop());

/** Adds an account and returns its one-time link’s token. */
async function invited(email: string): Promise<string> {
  const { viewer } = await as('study_lead');
  const added = await addAccount(world(), viewer, { name: 'Amara', email, role: 'analyst', authorityCode: '' });
  assert.ok('linkToken' in added);
  return added.linkToken;
}

const cookieOf = (set: unknown): string =>
  [set]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ');

/** Leaves for the provider, walks through it and comes back, with whatever a test changes on the way. */
async function visit(
  query = '',
  change: { url?: (url: URL) => void; cookie?: (cookie: string) => string } = {},
): Promise<{ status: number; location: string; body: string; cookie: string }> {
  const left = await send('GET', `/sign-in/provider${query}`);
  assert.equal(left.status, 303);
  const back = await provider.walk(left.location);
  change.url?.(back);
  const cookie = (change.cookie ?? ((same) => same))(cookieOf(left.headers['set-cookie']));
  const { status, location, body, headers } = await send('GET', `${back.pathname}${back.search}`, {}, { cookie });
  return { status, location, body, cookie: cookieOf(headers['set-cookie']) };
}

async function isSignedIn(cookie: string): Promise<boolean> {
  return (await send('GET', '/account', {}, { cookie })).status === 200;
}

test('somebody whom the lead has added signs in by their verified address, and goes on to where they wanted', async () => {
  const link = await invited('amara@example.org');
  provider.signsIn({ subject: 'sub-amara', email: 'Amara@example.org', emailVerified: true });
  const { status, location, cookie } = await visit('?next=/desk/small');
  assert.deepEqual([status, location], [303, '/desk/small']);
  assert.equal(await isSignedIn(cookie), true);
  const accounts = await readAccounts(world(), (await as('study_lead')).viewer);
  assert.equal((await send('GET', `/one-time/${link}`)).status, 404, 'the link that is not needed any more is stopped');
  assert.ok(!('refused' in accounts) && accounts.find(({ email }) => email === 'amara@example.org')?.byProvider);
});

test('from then on the provider’s name for the person counts, and not the address', async () => {
  provider.signsIn({ subject: 'sub-amara', email: 'married.name@example.org', emailVerified: true });
  assert.equal(await isSignedIn((await visit()).cookie), true);
});

test('somebody else who has been given the address later is not let in', async () => {
  provider.signsIn({ subject: 'sub-successor', email: 'amara@example.org', emailVerified: true });
  const { status, body, cookie } = await visit();
  assert.equal(status, 403);
  assert.match(body, /there is no account for you here/);
  assert.equal(await isSignedIn(cookie), false);
});

test('nobody is let in by an address that the provider has not verified, or that has no account', async () => {
  await invited('unverified@example.org');
  provider.signsIn({ subject: 'sub-unverified', email: 'unverified@example.org', emailVerified: false });
  assert.equal((await visit()).status, 403);
  provider.signsIn({ subject: 'sub-stranger', email: 'stranger@example.org', emailVerified: true });
  assert.equal((await visit()).status, 403);
});

test('with the lead’s link somebody signs in whatever address the provider says, and the link is used up', async () => {
  const link = await invited('by.link@example.org');
  provider.signsIn({ subject: 'sub-link', email: 'quite.another@example.org', emailVerified: false });
  assert.equal(await isSignedIn((await visit(`?link=${link}`)).cookie), true);
  assert.equal((await send('GET', `/one-time/${link}`)).status, 404);
  assert.equal((await visit(`?link=${link}`)).status, 403);
  assert.equal(await isSignedIn((await visit()).cookie), true);
});

test('an answer that this browser did not ask for is refused: another state, none, or another browser’s visit', async () => {
  provider.signsIn({ subject: 'sub-amara', email: 'amara@example.org', emailVerified: true });
  const changes: Parameters<typeof visit>[1][] = [
    { url: (url) => url.searchParams.set('state', 'another') },
    { url: (url) => url.searchParams.delete('state') },
    { url: (url) => url.searchParams.set('code', 'guessed') },
    { url: (url) => url.searchParams.set('iss', 'https://evil.example') },
    { url: (url) => url.searchParams.delete('iss') },
    { cookie: () => '' },
    { cookie: () => '__Host-earshot_provider=nonsense' },
    { cookie: (own) => withChanged(own, 'nonce') },
    { cookie: (own) => withChanged(own, 'verifier') },
  ];
  for (const change of changes) {
    const { status, body } = await visit('', change);
    assert.equal(status, 403, String(change?.url ?? change?.cookie));
    assert.match(body, /did not confirm who you are/);
  }
  assert.ok(told.length >= changes.length - 2, 'whoever runs the server is told why');
});

/** The visit’s cookie with one of its secrets replaced. */
function withChanged(cookie: string, part: string): string {
  const [name, value] = cookie.split('=') as [string, string];
  const kept = JSON.parse(Buffer.from(value, 'base64url').toString());
  return `${name}=${Buffer.from(JSON.stringify({ ...kept, [part]: 'x'.repeat(43) })).toString('base64url')}`;
}

test('a code works once', async () => {
  provider.signsIn({ subject: 'sub-amara', email: 'amara@example.org', emailVerified: true });
  const left = await send('GET', '/sign-in/provider');
  const cookie = cookieOf(left.headers['set-cookie']);
  const { pathname, search } = await provider.walk(left.location);
  assert.equal((await send('GET', `${pathname}${search}`, {}, { cookie })).status, 303);
  assert.equal((await send('GET', `${pathname}${search}`, {}, { cookie })).status, 403);
});

test('where to go on to after signing in is one of our pages, whatever the link says', async () => {
  provider.signsIn({ subject: 'sub-amara', email: 'amara@example.org', emailVerified: true });
  assert.equal((await visit('?next=//evil.example')).location, '/desk');
});

test('the page for signing in offers the provider by its name', async () => {
  const { document } = await send('GET', '/sign-in?next=/desk/small');
  const link = document.querySelector('a[href^="/sign-in/provider"]');
  assert.equal(link?.textContent?.trim(), 'Sign in with Example Council');
  assert.equal(link?.getAttribute('href'), '/sign-in/provider?next=%2Fdesk%2Fsmall');
});

test('who signs out at the provider is signed out here, by a message that is followed once', async () => {
  const lying = await lyingProvider();
  const { sessionToken } = await linkedTo(lying.settings.issuer);
  const cookie = `__Host-earshot_session=${sessionToken}`;
  const other = identityProvider(lying.settings, `${PUBLIC_URL}${COMES_BACK_TO}`);
  const { issuer: iss, clientId: aud } = lying.settings;
  const iat = Math.floor(Date.now() / 1000);
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const token = lying.token({ iss, aud, sub: 'sub-left', sid: 'at the provider', jti: 'one', iat, events });
  const message = await other.signOutFrom(token, new Date());
  assert.equal(await isSignedIn(cookie), true);
  assert.equal(await signOutByProvider(world(), { ...message, providerSession: 'another', messageId: 'two' }), 0);
  assert.equal(await isSignedIn(cookie), true, 'another session than the one that is named goes on');
  assert.equal(await signOutByProvider(world(), message), 1);
  assert.equal(await isSignedIn(cookie), false);
  assert.equal(await signOutByProvider(world(), message), 0);
  await lying.stop();
});

test('a message that is not the provider’s is refused', async () => {
  const { status } = await send('POST', '/sign-in/provider/sign-out', { logout_token: 'a.b.c' }, { origin: '' });
  assert.equal(status, 400);
});

/** Somebody who is signed in through a provider. */
async function linkedTo(issuer: string) {
  const link = await invited('left@example.org');
  const claims = { issuer, subject: 'sub-left', verifiedEmail: null, providerSession: 'at the provider' };
  const signed = await useLinkByProvider(world(), link, { claims, replacing: null });
  assert.ok('sessionToken' in signed);
  return signed;
}
