import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectionOf, openReturn, simulateReturn, xmlOf } from '@earshot/census';
import { cellAt, shownEstimate, type Table } from '@earshot/tables';
import { returnTables } from './return-tables.ts';

const { draft, known } = simulateReturn({ collection: collectionOf(2024)!, authority: '855', workers: 1500, seed: 8 });
const reading = openReturn({ format: 'xml', pseudonym: (said) => said });
for (const piece of xmlOf(draft)) reading.push(piece);
const read = reading.close();

function shareIn(table: Table, row: string) {
  return shownEstimate(cellAt(table, row, 'total')!)?.estimate ?? null;
}

test('the tables of a return show the shares that it was made up with, by heads and by full-time equivalent', async () => {
  const tables = new Map((await returnTables(read, '2024-09-30')).map((table) => [table.id, table]));
  assert.equal(tables.size, 36);
  for (const [id, counts, of] of [
    ['origin', known.byOrigin, known.headcount.starts],
    ['destination', known.byDestination, known.headcount.leaves],
    ['reason', known.byReason, known.headcount.leaves],
  ] as const) {
    const table = tables.get(id)!;
    assert.ok(table.simulated);
    for (const [code, count] of counts) {
      const share = shareIn(table, `${id}.${code}`);
      assert.ok(share && count >= 10, `${id} ${code} of ${count}`);
      assert.ok(Math.abs(share.value - count / of) < 1e-9, `${id} ${code}: ${share.value}`);
      assert.equal(share.standardError, 0);
    }
  }
  assert.ok(shareIn(tables.get('reason_fte')!, 'reason.1'));
});

test('few people are withheld here as everywhere', async () => {
  const few = simulateReturn({ collection: collectionOf(2024)!, authority: '855', workers: 40, seed: 8 });
  const { byReason, headcount } = few.known;
  assert.ok(headcount.leaves < 10 && byReason.size > 0);
  const small = openReturn({ format: 'xml', pseudonym: (said) => said });
  for (const piece of xmlOf(few.draft)) small.push(piece);
  const reasons = (await returnTables(small.close(), '2024-09-30')).find(({ id }) => id === 'reason')!;
  for (const [cell] of reasons.cells) assert.equal(shownEstimate(cell!), null);
});
