// Expected values: R 4, survey 4.1.1. des <- svydesign(ids = ~pid, weights = ~w, data = d) of
// reference/survey/data/twowave_a.csv; the calls stand beside the values. Proportions of groups are svymean of a subset.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAt, shownEstimate, type Table } from '@earshot/tables';
import type { ChangeTable } from './finding.ts';
import { SCHOOLS_TWICE, waveOf } from './fixtures/schools-twice.ts';
import { readChangePlan } from './plan/read-change-plan.ts';
import { runChange } from './run-change.ts';
import { makeWave } from './waves/make-wave.ts';
import type { Wave } from './waves/wave.ts';
import type { Wording } from './wording.ts';

const PLAN = `
title: Schools twice
source: apistrat
waves: [{id: first, label: First}, {id: second, label: Second}]
derive:
  band:
    label: Band
    categories:
      low: {label: Low, when: x <= 600}
      mid: {label: Middle, when: x > 600 and x <= 700}
      high: {label: High, when: x > 700}
changes: [{id: score, title: Score, item: x}]
attrition: {by: [grp], answers: [{item: y}], weights: {from: [grp, x]}}
transitions: [{id: bands, title: Bands, from: band, order: [low, mid, high]}]
leaving: [{id: leaving, title: Above 700, base: x <= 700, left: x > 700, by: [grp], times: 2}]
`;

function run(
  text: string,
  wordingOf: () => Wording | null = () => null,
  waves = [SCHOOLS_TWICE.earlier, SCHOOLS_TWICE.later],
  tell: (done: number, whole: number) => void = () => {},
) {
  const given = waves.map(({ dataset }) => ({
    variables: dataset.columns.map(({ variable }) => variable),
    weights: ['w'],
    design: null,
  }));
  const { plan, problems } = readChangePlan('change.yml', text, given);
  assert.ok(plan, JSON.stringify(problems));
  const made = waves.map((wave, index): Wave => {
    return makeWave(plan.waves[index]!, wave.dataset, wave.people, { column: 'w', words: 'Weighted' });
  });
  return runChange(plan, made, wordingOf, tell);
}

const { tables } = run(PLAN);
function tableOf(id: string): Table {
  const found = tables!.find(({ table }) => table.id === id);
  assert.ok(found, id);
  return found.table;
}

function agrees(table: Table, row: string, column: string, [value, error]: readonly [number, number]): void {
  const shown = shownEstimate(cellAt(table, row, column)!);
  assert.ok(shown, `${row} ${column} is not shown`);
  const { estimate } = shown;
  assert.ok(Math.abs(estimate.value - value) <= 1e-9 * Math.abs(value), `${row} ${column}: ${estimate.value}`);
  assert.ok(Math.abs(estimate.standardError - error) <= 1e-9 * error, `${row} ${column}: ${estimate.standardError}`);
  assert.ok(estimate.interval.lower <= value && value <= estimate.interval.upper);
}

test('the share that answered again, of all and by group, has R’s values and errors', () => {
  // svyby(~again, ~grp, subset(des, wave == 1), svymean)
  const table = tableOf('attrition');
  agrees(table, 'grp.E', 'rate', [0.527472527472527, 0.0524663941609731]);
  agrees(table, 'grp.H', 'rate', [0.644444444444444, 0.071536663274847]);
  agrees(table, 'grp.M', 'rate', [0.673913043478261, 0.0692912169034682]);
});

test('of everybody the attrition table has the numbers, since a column’s share of itself says nothing', () => {
  const numbers = ['earlier', 'again', 'lost'].map((column) => cellAt(tableOf('attrition'), 'all', column)!);
  assert.deepEqual(
    numbers.map((cell) => cell.kind === 'figure' && cell.value),
    [182, 108, 74],
  );
});

test('how far those who answered again had lain from everybody counts that they are among them', () => {
  // svycontrast(svytotal(~again + ay + one + y, subset(des, wave == 1)), quote(ay / again - y / one))
  agrees(tableOf('attrition_answers'), 'y0', 'difference', [-0.00173588908624089, 0.0334001245211259]);
});

test('the net change of each state has R’s values and errors', () => {
  // b <- subset(des, wave == 2 & !is.na(x1)); svymean(~I((x is in the band) - (x1 is)), b)
  const table = tableOf('bands_net');
  agrees(table, 'low', 'change', [-0.135395501094975, 0.0408883500174071]);
  agrees(table, 'mid', 'change', [0.0752789039373707, 0.0502275501790926]);
  agrees(table, 'high', 'change', [0.0601165971576038, 0.0250493540187922]);
});

test('where who moved up would tell the few whom the matrix withholds, it is withheld too', () => {
  const [matrix, table] = [tableOf('bands'), tableOf('bands_direction')];
  const bands = ['low', 'mid', 'high'];
  const isHidden = (of: Table, row: string, column: string) => cellAt(of, row, column)!.kind === 'withheld';
  const told = bands.map((from, rank) => {
    const directions = bands.flatMap((to, other) =>
      isHidden(matrix, `from.${from}`, to) ? [Math.sign(other - rank)] : [],
    );
    return new Set(directions).size > 1;
  });
  assert.ok(told.includes(true));
  for (const column of ['up', 'same', 'down']) {
    assert.ok(isHidden(table, 'all', column));
    bands.forEach((from, rank) => {
      assert.ok(!told[rank] || isHidden(table, `from.${from}`, column));
    });
  }
});

