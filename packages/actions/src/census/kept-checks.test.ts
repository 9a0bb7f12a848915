import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { KEPT_FOR, keptChecks } from './kept-checks.ts';
import { simulatedReturn } from './simulated-return.ts';

const made = simulatedReturn({ authority: '856', year: 2024, workers: 30, seed: 1, format: 'csv' });
assert.ok('text' in made);

/** An order for a return of a few people. */
function order(text: string, onlyOf: string | null = null, stopping = new AbortController().signal) {
  const bytes = new Uint8Array(Buffer.from(text));
  const task = { kind: 'check', bytes, format: 'csv', year: null, own: null, onlyOf, day: null } as const;
  return { task, stopping };
}
const owned = (id: string, accountId: string) => ({
  id,
  owner: { accountId, authorityCode: null },
  fileName: 'return.csv',
  begunAt: new Date('2026-01-01T00:00:00Z'),
});

const kept = keptChecks();
after(() => kept.close());

test('a return is read and counted on the thread, and what an account had before is forgotten', async () => {
  const text = made.text;
  const begun = kept.begin(owned('first', 'a'), order(text))!;
  assert.ok(begun.going);
  assert.equal(begun.until.getTime() - begun.begunAt.getTime(), KEPT_FOR);
  await begun.going.finished;
  const { counted, going, ended } = kept.find('first')!;
  assert.deepEqual([going, ended], [null, null]);
  const { read, digest } = counted!.checked;
  assert.deepEqual([read.workers.length, read.authority, digest?.length], [30, '856', 64]);
  for (const { registration, given, texts } of read.workers) {
    assert.deepEqual([registration, given.size], [null, 0]);
    assert.ok(!('institution' in texts) && !('absence' in texts));
  }
  await kept.begin(owned('second', 'a'), order(text))!.going!.finished;
  assert.deepEqual([kept.find('first'), kept.of('a')?.id], [null, 'second']);
});

test('another authority’s return leaves the thread with nothing in it but its number', async () => {
  await kept.begin(owned('other', 'b'), order(made.text.replaceAll('2024,856', '2024,383'), '856'))!.going!.finished;
  const { checked, tables } = kept.find('other')!.counted!;
  assert.deepEqual([checked.read.authority, checked.read.workers, checked.measures, tables], ['383', [], null, []]);
  assert.deepEqual([checked.read.findings.kept, checked.read.totals.vacancies_fte, checked.digest], [[], null, null]);
});

test('what is stopped, by its account or by the server, comes to nothing, and the next one is checked', async () => {
  const stop = new AbortController();
  const [mine, theirs] = [
    kept.begin(owned('mine', 'c'), order(made.text))!,
    kept.begin(owned('theirs', 'd'), order(made.text, null, stop.signal))!,
  ];
  kept.stop('mine');
  stop.abort();
  await Promise.all([mine.going?.finished, theirs.going?.finished]);
  for (const id of ['mine', 'theirs'])
    assert.deepEqual([kept.find(id)!.ended, kept.find(id)!.counted], ['stopped', null]);
  await kept.begin(owned('after', 'c'), order(made.text))!.going!.finished;
  assert.ok(kept.find('after')!.counted);
});

test('more than a few at once are refused, and all are forgotten at the end', async () => {
  const begun = ['e', 'f', 'g', 'h', 'i'].map((account) => kept.begin(owned(account, account), order(made.text)));
  assert.deepEqual(
    begun.map((each) => each !== null),
    [true, true, true, true, false],
  );
  for (const each of begun) if (each) kept.stop(each.id);
  await Promise.all(begun.map((each) => each?.going?.finished));
  await kept.close();
  assert.deepEqual([kept.find('after'), kept.of('e')], [null, null]);
});

test('after an hour a check is forgotten by itself', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const timed = keptChecks();
  const { going } = timed.begin(owned('timed', 'z'), order(made.text))!;
  timed.stop('timed');
  await going!.finished;
  context.mock.timers.tick(KEPT_FOR - 1);
  assert.ok(timed.find('timed'));
  context.mock.timers.tick(1);
  assert.equal(timed.find('timed'), null);
  await timed.close();
});
