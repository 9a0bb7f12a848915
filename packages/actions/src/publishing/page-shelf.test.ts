import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageShelf } from './page-shelf.ts';

/** A shelf, and a function that takes from it and says whether the page had to be drawn. */
function shelfOf(room: number) {
  const shelf = pageShelf(room);
  return async (key: string): Promise<'drawn' | 'kept'> => {
    let drawn = false;
    const page = await shelf.take(key, async () => {
      drawn = true;
      return `the page “${key}”`;
    });
    assert.equal(page, `the page “${key}”`);
    return drawn ? 'drawn' : 'kept';
  };
}

test('a page is drawn once and then kept', async () => {
  const take = shelfOf(2);
  assert.deepEqual([await take('a'), await take('a'), await take('b')], ['drawn', 'kept', 'drawn']);
});

test('beyond its room the page goes that was longest not asked for', async () => {
  const take = shelfOf(2);
  for (const key of ['a', 'b', 'a', 'c']) await take(key);
  assert.deepEqual([await take('a'), await take('c'), await take('b')], ['kept', 'kept', 'drawn']);
});

test('two who ask at once wait for one drawing', async () => {
  const take = shelfOf(2);
  assert.deepEqual(await Promise.all([take('a'), take('a')]), ['drawn', 'kept']);
});

test('a drawing that broke is tried again', async () => {
  const shelf = pageShelf(2);
  await assert.rejects(
    shelf.take('a', () => Promise.reject(new Error('no ink'))),
    /no ink/,
  );
  assert.equal(await shelf.take('a', async () => 'drawn'), 'drawn');
});
