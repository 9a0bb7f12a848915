import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { test } from 'node:test';
import type { Store } from '@earshot/store';
import { studyDataset } from '../analysis/study-dataset.ts';
import { openInterview } from '../answering/open-interview.ts';
import { emailIndex } from '../contacts/contact-details.ts';
import { monitorDesk } from '../monitor/monitor-desk.ts';
import { figuresOf } from '../open-world.ts';
import { reportDesk } from '../publishing/report-desk.ts';
import type { World } from '../world.ts';
import { erasePeople } from './erase-person.ts';
import { ANALYST, OFFICER, rightsStudy } from './fixtures/rights-study.ts';
import { answerRequest, openRequest, readRequests } from './requests.ts';
import { restrictPerson } from './restrict-person.ts';

const study = rightsStudy();

async function requested(pseudonym: string): Promise<string> {
  const asked = { kind: 'erasure', pseudonym, askedBy: 'person', receivedOn: '2026-09-29' } as const;
  const request = await openRequest(study.world(), OFFICER, asked);
  assert.ok('requestId' in request, JSON.stringify(request));
  return request.requestId;
}

/** In how many rows of every table with a pseudonym somebody is, by table; asked as the owner of the database. */
async function rowsOf(pseudonyms: readonly string[]): Promise<Record<string, number>> {
  const held: Record<string, number> = {};
  const owner = await import('pg').then(({ default: pg }) => new pg.Client({ connectionString: study.database().url }));
  await owner.connect();
  try {
    const { rows } = await owner.query(
      `SELECT c.table_schema || '.' || c.table_name AS name FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.column_name = 'pseudonym' AND t.table_type = 'BASE TABLE'`,
    );
    for (const { name } of rows) {
      const counted = await owner.query(
        `SELECT count(*)::integer AS n FROM ${name} WHERE pseudonym = ANY ($1::uuid[])`,
        [pseudonyms],
      );
      if (counted.rows[0].n > 0) held[name] = counted.rows[0].n;
    }
  } finally {
    await owner.end();
  }
  return held;
}

/** A world in which the process dies in the n-th transaction from now: before it commits, or right after. */
function dyingIn(world: World, nth: number, when: 'before' | 'after'): World {
  let count = 0;
  const store: Store = {
    ...world.store,
    transaction(role, work) {
      count += 1;
      const dies = count === nth;
      if (!dies) return world.store.transaction(role, work);
      const died = new Error('killed');
      if (when === 'after') return world.store.transaction(role, work).then(() => Promise.reject(died));
      return world.store.transaction(role, async (queries) => {
        await work(queries);
        throw died;
      });
    },
  };
  return { ...world, store };
}

test('an erasure takes a person out of every store and every wave, and its certificate says what went from where', async () => {
  const one = await study.person({ email: 'ama@example.org' });
  const other = await study.person({ studyId: 'second', panelId: one.panelId });
  const stays = await study.person();
  for (const { token } of [one, other, stays]) await study.complete(token);
  const before = await rowsOf([one.pseudonym, other.pseudonym]);
  assert.equal(before['answers.answer'], 8);

  const certificate = await erasePeople(study.world(), OFFICER, await requested(one.pseudonym));
  assert.ok('body' in certificate, JSON.stringify(certificate));
  assert.equal(certificate.sha256, createHash('sha256').update(certificate.body).digest('hex'));
  const { rowsDeleted, people } = JSON.parse(certificate.body);
  assert.deepEqual([...people].sort(), [one.pseudonym, other.pseudonym].sort());
  for (const [table, rows] of Object.entries(before)) {
    if (!table.startsWith('audit.')) assert.equal(rowsDeleted[table], rows, table);
  }
  const left = await rowsOf([one.pseudonym, other.pseudonym]);
  assert.deepEqual(Object.keys(left).sort(), ['audit.entry', 'contacts.suppression']);
  assert.doesNotMatch(certificate.body, /Ama|Mensah|example\.org/);
  assert.ok((await rowsOf([stays.pseudonym]))['answers.answer'], 'nobody else is touched');

  const opened = await openInterview(study.world(), one.token);
  assert.equal('refused' in opened && opened.refused, 'no-such-link');
  const [known] = await study.sql<{ study_id: string | null }>(
    'contacts',
    'SELECT study_id FROM contacts.suppression WHERE email_index = $1',
    [Buffer.from(emailIndex(study.world().keys, 'AMA@example.org'))],
  );
  assert.equal(known?.study_id, null, 'they are left alone in every study');
  const dataset = await studyDataset(study.world(), study.world().studies.get('first')!);
  assert.equal(dataset.rows, 1);
});

test('a wave into which somebody was drawn after they asked is erased as well, also when the erasure is cut off', async () => {
  const one = await study.person();
  const id = await requested(one.pseudonym);
  const later = await study.person({ studyId: 'second', panelId: one.panelId });
  // The second wave is known by the cases only, which are gone by the time of the tenth transaction.
  await assert.rejects(erasePeople(dyingIn(study.world(), 10, 'before'), OFFICER, id), /killed/);
  const certificate = await erasePeople(study.world(), OFFICER, id);
  assert.ok('body' in certificate, JSON.stringify(certificate));
  const both = [one.pseudonym, later.pseudonym];
  assert.deepEqual(JSON.parse(certificate.body).people.toSorted(), both.toSorted());
  assert.deepEqual(Object.keys(await rowsOf(both)).sort(), ['audit.entry', 'contacts.suppression']);
});

