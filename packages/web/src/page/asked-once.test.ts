import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedOnce } from './asked-once.ts';

/** A question that waits until it is answered by hand, and a clock that is set by hand. */
function byHand() {
  const asked: { readonly key: string; answer(answer: number): void; fail(): void }[] = [];
  const ask = (key: string) =>
    new Promise<number>((answer, reject) => {
      asked.push({ key, answer, fail: () => reject(new Error('the database is away')) });
    });
  const clock = { at: 0 };
  const once = askedOnce(ask, { keptFor: 60_000, now: () => new Date(clock.at) });
  return { asked, clock, once };
}

test('all who ask while nobody knows yet get the answer to one question', async () => {
  const { asked, once } = byHand();
  const everybody = Array.from({ length: 50 }, () => once('a study'));
  assert.equal(asked.length, 1);
  asked[0]!.answer(7);
  assert.deepEqual(await Promise.all(everybody), new Array(50).fill(7));
});

test('an answer serves for its while, counted from when it was asked for, and then it is asked for anew', async () => {
  const { asked, clock, once } = byHand();
  const first = once('a study');
  asked[0]!.answer(7);
  clock.at = 59_999;
  assert.equal(await once('a study'), await first);
  clock.at = 60_000;
  const second = once('a study');
  assert.equal(asked.length, 2);
  asked[1]!.answer(8);
  assert.equal(await second, 8);
});

test('each key has an answer of its own', () => {
  const { asked, once } = byHand();
  for (const key of ['one', 'another', 'one']) void once(key);
  assert.deepEqual(
    asked.map(({ key }) => key),
    ['one', 'another'],
  );
});

test('everybody who waited hears of a failure, and whoever comes next asks again', async () => {
  const { asked, once } = byHand();
  const both = [once('a study'), once('a study')];
  asked[0]!.fail();
  for (const each of both) await assert.rejects(each, /the database is away/);
  const next = once('a study');
  assert.equal(asked.length, 2);
  asked[1]!.answer(7);
  assert.equal(await next, 7);
});

test('a question that fails late does not take away the answer that came after it', async () => {
  const { asked, clock, once } = byHand();
  const slow = once('a study');
  clock.at = 60_000;
  const fresh = once('a study');
  asked[1]!.answer(8);
  asked[0]!.fail();
  await assert.rejects(slow);
  assert.equal(await fresh, await once('a study'));
  assert.equal(asked.length, 2);
});
