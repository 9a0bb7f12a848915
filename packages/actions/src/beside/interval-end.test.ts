import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell } from '@earshot/tables';
import { intervalEnd } from './interval-end.ts';

const points: Cell = { kind: 'figure', unit: 'points', value: 1.2, decimals: 1 };
const cases: Cell = { kind: 'figure', unit: 'mean-change', value: -1.2, decimals: 1 };

test('an end of an interval shows on which side of nought it lies', () => {
  assert.deepEqual(
    [0.024, 0.00034, -0.0004, 0].map((end) => intervalEnd(points, end)),
    ['+2.4 points', '+0.03 points', '−0.04 points', '0.0 points'],
  );
  assert.deepEqual([intervalEnd(cases, -2.36), intervalEnd(cases, -0.04)], ['−2.4', '−0.04']);
});
