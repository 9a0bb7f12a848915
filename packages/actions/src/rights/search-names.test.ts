import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OFFICER, rightsStudy } from './fixtures/rights-study.ts';
import { readNameSearch, startNameSearch, stopNameSearch } from './search-names.ts';

const study = rightsStudy();

async function begun(words: string, stopping?: AbortSignal): Promise<string> {
  const search = await startNameSearch(study.world(), OFFICER, { words, ...(stopping ? { stopping } : {}) });
  assert.ok('searchId' in search, JSON.stringify(search));
  await search.finished;
  return search.searchId;
}

async function read(searchId: string, viewer = OFFICER) {
  const found = await readNameSearch(study.world(), viewer, searchId);
  assert.ok('task' in found, JSON.stringify(found));
  return found;
}

const audited = (action: string) =>
  study.sql<{ pseudonym: string | null; detail: unknown }>(
    'desk',
    'SELECT pseudonym, detail FROM audit.entry WHERE action = $1 ORDER BY entry_id',
    [action],
  );

test('people are found by parts of their names, and whoever is shown stands in the audit; the words stand nowhere', async () => {
  const { pseudonym } = await study.person({ name: 'Zoë Äckerman' });
  await study.person({ name: 'Bo Bold' });
  const searchId = await begun('  ACKER zoe');
  assert.deepEqual(await audited('search-people'), [{ pseudonym: null, detail: { by: 'name' } }]);
  const { task, people, more } = await read(searchId);
  assert.deepEqual([task.state, task.done, task.whole, more], ['done', 2, 2, false]);
  assert.deepEqual(
    people.map(({ name, pseudonym: found }) => [name, found]),
    [['Zoë Äckerman', pseudonym]],
  );
  assert.deepEqual((await audited('search-people')).at(-1), { pseudonym, detail: {} });
  const held = await study.sql<{ text: string }>('contacts', 'SELECT t::text AS text FROM contacts.task t');
  assert.doesNotMatch(JSON.stringify(held), /acker|zo/i);
});

test('a search that is stopped says so, and that of somebody else is as one that is not there', async () => {
  const stopped = await begun('bo', AbortSignal.abort());
  assert.equal((await read(stopped)).task.state, 'stopped');
  const other = { ...OFFICER, accountId: '00000000-0000-4000-8000-000000000000' };
  for (const done of [readNameSearch, stopNameSearch]) {
    const refused = await done(study.world(), other, stopped);
    assert.equal('refused' in refused && refused.refused, 'no-such-search');
    const none = await done(study.world(), OFFICER, 'x');
    assert.equal('refused' in none && none.refused, 'no-such-search');
  }
});

test('whoever has been erased or removed since is listed no more', async () => {
  const { pseudonym } = await study.person({ name: 'Uma Unique' });
  const searchId = await begun('unique');
  await study.sql('contacts', 'DELETE FROM contacts.person WHERE pseudonym = $1', [pseudonym]);
  assert.deepEqual((await read(searchId)).people, []);
});
