import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { answered } from '@earshot/dataset';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { appendAnswers } from '../answer.ts';
import { appendAudit } from '../audit.ts';
import { insertCases } from '../case-file.ts';
import { insertPeople } from '../person.ts';
import { insertRespondents } from '../respondent.ts';
import { saveStudy } from '../study.ts';
import { backUp } from './back-up.ts';
import { backedUpTables, quoted } from './backed-up-tables.ts';
import type { Manifest } from './manifest.ts';
import { restore } from './restore.ts';

const AT = new Date('2026-03-01T09:00:00.123Z');
const WORDS = 'He said: “No, thanks”,\n"twice"; \\N and nothing: ';
let full: TestDatabase;
let folder: string;
let manifest: Manifest;

before(async () => {
  full = await testDatabase();
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'earshot-test-')), 'backup');
  await fill(full);
  manifest = await backUp({ databaseUrl: full.url, folder, takenAt: AT });
});
after(async () => {
  await full.drop();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

/** Two people: one on a list with an answer in awkward words, one of whom nothing is known. */
async function fill({ store }: TestDatabase): Promise<void> {
  const studyId = 'small';
  const [one, other] = [randomUUID(), randomUUID()];
  const respondent = { studyId, simulated: false, sample: {}, createdAt: AT, tokenHash: null };
  await store.transaction('desk', (queries) =>
    saveStudy(queries, { studyId, title: 'Ünïcode', questionnaireHash: 'abc', loadedAt: AT }),
  );
  await store.transaction('fieldwork', async (queries) => {
    await insertRespondents(queries, [
      { ...respondent, pseudonym: one, tokenHash: randomBytes(32) },
      { ...respondent, pseudonym: other },
    ]);
    const common = { panelId: randomUUID(), source: 'list', authorityCode: null, batchId: null } as const;
    const reach = { hasEmail: true, hasPhone: false, linkNumber: 1, releasedAt: null, createdAt: AT };
    await insertCases(queries, [{ pseudonym: one, studyId, ...common, ...reach }]);
  });
  await store.transaction('contacts', (queries) =>
    insertPeople(queries, [
      {
        pseudonym: one,
        studyId,
        authorityCode: null,
        sealed: randomBytes(80),
        emailIndex: randomBytes(32),
        phoneIndex: null,
        source: 'list',
        createdAt: AT,
        changedAt: AT,
      },
    ]),
  );
  await store.transaction('answering', async (queries) => {
    const values = { why: answered(WORDS), empty: answered('') };
    await appendAnswers(queries, [{ pseudonym: one, questionId: 'why', values, mode: 'web', at: AT }]);
    await appendAudit(queries, { at: AT, actor: 'respondent', action: 'test', studyId, pseudonym: one, detail: {} });
  });
}

/** Every row of every table, as text. */
async function everything(databaseUrl: string): Promise<Record<string, unknown[]>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const held: Record<string, unknown[]> = {};
  for (const { name } of await backedUpTables(client)) {
    const { rows } = await client.query(`SELECT t::text AS row FROM ${quoted(name)} t ORDER BY 1`);
    held[name] = rows.map(({ row }) => row);
  }
  await client.end();
  return held;
}

test('what is restored is what was backed up, in every table, and numbers go on after it', async () => {
  const empty = await testDatabase();
  try {
    const restored = await restore({ databaseUrl: empty.url, folder });
    assert.ok(!('sentence' in restored), JSON.stringify(restored));
    const held = await everything(empty.url);
    assert.deepEqual(held, await everything(full.url));
    assert.deepEqual([held['answers.answer']!.length, held['contacts.person']!.length], [1, 1]);
    await empty.store.transaction('answering', (queries) =>
      appendAudit(queries, { at: AT, actor: 'a', action: 'b', studyId: null, pseudonym: null, detail: {} }),
    );
  } finally {
    await empty.drop();
  }
});

test('a table in a backup is gzipped CSV that other programs read', () => {
  const bytes = gunzipSync(readFileSync(path.join(folder, 'answers.answer.csv.gz')));
  const [row, ...others] = parse(bytes, { columns: true }) as Record<string, string>[];
  assert.deepEqual(others, []);
  assert.equal(JSON.parse(row!.values!).why.value, WORDS);
});

test('no name and no link can be read from a backup: details are sealed, links are hashes', () => {
  const held = manifest.tables.find(({ name }) => name === 'contacts.person')!;
  assert.ok(held.columns.includes('sealed'));
  assert.ok(!held.columns.some((column) => /name|email$|phone$/.test(column)));
});

describe('what cannot be restored is refused in words, and nothing is written', () => {
  const copyOf = (change: (folder: string) => void): string => {
    const copy = mkdtempSync(path.join(tmpdir(), 'earshot-test-'));
    for (const file of readdirSync(folder)) writeFileSync(path.join(copy, file), readFileSync(path.join(folder, file)));
    change(copy);
    return copy;
  };
  const changed = (edit: (manifest: Manifest) => object) => (copy: string) =>
    writeFileSync(path.join(copy, 'manifest.json'), JSON.stringify(edit(manifest)));
  const cases: [string, (copy: string) => void, RegExp][] = [
    ['a folder without a manifest', (copy) => rmSync(path.join(copy, 'manifest.json')), /is no backup/],
    ['a manifest of another format', changed((one) => ({ ...one, format: 'tar' })), /is no backup/],
    ['a file outside the folder', changed((one) => withFile(one, '../x.csv.gz')), /is no backup/],
    ['a backup of another version', changed((one) => ({ ...one, migrations: [] })), /another version/],
    [
      'a file that has changed',
      (copy) => writeFileSync(path.join(copy, 'answers.answer.csv.gz'), 'x'),
      /checksum differs/,
    ],
    ['a file that is missing', (copy) => rmSync(path.join(copy, 'audit.entry.csv.gz')), /cannot be read/],
  ];
  const withFile = (one: Manifest, file: string): object => ({ ...one, tables: [{ ...one.tables[0], file }] });

  for (const [what, change, words] of cases) {
    test(what, async () => {
      const copy = copyOf(change);
      const empty = await testDatabase();
      try {
        const refused = await restore({ databaseUrl: empty.url, folder: copy });
        assert.match('sentence' in refused ? refused.sentence : 'restored', words);
        const rows = Object.values(await everything(empty.url)).flat();
        assert.deepEqual(rows, []);
      } finally {
        await empty.drop();
        rmSync(copy, { recursive: true });
      }
    });
  }

  test('a database that is not empty', async () => {
    const before = await everything(full.url);
    const refused = await restore({ databaseUrl: full.url, folder });
    assert.match('sentence' in refused ? refused.sentence : 'restored', /not empty/);
    assert.deepEqual(await everything(full.url), before);
  });
});

test('a backup is never written over something', async () => {
  await assert.rejects(backUp({ databaseUrl: full.url, folder, takenAt: AT }), { code: 'EEXIST' });
  assert.deepEqual(
    readdirSync(path.dirname(folder)).filter((name) => name.startsWith('.earshot')),
    [],
  );
});
