// People and answers apart, asked of PostgreSQL itself: what each role may read and write is listed here, and anything
// beyond it fails, so that a table, column, view or function that comes later has to be thought about first.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import pg from 'pg';

let database: TestDatabase;
let owner: pg.Client;

before(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
after(async () => {
  await owner.end();
  await database.drop();
});

/** Schemas that hold who people are, what they answered, what came of contacting them … Everything of ours. */
const OURS = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`;

/** The columns in our schemas on which a role has a right, as schema.table.column. */
async function columnsOf(role: string, right: 'SELECT' | 'INSERT' | 'UPDATE'): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname || '.' || a.attname AS name
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE (${OURS}) AND c.relkind IN ('r', 'v', 'm', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
       AND has_schema_privilege($1, n.oid, 'USAGE') AND has_column_privilege($1, c.oid, a.attnum, $2)
     ORDER BY 1`,
    [`earshot_${role}`, right],
  );
  return rows.map(({ name }) => name);
}

/** What says who somebody is: everything in contacts but pseudonyms, days and states, and letters of mails. */
const IDENTITY = [
  /^contacts\.\w+\.sealed\w*$/,
  /^contacts\.\w+\.(email|phone)_index$/,
  /^fieldwork\.mail\.letter$/,
  /^access\.account\.(name|email)$/,
];
/** What somebody answered. */
const ANSWERS = [
  /^answers\.(answer|analysis_answer)\.values$/,
  /^answers\.event\.detail$/,
  // What was known before can be an answer to an earlier wave.
  /^answers\.(respondent|analysis_respondent)\.sample$/,
];

/** What each role may read of either; nobody who is not here may read anything of them. */
const MAY_READ: Readonly<Record<string, readonly RegExp[]>> = {
  contacts: [/^contacts\./],
  // The letters that it sends, and addresses to send them to.
  mailer: [/^contacts\.(person|organisation_contact|suppression)\./, /^fieldwork\.mail\./],
  access: [/^access\./],
  answering: [/^answers\./],
  analysis: [/^answers\.analysis_(answer|respondent)\./],
  // Events say how an interview ended; answers.answer only when and to which question.
  fieldwork: [/^answers\.event\.detail$/, /^answers\.respondent\.sample$/, /^fieldwork\./],
  desk: [],
  // Takes back a staff list and deletes; staff lists are sealed, and their key is not in the database.
  erasure: [/^contacts\.staff_list(_part)?\.sealed$/, /^contacts\.suppression\./],
};

for (const [role, allowed] of Object.entries(MAY_READ)) {
  test(`${role} reads no more of who people are and of what they answered than its work needs`, async () => {
    const read = await columnsOf(role, 'SELECT');
    const telling = read.filter((column) => [...IDENTITY, ...ANSWERS].some((pattern) => pattern.test(column)));
    assert.deepEqual(
      telling.filter((column) => !allowed.some((pattern) => pattern.test(column))),
      [],
    );
  });
}

/** Whole schemas that a role has no business in, not even in a column that tells nothing. */
const SHUT: Readonly<Record<string, readonly string[]>> = {
  analysis: ['contacts', 'fieldwork', 'access', 'rights', 'jobs'],
  answering: ['contacts', 'access'],
  desk: ['contacts', 'access'],
  contacts: ['answers', 'access'],
  mailer: ['access', 'rights'],
  access: ['contacts', 'answers', 'fieldwork', 'rights'],
  erasure: ['access'],
};

for (const [role, schemas] of Object.entries(SHUT)) {
  test(`${role} reads nothing at all in ${schemas.join(', ')}`, async () => {
    const read = await columnsOf(role, 'SELECT');
    assert.deepEqual(
      read.filter((column) => schemas.includes(column.split('.')[0]!)),
      [],
    );
  });
}

