import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { figuresOf, workforceDesk } from '@earshot/actions';
import { smallStudy } from '../fixtures/small-study.ts';

const figures = figuresOf(path.join(import.meta.dirname, '..', '..', '..', '..'));
let asked = 0;
const { send } = smallStudy(async () => ({
  workforce: workforceDesk(() => {
    asked += 1;
    return figures();
  }),
}));

test('published figures are read once somebody opens the front page, and not for those who only answer', async () => {
  for (const url of ['/take/small', '/health', '/no-such-page']) await send('GET', url);
  assert.equal(asked, 0);
  await send('GET', '/');
  assert.equal(asked, 1);
});
