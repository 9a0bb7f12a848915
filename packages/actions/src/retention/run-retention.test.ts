import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueOn } from '@earshot/fieldwork';
import fc from 'fast-check';
import pg from 'pg';
import { queueMail } from '../mail/queue-mail.ts';
import { ANALYST, OFFICER, rightsStudy } from '../rights/fixtures/rights-study.ts';
import { readRetention, stateClosing } from './retention-page.ts';
import { runRetention } from './run-retention.ts';

const study = rightsStudy();

async function state() {
  const read = await readRetention(study.world(), OFFICER);
  assert.ok('clocks' in read);
  return read;
}

async function clockOf(studyId: string, kind: string) {
  const clock = (await state()).clocks.find((one) => one.study.id === studyId && one.kind === kind);
  assert.ok(clock);
  return clock;
}

async function count(table: string): Promise<number> {
  const [row] = await study.sql<{ n: number }>('contacts', `SELECT count(*)::integer AS n FROM ${table}`);
  return row!.n;
}

// People are released and noted about on 28 September 2026; fieldwork closes 20 days later, on 18 October. Notes are kept
// one month after they were made, contact details 12 months after the close.
test('nothing goes before its day, and everything goes on it, in slices that each have their proof', async () => {
  for (let n = 0; n < 5; n += 1) await study.person();
  study.clock.now = new Date('2026-10-27T22:30:00Z');
  assert.deepEqual(await runRetention(study.world()), []);
  const notes = await clockOf('first', 'notes');
  assert.deepEqual([notes.dueOn, notes.held, notes.due], ['2026-10-28', 5, 0]);
  const details = await clockOf('first', 'contact_details');
  assert.deepEqual([details.closedOn, details.dueOn, details.due], ['2026-10-18', '2027-10-18', 0]);

  study.clock.now = new Date('2026-10-28T00:30:00Z');
  const dry = await runRetention(study.world(), { dryRun: true });
  assert.deepEqual(
    dry.map(({ kind, due, rows }) => ({ kind, due, rows })),
    [{ kind: 'notes', due: 5, rows: {} }],
  );
  assert.equal(await count('contacts.note'), 5, 'a dry run deletes nothing');
  const [done] = await runRetention(study.world(), { slice: 2 });
  assert.deepEqual(done?.rows, { 'contacts.note': 5 });
  assert.equal(await count('contacts.note'), 0);
  assert.equal(await count('contacts.person'), 5);
  assert.deepEqual(await runRetention(study.world()), [], 'done is done');

  study.clock.now = new Date('2027-10-18T01:00:00Z');
  await runRetention(study.world());
  assert.equal(await count('contacts.person'), 0);
  const { deletions, faults } = await state();
  assert.deepEqual(
    deletions.map(({ kind, rows, dueOn: due }) => [kind, Object.values(rows)[0], due]),
    [
      ['contact_details', 5, '2027-10-18'],
      ['notes', 1, '2026-10-28'],
      ['notes', 2, '2026-10-28'],
      ['notes', 2, '2026-10-28'],
    ],
  );
  assert.deepEqual(faults, []);
});

test('two runs at the same time delete everything once', async () => {
  study.clock.now = new Date('2026-09-29T09:00:00Z');
  for (let n = 0; n < 6; n += 1) await study.person({ studyId: 'second' });
  study.clock.now = new Date('2026-11-01T09:00:00Z');
  await Promise.all([1, 2, 3].map(() => runRetention(study.world(), { slice: 2 })));
  const ofSecond = (await state()).deletions.filter(({ studyId }) => studyId === 'second');
  assert.equal(
    ofSecond.reduce((sum, { rows }) => sum + rows['contacts.note']!, 0),
    6,
  );
  assert.deepEqual((await state()).faults, []);
});

