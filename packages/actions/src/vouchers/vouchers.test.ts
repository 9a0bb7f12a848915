import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockVouchers } from '@earshot/store';
import { withdrawInterview } from '../answering/withdraw-interview.ts';
import { runRetention } from '../retention/run-retention.ts';
import { ANALYST, OFFICER, rightsStudy } from '../rights/fixtures/rights-study.ts';
import { buyVouchers } from './buy-vouchers.ts';
import { giveVouchersToAll, stopGiving } from './give-to-all.ts';
import { giveVoucher } from './give-voucher.ts';
import { mailVoucher, readOutVoucher, takeBackVoucher } from './hand-over.ts';
import { readVouchers, vouchersForFinance } from './voucher-list.ts';

const study = rightsStudy();
const studyId = 'first';

async function page() {
  const read = await readVouchers(study.world(), OFFICER, studyId);
  assert.ok('accounts' in read, JSON.stringify(read));
  return read;
}

async function refusedBy(done: Promise<object>): Promise<unknown> {
  const outcome = await done;
  return 'refused' in outcome ? outcome.refused : outcome;
}

const buy = (text: string) => buyVouchers(study.world(), OFFICER, { studyId, text });

test('codes are entered once, all or none, and stand sealed', async () => {
  assert.deepEqual(await buy('code\nTHANKS-0001\r\nTHANKS-0002;£20\n\nTHANKS-0003\n'), { bought: 3 });
  assert.deepEqual(await buy('THANKS-0009\nthanks-0001\nTHANKS-0009\nx\n=SUM(A1:A9)'), {
    faults: [
      { line: 3, sentence: 'The same code stands on line 1.' },
      { line: 4, sentence: 'A code has 6 to 100 characters.' },
      { line: 5, sentence: 'A code has letters, digits and . _ : / ? = & # - only.' },
    ],
  });
  assert.deepEqual(await buy('THANKS-0009\nthanks-0001'), {
    faults: [{ line: 2, sentence: 'This code was entered before.' }],
  });
  assert.equal(await refusedBy(buy(' \n')), 'no-codes');
  const rows = await study.sql<{ text: string }>('contacts', 'SELECT v::text AS text FROM contacts.voucher v');
  assert.equal(rows.length, 3);
  assert.doesNotMatch(JSON.stringify(rows), /THANKS/);
});

test('a person gets one voucher, however often and at once they are given one', async () => {
  const done = await study.person();
  const notDone = await study.person();
  await study.complete(done.token);
  const give = (pseudonym: string) => giveVoucher(study.world(), OFFICER, { studyId, pseudonym });
  assert.equal(await refusedBy(give(notDone.pseudonym)), 'not-entitled');
  const given = await Promise.all(Array.from({ length: 8 }, () => give(done.pseudonym)));
  assert.equal(new Set(given.map((one) => JSON.stringify(one))).size, 1, JSON.stringify(given));
  const { accounts, waiting } = await page();
  assert.deepEqual([accounts[0]!.given, accounts[0]!.left, accounts[0]!.notSent], [1, 2, 1]);
  assert.deepEqual(waiting, []);
});

test('two people who are given the last code at once: one gets it', async () => {
  const people = await Promise.all([study.person(), study.person(), study.person()]);
  for (const { token } of people) await study.complete(token);
  const given = await Promise.all(
    people.map(({ pseudonym }) => refusedBy(giveVoucher(study.world(), OFFICER, { studyId, pseudonym }))),
  );
  assert.equal(given.filter((one) => one === 'none-left').length, 1, JSON.stringify(given));
  assert.deepEqual(await givenToAll(), { given: 0, without: 1 });
  await buy('THANKS-1001\nTHANKS-1002');
  assert.deepEqual(await givenToAll(), { given: 1, without: 0 });
});

/** Gives everybody one and waits for it. */
async function givenToAll() {
  const begun = await giveVouchersToAll(study.world(), OFFICER, { studyId });
  assert.ok('finished' in begun);
  await begun.finished;
  return (await page()).giving?.result;
}

