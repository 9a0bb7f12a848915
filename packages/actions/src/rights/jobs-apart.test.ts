// The schema of the job queue is made by its library when a worker starts, so the walk over all tables of the store does
// not see it: it is asked about here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { openJobQueue } from '../worker/job-queue.ts';
import { rightsStudy } from './fixtures/rights-study.ts';

const study = rightsStudy();

test('no role reads the queue of jobs, and a job holds the number of a mail and nothing about a person', async () => {
  const { pseudonym } = await study.person();
  const { url } = study.database();
  const queue = await openJobQueue(url, (error) => assert.fail(error));
  await queue.give([pseudonym]);
  await queue.stop();
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const { rows } = await owner.query(
      `SELECT r.rolname, c.relname,
         has_schema_privilege(r.oid, n.oid, 'USAGE') OR has_table_privilege(r.oid, c.oid, 'SELECT') AS may
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, pg_roles r
       WHERE n.nspname = 'jobs' AND c.relkind IN ('r', 'p', 'v') AND r.rolname LIKE 'earshot\\_%' AND NOT r.rolcanlogin`,
    );
    assert.ok(rows.length >= 16, 'eight roles and some tables');
    assert.deepEqual(
      rows.filter(({ may }) => may),
      [],
    );
    const jobs = await owner.query('SELECT data FROM jobs.job WHERE data IS NOT NULL');
    assert.deepEqual(
      jobs.rows.map(({ data }) => Object.keys(data)),
      [['mailId']],
    );
  } finally {
    await owner.end();
  }
});
