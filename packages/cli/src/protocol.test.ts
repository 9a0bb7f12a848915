import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earshot } from './fixtures/earshot.ts';

test('protocol states what it assumes, and gives mails and calls day by day and in all', async () => {
  const { code, out } = await earshot('protocol', 'second-wave', '--people', '200', '--phone', '60');
  assert.equal(code, 0);
  assert.match(out, /^Simulated: 200 people released on 2026-09-28, played through 20 times \(seed 1\)\./);
  assert.match(out, / 60% of people with a telephone number \(--phone\)\n/);
  assert.match(out, /\n2026-09-28 invitation +200 \(200–200\) +0 \(0–0\)\n/);
  assert.match(out, /\nIn all +\d+ \(\d+–\d+\) +\d+ \(\d+–\d+\)\n/);
});

test('protocol in JSON is one object, the same for the same seed', async () => {
  const args = ['protocol', 'second-wave', '--people', '100', '--runs', '5', '--json'];
  const [one, other] = [await earshot(...args), await earshot(...args)];
  assert.equal(one.out, other.out);
  const told = JSON.parse(one.out);
  assert.deepEqual([told.simulated, told.people, told.days[0].mails.mean], [true, 100, 100]);
});

test('what is no percentage or no day is refused in words', async () => {
  assert.match((await earshot('protocol', 'second-wave', '--first', '150')).err, /--first is “150”/);
  assert.match((await earshot('protocol', 'second-wave', '--from', 'soon')).err, /--from is “soon”/);
  const without = await earshot('protocol', 'big-listen');
  assert.deepEqual([without.code, /no fieldwork\.yml/.test(without.err)], [1, true]);
});