test('fieldwork ends when the data officer says so, which moves the clocks that wait for it', async () => {
  assert.deepEqual(await stateClosing(study.world(), OFFICER, { studyId: 'second', closedOn: '2026-10-31' }), {
    stated: true,
  });
  assert.equal((await clockOf('second', 'contact_details')).dueOn, '2027-10-31');
  for (const closedOn of ['2026-11-02', '2026-02-31', '31/10/2026']) {
    const refused = await stateClosing(study.world(), OFFICER, { studyId: 'second', closedOn });
    assert.equal('refused' in refused && refused.refused, 'bad-day', closedOn);
  }
  await study.person({ studyId: 'second' });
  const early = await stateClosing(study.world(), OFFICER, { studyId: 'second', closedOn: '2025-10-31' });
  assert.equal('refused' in early && early.refused, 'before-release', 'a slip of the year');
  const analyst = await readRetention(study.world(), ANALYST);
  assert.equal('refused' in analyst && analyst.refused, 'not-permitted');
});

test('a clock without anything to run for says so: there are no recordings', async () => {
  const recordings = await clockOf('second', 'recordings');
  assert.deepEqual([recordings.held, recordings.due, recordings.dueOn], [0, 0, null]);
});

test('a proof that was changed or taken away is found, the last one too', async () => {
  const owner = new pg.Client({ connectionString: study.database().url });
  await owner.connect();
  try {
    await assert.rejects(owner.query('DELETE FROM rights.deletion'), /only ever appended to/);
    await owner.query('ALTER TABLE rights.deletion DISABLE TRIGGER only_append');
    const changed = async (sql: string) => {
      await owner.query(sql);
      return (await state()).faults.join(' ');
    };
    const last = '(SELECT max(deletion_id) FROM rights.deletion)';
    assert.match(await changed(`DELETE FROM rights.deletion WHERE deletion_id = ${last}`), /audit names 1 proof/);
    assert.match(
      await changed(`DELETE FROM rights.deletion WHERE deletion_id = 2`),
      /Before proof 2 one is missing.*audit names 2 proofs/,
    );
    assert.match(
      await changed(`UPDATE rights.deletion SET done_at = done_at + interval '1 day' WHERE deletion_id = 1`),
      /Proof 1 has been changed/,
    );
  } finally {
    await owner.end();
  }
});

test('PostgreSQL counts months as the plan does, for any day', async () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const some = fc.sample(fc.tuple(day, fc.integer({ min: 1, max: 240 })), { numRuns: 2000, seed: 1 });
  const rows = await study.sql<{ due: string }>(
    'erasure',
    `SELECT ((made || ' 12:00')::timestamptz::date + make_interval(months => months))::date::text AS due
     FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS made (made, months, position) ORDER BY position`,
    [some.map(([made]) => made), some.map(([, months]) => months)],
  );
  for (const [index, [madeOn, months]] of some.entries()) {
    const rule = { kind: 'notes', months, after: 'made' } as const;
    assert.equal(dueOn(rule, { madeOn, closedOn: null }), rows[index]!.due, `${madeOn} and ${months} months`);
  }
});

test('the words of a mail of which nobody found out whether it was sent go after thirty days', async () => {
  const { pseudonym } = await study.person();
  const wish = { studyId: 'first', to: { pseudonym }, step: 'voucher:1', subject: 'Thanks', text: 'Your code: ABCD' };
  assert.equal(await queueMail(study.world(), { ...wish, actor: 'system' }), true);
  await study.sql('mailer', `UPDATE fieldwork.mail SET state = 'unknown' WHERE pseudonym = $1`, [pseudonym]);
  const begun = study.clock.now.getTime();
  const held = async (days: number) => {
    study.clock.now = new Date(begun + days * 24 * 3_600_000);
    await runRetention(study.world());
    const sql = 'SELECT 1 FROM fieldwork.mail WHERE pseudonym = $1 AND letter IS NOT NULL';
    return (await study.sql('mailer', sql, [pseudonym])).length;
  };
  assert.equal(await held(29), 1);
  assert.equal(await held(31), 0);
});
