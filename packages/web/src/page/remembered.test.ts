import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberRendered } from './remembered.ts';

/** Renders a word, and counts how often it had to. */
function counted(most: number) {
  let rendered = 0;
  const once = rememberRendered((template, context) => {
    rendered += 1;
    return `${template}: ${(context as { word: string }).word}`;
  }, most);
  const show = (word: string): string => once('page.njk', word, () => ({ word }));
  return { once, show, rendered: () => rendered };
}

test('a page that was rendered before is not rendered again', () => {
  const { show, rendered } = counted(2);
  assert.deepEqual([show('one'), show('two'), show('one')], ['page.njk: one', 'page.njk: two', 'page.njk: one']);
  assert.equal(rendered(), 2);
});

test('one template’s pages are not taken for another’s', () => {
  const { once, show } = counted(2);
  show('one');
  assert.equal(
    once('other.njk', 'one', () => ({ word: 'one' })),
    'other.njk: one',
  );
});

test('the page that was not shown for longest is forgotten first', () => {
  const { show, rendered } = counted(2);
  for (const word of ['one', 'two', 'one', 'three']) show(word);
  assert.equal(rendered(), 3);
  show('one');
  assert.equal(rendered(), 3);
  show('two');
  assert.equal(rendered(), 4);
});
