import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enoughCame } from './standing.ts';

test('ten must have come to one study, and to each other either nobody or ten as well', () => {
  for (const more of [[10], [0, 10], [12, 31]]) assert.equal(enoughCame(more), true, String(more));
  for (const more of [[], [0], [9], [0, 0], [5, 5], [10, 1], [9, 40]])
    assert.equal(enoughCame(more), false, String(more));
});
