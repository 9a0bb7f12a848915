import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectionOf, openReturn, simulateReturn, xmlOf } from '@earshot/census';
import { cellAt, type Table, withheldReason } from '@earshot/tables';
import { returnTables } from './return-tables.ts';

const { draft, known } = simulateReturn({ collection: collectionOf(2024)!, authority: '855', workers: 1500, seed: 8 });
const reading = openReturn({ format: 'xml', pseudonym: (said) => said });
for (const piece of xmlOf(draft)) reading.push(piece);
const read = reading.close();

function figureIn(table: Table, row: string): number | null {
  const cell = cellAt(table, row, 'total')!;
  return cell.kind === 'figure' ? cell.value : null;
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
      const percent = figureIn(table, `${id}.${code}`);
      assert.ok(percent !== null && count >= 10, `${id} ${code} of ${count}`);
      assert.ok(Math.abs(percent - (100 * count) / of) < 1e-9, `${id} ${code}: ${percent}`);
    }
    assert.equal(figureIn(table, 'base'), of);
  }
  const byFte = tables.get('reason_fte')!;
  assert.ok(figureIn(byFte, 'reason.1') !== null);
  assert.equal(figureIn(byFte, 'base'), known.headcount.leaves);
  assert.ok(Math.abs(figureIn(byFte, 'base_fte')! - known.fte.leaves) < 1e-6, String(figureIn(byFte, 'base_fte')));
  const years = figureIn(tables.get('leavers_service_years')!, 'service_years.mean');
  assert.ok(years !== null && years > 0 && years < 20, String(years));
});

test('a role that is hidden in one table is hidden in all that are about the same people', async () => {
  const { draft: own } = simulateReturn({ collection: collectionOf(2024)!, authority: '855', workers: 300, seed: 1 });
  const reader = openReturn({ format: 'xml', pseudonym: (said) => said });
  for (const piece of xmlOf(own)) reader.push(piece);
  const tables = new Map((await returnTables(reader.close(), '2024-09-30')).map((table) => [table.id, table]));
  const shows = (id: string, column: string) =>
    tables.get(id)!.rows.some((row) => cellAt(tables.get(id)!, row.id, column)?.kind === 'figure');
  const roles = tables.get('role')!.rows.filter(({ id }) => id.startsWith('role.'));
  const hidden = roles.filter(({ id }) => figureIn(tables.get('role')!, id) === null);
  assert.ok(hidden.length > 1 && hidden.length < roles.length);
  for (const { id } of hidden)
    for (const of of ['gender', 'age', 'service', 'gender_fte', 'age_fte', 'service_years_fte'])
      assert.ok(!shows(of, id), `${of} ${id}`);
});

test('few people are withheld here as everywhere', async () => {
  const few = simulateReturn({ collection: collectionOf(2024)!, authority: '855', workers: 40, seed: 8 });
  const { byReason, headcount } = few.known;
  assert.ok(headcount.leaves < 10 && byReason.size > 0);
  const small = openReturn({ format: 'xml', pseudonym: (said) => said });
  for (const piece of xmlOf(few.draft)) small.push(piece);
  const reasons = (await returnTables(small.close(), '2024-09-30')).find(({ id }) => id === 'reason')!;
  for (const [cell] of reasons.cells) assert.ok(withheldReason(cell!) !== null);
});

test('a return of one worker, of agency workers alone or of people without hours has tables that show nothing of anybody', async () => {
  const [alone] = read.workers.filter(({ isAgency }) => isAgency === false);
  const noHours = read.workers.slice(0, 30).map((worker) => ({ ...worker, amounts: { fte: 0, fte30: 0 } }));
  for (const workers of [[alone!], read.workers.filter(({ isAgency }) => isAgency === true).slice(0, 5), noHours]) {
    const tables = await returnTables({ ...read, workers }, '2024-09-30');
    assert.equal(tables.length, workers === noHours ? 18 : 36);
    if (workers === noHours) continue;
    for (const { id, cells } of tables)
      for (const cell of cells.flat()) assert.ok(cell.kind !== 'figure', `${id}: ${JSON.stringify(cell)}`);
  }
});