test('sentences hold no numbers of their own: every one is a cell that is shown', () => {
  const digits = /\d/;
  for (const { table, findings } of tables as readonly ChangeTable[]) {
    for (const { said } of findings) {
      for (const one of said) {
        if (typeof one === 'string') assert.doesNotMatch(one, digits);
        else assert.ok(shownEstimate(cellAt(table, one.row, one.column)!), `${table.id} ${one.row} ${one.column}`);
      }
    }
  }
  assert.ok(tables!.flatMap(({ findings }) => findings).length > 5);
});

test('an item that is worded otherwise is refused, unless the plan takes it with what differs', () => {
  const reworded = (): Wording => ({ comparable: 'with-care', why: 'Other words.', differences: ['text: now “B”'] });
  const apart = (): Wording => ({ comparable: 'no', why: 'Another kind.', differences: [] });
  const plan = PLAN.replace(/^transitions.*\n/m, '');
  assert.deepEqual(
    run(plan, reworded).problems.map(({ code, place }) => [code, place.line]),
    [['item-reworded', 12]],
  );
  const allowed = plan.replace('item: x}', 'item: x, allow_reworded: true}');
  const notes = run(allowed, reworded).tables![0]!.table.notes;
  assert.ok(notes.includes('Not asked in the same way both times. Other words.') && notes.includes('text: now “B”'));
  assert.deepEqual(
    run(allowed, apart).problems.map(({ code }) => code),
    ['item-not-comparable'],
  );
});

test('waves without overlap, of one person and of one answer give withheld cells and no number that is none', () => {
  const { earlier, later } = SCHOOLS_TWICE;
  const strangers = waveOf(
    '2',
    later.people.map((one) => `x${one}`),
    later.weights,
    later.dataset,
  );
  for (const waves of [
    [earlier, strangers],
    [earlier, earlier],
    [strangers, earlier],
  ]) {
    const { tables: made } = run(PLAN, () => null, waves);
    for (const cell of made!.flatMap(({ table }) => table.cells.flat())) {
      const shown = shownEstimate(cell);
      if (!shown) continue;
      const { value, standardError, interval } = shown.estimate;
      for (const number of [value, standardError, interval.lower, interval.upper]) assert.ok(Number.isFinite(number));
    }
  }
});

test('where everybody says the same both times, chance could still have made a change of some points', () => {
  const plan = 'title: T\nsource: T\nwaves: [{id: a, label: A}, {id: b, label: B}]\n';
  const changes = 'changes: [{id: s, title: S, item: level, codes: [any]}]\n';
  const level =
    'derive: {level: {label: L, categories: {any: {label: Any, when: x > 0}, none: {label: N, when: x < 0}}}}\n';
  const { tables: made } = run(plan + level + changes);
  const { estimate } = shownEstimate(cellAt(made![0]!.table, 'both', 'change')!)!;
  assert.equal(estimate.value, 0);
  // 0 of so many (Clopper and Pearson), but for the degrees of freedom
  const upper = 1 - 0.025 ** (1 / estimate.effectiveBase);
  assert.ok(Math.abs(estimate.interval.upper - upper) < 0.01 * upper, `${estimate.interval.upper}`);
  assert.equal(estimate.interval.lower, -estimate.interval.upper);
});

test('the net change has the states that only one of the waves knows', () => {
  const plan = `title: T
source: T
waves:
  - id: a
    label: A
    derive: {size: {label: Size, categories: {low: {label: Low, when: x <= 600}, high: {label: High, when: x > 600}}}}
  - id: b
    label: B
    derive: {size: {label: Size, categories: {low: {label: Low, when: x <= 600}, top: {label: Top, when: x > 600}}}}
transitions: [{id: sizes, title: Sizes, from: size}]
`;
  const net = run(plan).tables!.find(({ table }) => table.id === 'sizes_net')!.table;
  assert.deepEqual(
    net.rows.map(({ id }) => id),
    ['low', 'high', 'top'],
  );
  const shown = (row: string, column: string) => shownEstimate(cellAt(net, row, column)!)?.estimate.value;
  assert.equal(shown('top', 'earlier'), 0);
  assert.equal(shown('top', 'change'), shown('top', 'later'));
});

test('a design of the plan is what errors count, and under every table it says so', () => {
  const designed = run(PLAN.replace('changes:', 'design: {strata: [grp]}\nchanges:')).tables!;
  // As in drawn-units.test.ts.
  agrees(designed[0]!.table, 'all', 'change', [28.601149255666, 9.40078547836349]);
  const note = 'Errors count how people were drawn: strata (“Group”).';
  assert.ok(designed.every(({ table }) => table.notes.includes(note)));
});

test('whoever waits is told how many of the plan’s parts have been worked out', () => {
  const told: string[] = [];
  run(
    PLAN,
    () => null,
    [SCHOOLS_TWICE.earlier, SCHOOLS_TWICE.later],
    (done, whole) => told.push(`${done} of ${whole}`),
  );
  assert.deepEqual(told, ['0 of 4', '1 of 4', '2 of 4', '3 of 4']);
});