test('the analyst reads two views of answers and the study, and writes nothing but the audit', async () => {
  const tables = new Set((await columnsOf('analysis', 'SELECT')).map((column) => column.replace(/\.\w+$/, '')));
  assert.deepEqual([...tables].sort(), ['answers.analysis_answer', 'answers.analysis_respondent', 'answers.study']);
  for (const right of ['INSERT', 'UPDATE'] as const) {
    const written = (await columnsOf('analysis', right)).filter((column) => !column.startsWith('audit.entry.'));
    assert.deepEqual(written, [], right);
  }
});

test('the mailer reads of interviews only that they are over', async () => {
  const read = (await columnsOf('mailer', 'SELECT')).filter((column) => column.startsWith('answers.'));
  assert.deepEqual(
    read.filter((column) => !column.startsWith('answers.study.')),
    ['answers.ended.pseudonym', 'answers.respondent.pseudonym', 'answers.respondent.simulated'],
  );
});

test('erasing reads of people and answers only whose they are', async () => {
  const read = await columnsOf('erasure', 'SELECT');
  for (const table of ['contacts.person', 'contacts.note', 'answers.answer', 'answers.event', 'answers.respondent']) {
    const columns = read.filter((column) => column.startsWith(`${table}.`)).map((column) => column.split('.')[2]!);
    const known = ['pseudonym', 'study_id', 'list_id', 'note_id', 'created_at', 'at'];
    assert.deepEqual(
      columns.filter((column) => !known.includes(column)),
      [],
      table,
    );
  }
});

test('nobody is more than their role: none logs in, inherits another, or may do what the owner may', async () => {
  const { rows } = await owner.query(
    `SELECT r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolcanlogin,
       (SELECT count(*)::integer FROM pg_auth_members m WHERE m.member = r.oid) AS inherits
     FROM pg_roles r WHERE r.rolname LIKE 'earshot\\_%' AND r.rolname NOT LIKE 'earshot\\_login\\_%'`,
  );
  assert.ok(rows.length >= 8, JSON.stringify(rows));
  for (const { rolname, inherits, ...rights } of rows) {
    assert.deepEqual([...Object.values(rights), inherits], [false, false, false, false, false, 0], rolname);
  }
});

/** Functions that run with their owner's rights, and who may call them; each has to be thought about by itself. */
test('a function with its owner’s rights is called by nobody who is not meant to', async () => {
  const { rows } = await owner.query<{ name: string; callers: string[] }>(
    `SELECT n.nspname || '.' || p.proname AS name, array(
       SELECT r.rolname::text FROM pg_roles r WHERE r.rolname LIKE 'earshot\\_%'
         AND has_schema_privilege(r.oid, n.oid, 'USAGE') AND has_function_privilege(r.oid, p.oid, 'EXECUTE')
         AND NOT r.rolsuper AND NOT r.rolcanlogin ORDER BY 1
     ) AS callers
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE (${OURS}) AND p.prosecdef`,
  );
  assert.deepEqual(rows, []);
});

/** A view runs with its owner's rights: each is one way around the rights on the tables, so each is listed. */
test('every view is known', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE (${OURS}) AND c.relkind IN ('v', 'm') ORDER BY 1`,
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    [
      'answers.analysis_answer',
      'answers.analysis_respondent',
      'answers.ended',
      'audit.crossing',
      'contacts.not_to_call', // pseudonyms only
    ],
  );
});

test('everybody else, PUBLIC among them, has no right on any table of ours', async () => {
  const { rows } = await owner.query(
    `SELECT n.nspname || '.' || c.relname AS name, acl.grantee::regrole::text AS grantee
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, LATERAL aclexplode(c.relacl) AS acl
     WHERE (${OURS}) AND acl.grantee <> c.relowner
       AND (acl.grantee = 0 OR acl.grantee::regrole::text NOT LIKE 'earshot\\_%')`,
  );
  assert.deepEqual(rows, []);
});

/**
 * What an erasure deletes, and what may hold a pseudonym beyond that. A table that comes later has to be in one of them:
 * in `packages/store/src/erasure.ts`, or here with the reason.
 */
const OUTLIVES_A_PERSON: Readonly<Record<string, string>> = {
  'audit.entry': 'shows that the data was handled, and erased, as it should be',
  'contacts.suppression': 'keyed hashes, so that the person is left alone',
  'contacts.voucher': 'the accounts; whose it was is taken out',
  'fieldwork.acquaintance': 'goes with the case',
  'fieldwork.calls_ended': 'goes with the case',
};

test('every table with a pseudonym is erased, or says why not', async () => {
  const source = readFileSync(path.join(import.meta.dirname, 'erasure.ts'), 'utf8');
  const { rows } = await owner.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE (${OURS}) AND c.relkind IN ('r', 'p') AND a.attname = 'pseudonym' AND NOT a.attisdropped ORDER BY 1`,
  );
  const forgotten = rows.filter(({ name }) => !source.includes(`'${name}'`) && !(name in OUTLIVES_A_PERSON));
  assert.deepEqual(forgotten, []);
  assert.ok(rows.length >= 12);
});