test('a code is handed over by mail, once, or read out; one that does not work is replaced', async () => {
  const [first, second] = (await page()).given;
  const which = { studyId, voucherId: first!.voucherId };
  assert.deepEqual(await mailVoucher(study.world(), OFFICER, which), { queued: true });
  assert.equal(await refusedBy(mailVoucher(study.world(), OFFICER, which)), 'already-mailed');
  assert.equal((await page()).accounts[0]!.sent, 0, 'a mail that waits is not sent');
  await study.sql('fieldwork', `UPDATE fieldwork.mail SET state = 'sent' WHERE step LIKE 'voucher:%'`);
  assert.equal((await page()).accounts[0]!.sent, 1);

  const other = { studyId, voucherId: second!.voucherId };
  const read = await readOutVoucher(study.world(), OFFICER, other);
  assert.ok('code' in read && read.code.startsWith('THANKS-'));
  assert.equal((await page()).accounts[0]!.sent, 2);
  assert.deepEqual(await takeBackVoucher(study.world(), OFFICER, other), { cancelled: true });
  assert.equal(await refusedBy(readOutVoucher(study.world(), OFFICER, other)), 'no-such-voucher');
  const { accounts, waiting } = await page();
  const [account] = accounts;
  assert.equal(account!.bought, account!.given + account!.left + account!.cancelled);
  assert.deepEqual([account!.bought, account!.cancelled, account!.sent, account!.faults], [5, 1, 1, []]);
  assert.deepEqual(
    waiting.map(({ pseudonym }) => pseudonym),
    [second!.pseudonym],
  );
  assert.ok('voucherId' in (await giveVoucher(study.world(), OFFICER, { studyId, pseudonym: second!.pseudonym! })));
});

test('finance sees codes by their ends and days, and nobody', async () => {
  const made = await vouchersForFinance(study.world(), OFFICER, studyId);
  assert.ok('csv' in made);
  const [header, ...lines] = made.csv.trim().split('\r\n');
  assert.equal(header, 'code_ends_in,purpose,worth,state,way,bought,given,sent,cancelled');
  assert.equal(lines.length, 5);
  assert.match(lines.join('\n'), /^0\d\d,Thanks,£20,sent,mail,2026-09-29/m);
  assert.doesNotMatch(made.csv, /THANKS|Ama|[0-9a-f]{8}-/);
});

test('analysts have nothing to do with vouchers, and who withdrew is no longer among those they are for', async () => {
  assert.equal(await refusedBy(readVouchers(study.world(), ANALYST, studyId)), 'not-permitted');
  assert.equal(await refusedBy(vouchersForFinance(study.world(), ANALYST, studyId)), 'not-permitted');
  const { pseudonym, token } = await study.person();
  await study.complete(token);
  await withdrawInterview(study.world(), token, 'web');
  assert.equal(await refusedBy(giveVoucher(study.world(), OFFICER, { studyId, pseudonym })), 'not-entitled');
});

test('twelve months after they were given, codes and whose they were are gone, and the accounts still add up', async () => {
  const before = (await page()).accounts;
  study.clock.now = new Date('2027-09-29T09:00:00Z');
  const retired = await runRetention(study.world());
  assert.ok(retired.some(({ kind }) => kind === 'vouchers'));
  const { accounts, given } = await page();
  assert.deepEqual(accounts, before);
  assert.ok(given.every(({ pseudonym, name }) => pseudonym === null && name === null));
  const codes = await study.sql<{ n: number }>(
    'contacts',
    'SELECT count(*)::integer AS n FROM contacts.voucher WHERE given_at IS NOT NULL AND length(sealed_code) > 0',
  );
  assert.equal(codes[0]!.n, 0);
});

test('giving everybody one shows how far it is, is not begun twice at once, and leaves what was given when it is stopped', async () => {
  const people = await Promise.all(Array.from({ length: 45 }, () => study.person()));
  for (const { token } of people) await study.complete(token);
  const codes = Array.from({ length: 60 }, (_, at) => `STOP-${1000 + at}`);
  await buy(codes.join('\n'));
  const before = (await page()).accounts[0]!.given;
  const waiting = (await page()).waitingInAll;
  const begun = await giveVouchersToAll(study.world(), OFFICER, { studyId });
  assert.ok('finished' in begun);
  const again = giveVouchersToAll(study.world(), OFFICER, { studyId });
  // Nobody is given anything while somebody else holds the vouchers.
  await study.world().store.transaction('contacts', async (queries) => {
    await lockVouchers(queries, studyId);
    assert.deepEqual(await stopGiving(study.world(), OFFICER, studyId), { asked: true });
  });
  await again;
  await begun.finished;
  const stopped = await page();
  const { state, whole, result } = stopped.giving!;
  assert.deepEqual([state, whole], ['stopped', waiting]);
  assert.equal(stopped.accounts[0]!.given, before + result!.given, 'those who have one have one');
  assert.equal(stopped.waitingInAll, waiting - result!.given, 'and the others wait');
  assert.deepEqual(await givenToAll(), { given: waiting - result!.given, without: 0 });
  const { giving } = await page();
  assert.deepEqual([giving!.state, giving!.done], ['done', giving!.whole]);
});
