// 2,800 real respondents: 25 items by 13 levels of three breaks, raked and estimated here from the answers alone, set
// beside R's 325 cells. `about` in reference/bfi/bfi.json says which calls of R's survey package made them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { columnNamed, type Dataset, datasetFromCsv, readCsv } from '@earshot/dataset';
import { tablesOf } from './fixtures/run-plan.ts';
import type { TablePlan } from './plan/plan.ts';
import { readTablePlan } from './plan/read-plan.ts';
import { prepare } from './prepare.ts';
import { cellAt, type Table } from './table.ts';
import { weightColumn } from './weights/weight-column.ts';

interface ReferenceCell {
  readonly item: string;
  readonly break_by: string;
  readonly level: string;
  readonly n: number;
  readonly weighted_n: number;
  readonly estimate: number;
  readonly se: number;
  readonly ci_logit: readonly [number, number];
  readonly total: number;
  readonly total_se: number;
  readonly diff_from_rest: number;
  readonly diff_se: number;
  readonly z: number;
  readonly p_t: number;
  readonly kish_n: number;
}

const folder = path.join(import.meta.dirname, '../../../reference/bfi');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const reference: { readonly degf: number; readonly cells: readonly ReferenceCell[] } = JSON.parse(read('bfi.json'));

let plan: TablePlan;
let dataset: Dataset;
let table: Table;
before(async () => {
  plan = readTablePlan('plan.yml', read('plan.yml'), null).plan!;
  dataset = datasetFromCsv(readCsv('bfi.csv', read('bfi.csv')).csv!, plan.data, {
    name: 'bfi',
    missing: plan.missing,
    simulatedRows: 0,
  }).dataset!;
  [table] = (await tablesOf(plan, dataset)) as [Table];
});

function agrees(actual: number, expected: number, tolerance: number, words: string): void {
  const gap = Math.abs(actual - expected) / Math.abs(expected);
  assert.ok(gap <= tolerance, `${words}: ${actual}, R has ${expected}, off by ${gap}`);
}

function shown(item: string, column: string) {
  const cell = cellAt(table, `${item}.top`, column);
  assert.ok(cell?.kind === 'estimate' && cell.estimate.disclosure === 'shown', `${item} ${column}`);
  return { estimate: cell.estimate, comparison: cell.comparison };
}

test('the raked weights are R’s', () => {
  const weights = columnNamed(prepare(plan, dataset, new Map()).prepared!.dataset, weightColumn('raked'))!.numbers!;
  const csv = readCsv('bfi.csv', read('bfi.csv')).csv!;
  const at = csv.header.indexOf('w');
  csv.rows.forEach((row, index) => {
    agrees(weights[index]!, Number(row.cells[at]), 1e-8, `respondent ${index}`);
  });
});

test('each of the 325 cells has R’s base, share, error, difference from the rest, statistic and p-value', () => {
  assert.equal(reference.cells.length, 325);
  for (const cell of reference.cells) {
    const words = `${cell.item} ${cell.break_by}.${cell.level}`;
    const { estimate, comparison } = shown(cell.item, `${cell.break_by}.${cell.level}`);
    assert.equal(estimate.base, cell.n, words);
    assert.equal(estimate.degreesOfFreedom, reference.degf);
    agrees(estimate.weightedBase, cell.weighted_n, 1e-8, `${words} weighted base`);
    agrees(estimate.value, cell.estimate, 1e-8, `${words} share`);
    agrees(estimate.standardError, cell.se, 1e-8, `${words} error`);
    agrees(estimate.effectiveBase, cell.kish_n, 1e-8, `${words} effective base`);
    assert.ok(comparison, words);
    agrees(comparison.difference, cell.diff_from_rest, 1e-8, `${words} difference`);
    agrees(comparison.standardError, cell.diff_se, 1e-8, `${words} error of the difference`);
    agrees(comparison.statistic, cell.z, 1e-8, `${words} statistic`);
    agrees(comparison.pValue, cell.p_t, 1e-8, `${words} p-value`);
  }
});

// R's svyciprop takes the limits from a logistic regression that it fits by iteration, and stops at a relative change
// of 1e-8; ours come from the share itself, so that the two may differ by about as much.
test('each of the 325 intervals is R’s', () => {
  for (const { item, break_by, level, ci_logit } of reference.cells) {
    const { interval } = shown(item, `${break_by}.${level}`).estimate;
    assert.equal(interval.method, 'logit');
    agrees(interval.lower, ci_logit[0], 1e-7, `${item} ${break_by}.${level} lower limit`);
    agrees(interval.upper, ci_logit[1], 1e-7, `${item} ${break_by}.${level} upper limit`);
  }
});

// R's `total` is of those who answered the item and the break; gender was answered by all.
test('the totals are R’s', () => {
  for (const { item, total, total_se } of reference.cells.filter(({ break_by }) => break_by === 'gender')) {
    const { estimate, comparison } = shown(item, 'total');
    agrees(estimate.value, total, 1e-8, `${item} total`);
    agrees(estimate.standardError, total_se, 1e-8, `${item} error of the total`);
    assert.equal(comparison, null);
  }
});