/** What a curious analyst, mailer or clerk with a login of their own would try, that is theirs to read or is not. */
const TRIED: Readonly<Record<string, { readonly reads: readonly string[]; readonly refused: readonly string[] }>> = {
  analysis: {
    reads: ['SELECT * FROM answers.analysis_answer', 'SELECT * FROM answers.analysis_respondent'],
    refused: [
      'SELECT * FROM contacts.person',
      'SELECT * FROM contacts.voucher',
      'SELECT * FROM contacts.not_to_call',
      'SELECT * FROM fieldwork.case_file',
      'SELECT * FROM audit.crossing',
      'SELECT * FROM audit.entry',
      'SELECT * FROM answers.answer',
      'SELECT token_hash FROM answers.link',
      'SET ROLE earshot_contacts',
      'SET ROLE earshot_answering',
      'GRANT earshot_contacts TO earshot_analysis',
      'CREATE OR REPLACE VIEW answers.analysis_answer AS SELECT * FROM contacts.person',
      'ALTER TABLE contacts.person OWNER TO earshot_analysis',
      "COPY contacts.person TO PROGRAM 'cat'",
    ],
  },
  mailer: {
    reads: ['SELECT sealed FROM contacts.person', 'SELECT * FROM answers.ended'],
    refused: [
      'SELECT * FROM answers.answer',
      'SELECT "values" FROM answers.analysis_answer',
      'SELECT sample FROM answers.respondent',
      'SELECT detail FROM answers.event',
      'SET ROLE earshot_answering',
    ],
  },
  contacts: {
    reads: ['SELECT sealed FROM contacts.person'],
    refused: ['SELECT * FROM answers.answer', 'SELECT * FROM answers.analysis_answer', 'SET ROLE earshot_analysis'],
  },
  fieldwork: {
    reads: ['SELECT pseudonym, question_id FROM answers.answer'],
    refused: ['SELECT "values" FROM answers.answer', 'SELECT sealed FROM contacts.person'],
  },
  erasure: {
    reads: ['SELECT pseudonym FROM contacts.person'],
    refused: ['SELECT sealed FROM contacts.person', 'SELECT "values" FROM answers.answer', 'DELETE FROM audit.entry'],
  },
  answering: { reads: ['SELECT * FROM audit.crossing'], refused: ['SELECT actor FROM audit.entry'] },
  desk: { reads: ['SELECT * FROM audit.entry'], refused: ['SELECT * FROM answers.answer'] },
};

for (const [role, { reads, refused }] of Object.entries(TRIED)) {
  test(`a login that is nothing but ${role} reads its own and is refused everything else`, async () => {
    const name = `earshot_login_${randomBytes(6).toString('hex')}`;
    await owner.query(`CREATE ROLE ${name} LOGIN PASSWORD '${name}' IN ROLE earshot_${role}`);
    const url = new URL(database.url);
    url.username = name;
    url.password = name;
    const client = new pg.Client({ connectionString: url.href });
    try {
      await client.connect();
      for (const sql of reads) await client.query(sql);
      for (const sql of refused) {
        await assert.rejects(client.query(sql), /permission denied|must be (owner|member|superuser)|must have/, sql);
      }
    } finally {
      await client.end();
      await owner.query(`DROP ROLE ${name}`);
    }
  });
}
