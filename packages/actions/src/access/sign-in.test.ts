import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessWorld, PASSWORD } from './fixtures/access-world.ts';
import { changePassword } from './own-account.ts';
import { findViewer } from './session.ts';
import { signIn } from './sign-in.ts';
import { lockMinutes } from './sign-in-attempts.ts';
import { signOut, signOutEverywhere } from './sign-out.ts';

const { world, lead, person, audited, rows, pass } = accessWorld();

const attempt = (email: string, password = PASSWORD, replacing: string | null = null) =>
  signIn(world(), { email, password, replacing });
const opens = async (token: string) => (await findViewer(world(), token)) !== null;

async function signedIn(email: string): Promise<string> {
  const signed = await attempt(email);
  assert.ok('sessionToken' in signed, JSON.stringify(signed));
  return signed.sessionToken;
}

test('whoever has an account signs in with address and password, however the address is cased', async () => {
  const { viewer, email } = await person('analyst');
  const token = await signedIn(` ${email.toUpperCase()} `);
  assert.deepEqual((await findViewer(world(), token))?.viewer, viewer);
});

test('a wrong password and an address without an account get the same answer', async () => {
  const { email } = await person('analyst');
  const wrong = await attempt(email, 'not this one at all');
  assert.deepEqual(wrong, await attempt('nobody@example.org', 'not this one at all'));
  assert.ok('refused' in wrong && wrong.refused === 'wrong-sign-in');
});

test('an address is locked after five failures, whether it has an account or not, and longer each time', async () => {
  const { email } = await person('analyst');
  for (const address of [email, 'stranger@example.org']) {
    for (let count = 0; count < 5; count += 1) {
      const failed = await attempt(address, 'a guess that is wrong');
      assert.ok('refused' in failed && failed.refused === 'wrong-sign-in');
    }
    const locked = await attempt(address);
    assert.match('sentence' in locked ? locked.sentence : 'in', /have failed\. Try again in a minute\.$/);
  }
  pass(1.1);
  await attempt(email, 'a guess that is wrong');
  const longer = await attempt(email);
  assert.match('sentence' in longer ? longer.sentence : 'in', /Try again in 2 minutes/);
  pass(2.1);
  await signedIn(email);
  await attempt(email, 'a guess that is wrong');
  await signedIn(email); // what had failed before is forgotten
});

test('a lock never lasts longer than an hour', () => {
  assert.deepEqual([4, 5, 6, 10, 11, 12, 1000].map(lockMinutes), [0, 1, 2, 32, 60, 60, 60]);
});

test('of a hundred guesses at the same moment five are looked at', async () => {
  const { email } = await person('analyst');
  const guesses = await Promise.all(Array.from({ length: 100 }, () => attempt(email, 'a guess that is wrong')));
  const looked = guesses.filter((guess) => 'refused' in guess && guess.refused === 'wrong-sign-in');
  assert.equal(looked.length, 5);
});

test('failures and locks are in the audit, without the address or the password', async () => {
  const { email, viewer } = await person('analyst');
  for (let count = 0; count < 5; count += 1) await attempt(email, 'a guess that is wrong');
  const failed = (await audited('sign-in-failed')).at(-1)!;
  assert.equal(failed.actor, 'nobody');
  assert.equal(failed.detail.accountId, viewer.accountId);
  assert.deepEqual((await audited('sign-in-locked')).at(-1)!.detail, { ...failed.detail, minutes: 1 });
  const [{ text }] = (await rows<{ text: string }>(`SELECT string_agg(detail::text, '') AS text FROM audit.entry`)) as [
    { text: string },
  ];
  assert.doesNotMatch(text, /@|guess|tractor/);
});

test('no password and no token of a session or a link stands in the database', async () => {
  const token = await signedIn((await person('analyst')).email);
  const tables = ['account', 'session', 'one_time_link'];
  const kept = await Promise.all(tables.map((table) => rows(`SELECT * FROM access.${table}`)));
  const text = JSON.stringify(kept);
  assert.match(text, /\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  for (const secret of [PASSWORD, token, Buffer.from(token).toString('hex')]) assert.ok(!text.includes(secret));
});

test('signing in again in the same browser ends the session that it had', async () => {
  const { email, sessionToken } = await person('analyst');
  const signed = await attempt(email, PASSWORD, sessionToken);
  assert.ok('sessionToken' in signed && signed.sessionToken !== sessionToken);
  assert.equal(await opens(sessionToken), false);
  assert.equal(await opens(signed.sessionToken), true);
});

test('a session ends after an hour without use, and after twelve hours of use', async () => {
  const { email, sessionToken } = await person('interviewer');
  pass(61);
  assert.equal(await opens(sessionToken), false);
  const used = await signedIn(email);
  for (let count = 0; count < 14; count += 1) {
    pass(50);
    assert.equal(await opens(used), true, `${count}`);
  }
  pass(50);
  assert.equal(await opens(used), false);
});

test('signing out ends this session only, and everywhere ends them all', async () => {
  const { email, sessionToken, viewer } = await person('analyst');
  const [second, third] = [await signedIn(email), await signedIn(email)];
  await signOut(world(), second);
  assert.deepEqual([await opens(sessionToken), await opens(second), await opens(third)], [true, false, true]);
  await signOutEverywhere(world(), viewer.accountId);
  assert.deepEqual([await opens(sessionToken), await opens(third)], [false, false]);
});

test('a changed password ends every session but begins a new one, and the old password is of no use', async () => {
  const { email, sessionToken, viewer } = await person('analyst');
  const wanted = 'pencil harbour violin six';
  const changed = await changePassword(world(), viewer, { current: PASSWORD, wanted });
  assert.ok('sessionToken' in changed);
  assert.deepEqual([await opens(sessionToken), await opens(changed.sessionToken)], [false, true]);
  assert.ok('refused' in (await attempt(email)));
  assert.ok('sessionToken' in (await attempt(email, wanted)));
});

test('a password is not changed without the present one, and guessing at it locks the account', async () => {
  const { viewer, email } = await person('analyst');
  const wanted = 'pencil harbour violin six';
  for (let count = 0; count < 5; count += 1) {
    const refused = await changePassword(world(), viewer, { current: 'not the present one', wanted });
    assert.deepEqual('mistakes' in refused && refused.mistakes.map(({ field }) => field), ['current_password']);
  }
  const locked = await changePassword(world(), viewer, { current: PASSWORD, wanted });
  assert.ok('refused' in locked && locked.refused === 'locked');
  assert.ok('refused' in (await attempt(email)));
});

test('what is no token opens nothing', async () => {
  await lead();
  for (const token of ['', 'x', 'A'.repeat(22), '%00', "' OR 1=1"]) assert.equal(await opens(token), false);
});