test('an erasure that is cut off anywhere is completed by doing it again, with one certificate', async () => {
  // contact: settling the vouchers of two studies (two transactions each), suppression, links, its record; then the
  // three deletions and the certificate; the first of all is the look at the request.
  let transactions = 0;
  const counting = dyingIn(study.world(), -1, 'before');
  const first = await study.person();
  await study.complete(first.token);
  const requestId = await requested(first.pseudonym);
  const store: Store = {
    ...counting.store,
    transaction: (role, work) => {
      transactions += 1;
      return counting.store.transaction(role, work);
    },
  };
  await erasePeople({ ...counting, store }, OFFICER, requestId);
  assert.ok(transactions >= 8, `${transactions}`);

  for (let nth = 1; nth <= transactions; nth += 1) {
    for (const when of ['before', 'after'] as const) {
      const { pseudonym, token } = await study.person();
      await study.say(token, 'agency', { agency: 'no_' });
      const id = await requested(pseudonym);
      await assert.rejects(erasePeople(dyingIn(study.world(), nth, when), OFFICER, id), /killed/);
      const certificate = await erasePeople(study.world(), OFFICER, id);
      assert.ok('body' in certificate);
      const { rowsDeleted } = JSON.parse(certificate.body);
      assert.equal(rowsDeleted['answers.answer'], 1, `killed ${when} transaction ${nth}`);
      assert.equal(rowsDeleted['contacts.person'], 1);
      assert.deepEqual(Object.keys(await rowsOf([pseudonym])).sort(), ['audit.entry', 'contacts.suppression']);
      assert.deepEqual(await erasePeople(study.world(), OFFICER, id), certificate, 'asked again, the same certificate');
    }
  }
});

test('only a data officer erases, and only what was asked for', async () => {
  const { pseudonym } = await study.person();
  const id = await requested(pseudonym);
  const refusedBy = async (done: Promise<object>) => {
    const outcome = await done;
    return 'refused' in outcome ? outcome.refused : 'done';
  };
  assert.equal(await refusedBy(erasePeople(study.world(), ANALYST, id)), 'not-permitted');
  assert.equal(await refusedBy(erasePeople(study.world(), OFFICER, pseudonym)), 'no-such-request');
  const asked = { kind: 'access', pseudonym, askedBy: 'person', receivedOn: '2026-08-31' } as const;
  const access = await openRequest(study.world(), OFFICER, asked);
  assert.ok('requestId' in access);
  assert.equal(access.dueOn, '2026-09-30');
  assert.equal(await refusedBy(erasePeople(study.world(), OFFICER, access.requestId)), 'not-an-erasure');
  assert.equal(
    await refusedBy(answerRequest(study.world(), OFFICER, { requestId: id, outcome: 'met' })),
    'needs-erasing',
  );
  assert.deepEqual(await answerRequest(study.world(), OFFICER, { requestId: id, outcome: 'taken_back' }), {
    closed: true,
  });
  assert.equal(await refusedBy(erasePeople(study.world(), OFFICER, id)), 'request-closed');
  const log = await readRequests(study.world(), OFFICER);
  assert.ok('requests' in log);
  assert.equal(log.requests[0]?.requestId, access.requestId, 'what is open stands first');
  for (const receivedOn of ['2026-09-30', '2026-02-30', 'yesterday']) {
    assert.equal(await refusedBy(openRequest(study.world(), OFFICER, { ...asked, receivedOn })), 'bad-day');
  }
});

test('who is restricted is kept and left out, and counts again when that is lifted', async () => {
  const { pseudonym, token } = await study.person({ studyId: 'second' });
  await study.complete(token);
  const rows = async () => (await studyDataset(study.world(), study.world().studies.get('second')!)).rows;
  assert.equal(await rows(), 1);
  await restrictPerson(study.world(), OFFICER, { pseudonym, restricted: true });
  assert.equal(await rows(), 0);
  assert.ok((await rowsOf([pseudonym]))['contacts.suppression']);
  await restrictPerson(study.world(), OFFICER, { pseudonym, restricted: false });
  assert.equal(await rows(), 1);
});

test('a monitor that is kept is counted anew after a restriction and after an erasure', async () => {
  const { pseudonym } = await study.person();
  const { mark } = monitorDesk(study.world());
  const marks = [await mark()];
  await restrictPerson(study.world(), OFFICER, { pseudonym, restricted: true });
  marks.push(await mark());
  await erasePeople(study.world(), OFFICER, await requested(pseudonym));
  marks.push(await mark());
  assert.equal(new Set(marks).size, 3);
});

test('a report that is kept is built anew after an erasure, also when somebody else has sent their answers meanwhile', async () => {
  const [goes, comes] = [await study.person(), await study.person()];
  await study.complete(goes.token);
  const reportFor = reportDesk(study.world(), figuresOf(path.join(import.meta.dirname, '..', '..', '..', '..')));
  const builtAt = async () => {
    const report = await reportFor('first');
    assert.ok('builtAt' in report, JSON.stringify(report));
    return report.builtAt;
  };
  const later = () => {
    study.clock.now = new Date(study.clock.now.getTime() + 60_000);
  };
  const first = await builtAt();
  later();
  assert.equal(await builtAt(), first, 'nothing has happened');
  await erasePeople(study.world(), OFFICER, await requested(goes.pseudonym));
  await study.complete(comes.token);
  later();
  const second = await builtAt();
  assert.notEqual(second, first, 'as many have sent their answers as before, but not the same people');
  await restrictPerson(study.world(), OFFICER, { pseudonym: comes.pseudonym, restricted: true });
  later();
  assert.notEqual(await builtAt(), second);
});
