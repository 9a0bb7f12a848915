import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAccount } from './add-account.ts';
import {
  changeRole,
  deactivateAccount,
  reactivateAccount,
  resetAccount,
  resetAccountAsOperator,
} from './change-account.ts';
import { accessWorld, PASSWORD } from './fixtures/access-world.ts';
import { accountNames, readAccounts } from './list-accounts.ts';
import { firstAccountLink, openLink } from './one-time-link.ts';
import { DESK_ROLES, permits } from './permissions.ts';
import { findViewer } from './session.ts';
import { signIn } from './sign-in.ts';
import { createFirstAccount, setPasswordByLink } from './use-link.ts';

const { world, lead, person, invite, audited, pass } = accessWorld();
const person1 = { name: 'Devi', email: 'first@example.org', password: PASSWORD };
const signsIn = async (email: string) =>
  'viewer' in (await signIn(world(), { email, password: PASSWORD, replacing: null }));
const refusedWith = (outcome: object) => ('refused' in outcome ? outcome.refused : outcome);

test('while nobody has an account each start gives a link, of which the first that is used makes the study lead', async () => {
  const [one, other] = [await firstAccountLink(world()), await firstAccountLink(world())];
  assert.deepEqual(await openLink(world(), one!.linkToken), { kind: 'first_account', person: null });
  const weak = await createFirstAccount(world(), one!.linkToken, { name: ' ', email: 'x', password: 'short' });
  assert.deepEqual('mistakes' in weak && weak.mistakes.map(({ field }) => field), ['name', 'email', 'password']);
  const { viewer } = await lead();
  assert.equal(viewer.role, 'study_lead');
  assert.equal(await firstAccountLink(world()), null);
  for (const link of [one, other]) {
    assert.equal(refusedWith(await openLink(world(), link!.linkToken)), 'no-such-link');
    assert.equal(refusedWith(await createFirstAccount(world(), link!.linkToken, person1)), 'no-such-link');
  }
});

test('an invitation works once and for a week, and a newer one takes its place', async () => {
  const { viewer } = await lead();
  const token = await invite(viewer, 'late@example.org', 'analyst');
  pass(7 * 24 * 60 + 1);
  assert.equal(refusedWith(await openLink(world(), token)), 'no-such-link');
  const accounts = await readAccounts(world(), viewer);
  assert.ok(!('refused' in accounts));
  const { accountId, state } = accounts.find(({ email }) => email === 'late@example.org')!;
  assert.equal(state, 'needs_link');
  const [older, newer] = [
    await resetAccount(world(), { viewer, accountId }),
    await resetAccount(world(), { viewer, accountId }),
  ];
  assert.ok('linkToken' in older && 'linkToken' in newer);
  const use = (linkToken: string) => setPasswordByLink(world(), linkToken, { password: PASSWORD, replacing: null });
  assert.equal(refusedWith(await use(older.linkToken)), 'no-such-link');
  const weak = await setPasswordByLink(world(), newer.linkToken, { password: 'amara okafor', replacing: null });
  assert.ok('mistakes' in weak, 'a link is not used up by a password that is not taken');
  assert.ok('viewer' in (await use(newer.linkToken)));
  assert.equal(refusedWith(await use(newer.linkToken)), 'no-such-link');
});

test('of two who use one link at the same moment one has the account', async () => {
  const { viewer } = await lead();
  const token = await invite(viewer, 'raced@example.org', 'analyst');
  const use = () => setPasswordByLink(world(), token, { password: PASSWORD, replacing: null });
  const outcomes = await Promise.all([use(), use(), use()]);
  assert.equal(outcomes.filter((outcome) => 'viewer' in outcome).length, 1);
});

test('what is wrong with a new account is said all at once', async () => {
  const { viewer, email } = await lead();
  const added = await addAccount(world(), viewer, {
    name: '',
    email: email.toUpperCase(),
    role: 'king',
    authorityCode: '',
  });
  const fields = 'mistakes' in added && added.mistakes.map(({ field }) => field);
  assert.deepEqual(fields, ['name', 'role', 'email']);
  const contact = { name: 'A', email: 'a@example.org', role: 'authority_contact', authorityCode: 'Leeds' };
  const without = await addAccount(world(), viewer, contact);
  assert.deepEqual('mistakes' in without && without.mistakes.map(({ field }) => field), ['authority_code']);
});

test('a new role ends the sessions of its person, and what they do next they do with it', async () => {
  const { viewer } = await lead();
  const { sessionToken, email, viewer: changed } = await person('authority_contact');
  assert.equal(changed.authorityCode, 'E06000016');
  const { accountId } = changed;
  await changeRole(world(), { viewer, accountId, role: 'analyst', authorityCode: 'E06000016' });
  assert.equal(await findViewer(world(), sessionToken), null);
  const again = await signIn(world(), { email, password: PASSWORD, replacing: null });
  assert.ok('viewer' in again && again.viewer.role === 'analyst' && again.viewer.authorityCode === null);
  assert.deepEqual((await audited('change-role')).at(-1), {
    actor: viewer.accountId,
    detail: { accountId, from: 'authority_contact', role: 'analyst', authorityCode: null },
  });
});

