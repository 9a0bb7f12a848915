import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from './compare.ts';
import { type Computed, GIVEN, Missing, OnScale } from './computed.ts';
import type { Json } from './reference-file.ts';
import { tolerancesOf } from './tolerances.ts';

function compared(expected: Json, computed: Computed, about = '') {
  return compare({ result: expected }, { result: computed }, tolerancesOf(about, 1e-8));
}

test('values are compared relative to themselves, one by one', () => {
  const found = compared({ a: 2, b: [1e6, 1e-5], c: 'words' }, { a: 2.0000002, b: [1e6, 1.0000000000001e-5] });
  assert.deepEqual([found.compared, found.mismatches.length, found.notCovered], [3, 1, 0]);
  assert.equal(found.mismatches[0]!.path, 'result.a');
  assert.ok(Math.abs(found.worst - 1e-7) < 1e-12);
});

test('rounding beside larger numbers of a list, and beside nought, is no difference', () => {
  assert.equal(compared([[100, 2e-29]], [[100, -1e-14]]).mismatches.length, 0);
  assert.equal(compared({ a: { se: 0, estimate: 5 } }, { a: { se: 1e-15, estimate: 5 } }).mismatches.length, 0);
  assert.equal(compared({ a: { se: 0, estimate: 5 } }, { a: { se: 1e-9, estimate: 5 } }).mismatches.length, 1);
  assert.equal(compared([1, 1e-9], [1, 1.1e-9]).mismatches.length, 1);
});

test('an error of nothing is R’s too where R has what a difference of large squares leaves, and no other error is', () => {
  const errors = (ours: number, theirs: number) =>
    compared({ a: { se: theirs, estimate: 700 } }, { a: { se: ours, estimate: 700 } }).mismatches.length;
  assert.deepEqual([errors(7e-14, 3e-5), errors(0, 3e-5), errors(0, 3e-3), errors(1e-9, 3e-5)], [0, 0, 1, 1]);
  assert.equal(compared({ cv: { y: 1.4e-16 } }, { cv: { y: 1.5e-16 } }).mismatches.length, 0);
  assert.equal(compared({ a: { p: 1e-20, f: 700 } }, { a: { p: 0, f: 700 } }).mismatches.length, 1);
});

test('no number instead of a number is a mismatch, and no answer is not covered, with the reason', () => {
  const wrong = compared({ a: 1, b: 1 }, { a: Number.NaN, b: Number.POSITIVE_INFINITY });
  assert.deepEqual([wrong.mismatches.length, wrong.worst], [2, Number.POSITIVE_INFINITY]);
  const missing = compared({ a: [1, 2], b: 3, c: 4 }, { a: new Missing('too hard'), b: null });
  assert.equal(missing.notCovered, 4);
  assert.equal(missing.reasons.get('too hard'), 2);
});

test('a text that holds a number is compared where one is computed, R’s NA is told apart, and other texts are not covered', () => {
  const found = compared(
    { a: '3', b: '4.0e0', c: 'NA', d: null, e: 'NaN', f: 'Inf', g: 'high', h: 'a label' },
    { a: 3, b: 5, c: 1, d: 1, e: 1, f: 1, g: 1 },
  );
  assert.deepEqual([found.compared, found.withoutNumber, found.notCovered], [2, 4, 1]);
  assert.deepEqual(
    found.mismatches.map(({ path, expected }) => [path, expected]),
    [['result.b', 4]],
  );
  assert.deepEqual([...found.reasons.keys()], ['“high” stands where a number is computed']);
});

test('a difference within the absolute tolerance is none, however large it is beside a small number', () => {
  const mismatches = (absolute: number) =>
    compare({ p: 2e-15 }, { p: 3e-15 }, tolerancesOf('', 1e-8, absolute)).mismatches.length;
  assert.deepEqual([mismatches(0), mismatches(1e-14)], [1, 0]);
});

test('what a file states to compute with is not compared, and a sum has the scale of its parts', () => {
  const found = compared({ p: [0.1, 0.2], q: 1 }, { p: GIVEN, q: 1 });
  assert.deepEqual([found.compared, found.given, found.notCovered], [1, 2, 0]);
  assert.equal(compared([1e-3], [new OnScale(1.000001e-3, 1)]).mismatches.length, 0);
});

test('a single value that R wrote without its list is still compared', () => {
  assert.equal(compared([3], 3).compared, 1);
  assert.equal(compared(3, [3]).compared, 1);
});

test('tolerances that a file states for parts count there, and its own elsewhere', () => {
  const about =
    'loadings. tol 1e-4 for minres/pa (iterative), 1e-5 ml, 1e-8 principal. tol for lincom 1e-3, 1e-6 on rake';
  const tolerances = tolerancesOf(about, 1e-7);
  const at = (...path: string[]): number => tolerances.at(['result', ...path]);
  assert.deepEqual([at('minres', 'loadings'), at('pa'), at('ml'), at('ml_weighted_corr')], [1e-4, 1e-4, 1e-5, 1e-5]);
  assert.deepEqual([at('principal'), at('alpha', 'raw'), at('tests', 'lincom', 'p.value')], [1e-8, 1e-7, 1e-3]);
  assert.deepEqual([at('rake_all', 'weights', '3'), at('raked'), at('panel')], [1e-6, 1e-7, 1e-7]);
});
