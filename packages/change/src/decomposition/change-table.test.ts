import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, datasetOf, type Variable } from '@earshot/dataset';
import { cellAt, shownEstimate } from '@earshot/tables';
import type { ChangeTable } from '../finding.ts';
import { pairOf, waveOf } from '../fixtures/schools-twice.ts';
import { changeTable } from './change-table.ts';

const CATEGORIES = ['yes', 'no'].map((code) => ({ code, label: code }));
const LOYAL: Variable = { kind: 'single', name: 'loyal', label: 'Loyal', categories: CATEGORIES };

/** So many people with a key from a number on, of whom the first so many say yes. */
interface People {
  readonly from: number;
  readonly count: number;
  readonly yes: number;
}

function waveWith(id: string, groups: readonly People[]) {
  const all = groups.flatMap(({ from, count, yes }) =>
    Array.from({ length: count }, (_, at) => ({ key: `p${from + at}`, says: at < yes ? 'yes' : 'no' })),
  );
  const dataset = datasetOf(
    id,
    [LOYAL],
    all.map(({ says }) => ({ loyal: answered(says) })),
    0,
  );
  return waveOf(
    id,
    all.map(({ key }) => key),
    all.map(() => 1),
    dataset,
  );
}

function tableOf(earlier: readonly People[], later: readonly People[]): ChangeTable {
  const of = { kind: 'share', codes: ['yes'] } as const;
  const measure = { id: 'loyal', title: 'Loyal', item: 'loyal', of, base: null, baseLabel: 'All' };
  return changeTable(pairOf(waveWith('1', earlier), waveWith('2', later)), measure, { source: 'Trial', notes: [] });
}

function conclusionOf({ findings }: ChangeTable): string {
  return findings
    .at(-1)!
    .said.filter((one) => typeof one === 'string')
    .join('…');
}

const STAYERS = { from: 0, count: 600, yes: 450 };

test('a rise that is none among the same people is said to come with who answers', () => {
  const made = tableOf([STAYERS, { from: 600, count: 400, yes: 200 }], [STAYERS]);
  const { table } = made;
  const valueAt = (row: string, column: string) => shownEstimate(cellAt(table, row, column)!)?.estimate.value;
  assert.ok(Math.abs(valueAt('all', 'change')! - 0.1) < 1e-12);
  assert.equal(valueAt('both', 'change'), 0);
  assert.equal(valueAt('lost', 'part'), valueAt('all', 'change'));
  assert.match(conclusionOf(made), /comes with other people answering, and cannot be taken for people changing/);
});

test('a change of the same people that others hide is said to be one', () => {
  const changed = { ...STAYERS, yes: 390 };
  const made = tableOf([STAYERS, { from: 600, count: 150, yes: 40 }], [changed]);
  assert.match(conclusionOf(made), /The same people have changed/);
});

test('where the change of everybody is beyond chance and nothing tells where it comes from, that stays open', () => {
  const small = { from: 0, count: 60, yes: 30 };
  const others = { from: 1000, count: 700, yes: 350 };
  const made = tableOf(
    [small, others],
    [
      { ...small, yes: 31 },
      { ...others, from: 5000, yes: 420 },
    ],
  );
  assert.match(conclusionOf(made), /stays open/);
});

test('where few are lost, the same people are withheld with them, since everybody less them would tell', () => {
  const made = tableOf([STAYERS, { from: 600, count: 4, yes: 0 }], [STAYERS]);
  assert.ok(shownEstimate(cellAt(made.table, 'all', 'change')!));
  for (const [row, column] of [
    ['both', 'earlier'],
    ['both', 'change'],
    ['lost', 'earlier'],
    ['lost', 'part'],
  ] as const) {
    assert.equal(cellAt(made.table, row, column)!.kind, 'withheld', `${row} ${column}`);
  }
  assert.match(conclusionOf(made), /is not shown/);
});

test('between waves of other people nobody can tell whether anybody has changed, and the table says so', () => {
  const made = tableOf([STAYERS], [{ from: 9000, count: 12, yes: 3 }]);
  assert.ok(shownEstimate(cellAt(made.table, 'all', 'change')!));
  assert.equal(cellAt(made.table, 'both', 'change')!.kind, 'withheld');
  assert.match(conclusionOf(made), /is not shown/);
});