test('a closed account is shut out at once, with its links, and can be opened again', async () => {
  const { viewer } = await lead();
  const { sessionToken, email, viewer: closed } = await person('interviewer');
  const { accountId } = closed;
  await deactivateAccount(world(), { viewer, accountId });
  assert.equal(await findViewer(world(), sessionToken), null);
  assert.equal(await signsIn(email), false);
  assert.equal(refusedWith(await resetAccount(world(), { viewer, accountId })), 'no-such-account');
  await reactivateAccount(world(), { viewer, accountId });
  assert.equal(await findViewer(world(), sessionToken), null, 'what has ended stays ended');
  assert.equal(await signsIn(email), true);
});

test('a reset makes the old password useless at once and gives a link for a new one', async () => {
  const { viewer } = await lead();
  const { sessionToken, email, viewer: reset } = await person('analyst');
  const issued = await resetAccount(world(), { viewer, accountId: reset.accountId });
  assert.ok('linkToken' in issued);
  assert.equal(await findViewer(world(), sessionToken), null);
  assert.equal(await signsIn(email), false);
  assert.deepEqual(await openLink(world(), issued.linkToken), {
    kind: 'reset',
    person: { name: 'Amara Okafor', email },
  });
});

test('whoever runs the server lets a lead in again who has lost their password', async () => {
  const { viewer, email } = await person('study_lead');
  const issued = await resetAccountAsOperator(world(), email.toUpperCase());
  assert.ok('linkToken' in issued);
  assert.equal(await signsIn(email), false);
  assert.ok('viewer' in (await setPasswordByLink(world(), issued.linkToken, { password: PASSWORD, replacing: null })));
  const { accountId } = viewer;
  assert.deepEqual((await audited('reset-account')).at(-1), { actor: 'operator', detail: { accountId } });
  assert.equal(refusedWith(await resetAccountAsOperator(world(), 'nobody@example.org')), 'no-such-account');
  await deactivateAccount(world(), { viewer: (await lead()).viewer, accountId });
});

test('nobody can take the last study lead away, and a lead who has not come yet does not count', async () => {
  const { viewer } = await lead();
  const { accountId } = viewer;
  await invite(viewer, 'second.lead@example.org', 'study_lead');
  const demoted = { viewer, accountId, role: 'analyst', authorityCode: '' };
  assert.equal(refusedWith(await deactivateAccount(world(), { viewer, accountId })), 'last-study-lead');
  assert.equal(refusedWith(await changeRole(world(), demoted)), 'last-study-lead');
  assert.equal(refusedWith(await resetAccount(world(), { viewer, accountId })), 'own-account');
});

test('of two leads who take each other away at the same moment one stays', async () => {
  const { viewer: one } = await lead();
  const { viewer: other } = await person('study_lead');
  const outcomes = await Promise.all([
    deactivateAccount(world(), { viewer: one, accountId: other.accountId }),
    deactivateAccount(world(), { viewer: other, accountId: one.accountId }),
  ]);
  assert.equal(outcomes.filter((outcome) => 'changed' in outcome).length, 1);
  await reactivateAccount(world(), { viewer: one, accountId: one.accountId });
});

test('only a study lead sees, adds or changes accounts', async () => {
  const { viewer: leading } = await lead();
  for (const role of DESK_ROLES.filter((one) => one !== 'study_lead')) {
    const { viewer } = await person(role);
    const { accountId } = leading;
    const typed = { name: 'A', email: 'b@example.org', role: 'analyst', authorityCode: '' };
    const outcomes = [
      await readAccounts(world(), viewer),
      await addAccount(world(), viewer, typed),
      await changeRole(world(), { viewer, accountId, role: 'analyst', authorityCode: '' }),
      await deactivateAccount(world(), { viewer, accountId }),
      await reactivateAccount(world(), { viewer, accountId }),
      await resetAccount(world(), { viewer, accountId }),
    ];
    assert.deepEqual(new Set(outcomes.map(refusedWith)), new Set(['not-permitted']), role);
    assert.equal(permits(viewer, 'manage_accounts'), false);
  }
});

test('what is no account is not found, and no error of the database', async () => {
  const { viewer } = await lead();
  for (const accountId of ['', 'x', "'; DROP", '00000000-0000-4000-8000-000000000000']) {
    assert.equal(refusedWith(await deactivateAccount(world(), { viewer, accountId })), 'no-such-account');
  }
});

test('the names of accounts are there for pages that say who did what', async () => {
  const { viewer } = await lead();
  assert.equal((await accountNames(world())).get(viewer.accountId), 'Devi');
});
