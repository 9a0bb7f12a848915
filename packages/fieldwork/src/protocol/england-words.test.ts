import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayInWords, momentInWords, shortMoment } from './england-words.ts';

test('a moment is told by the clocks of England, whatever the machine’s own are', () => {
  const summer = new Date('2026-06-30T23:30:00Z');
  assert.equal(dayInWords(summer), '1 July 2026');
  assert.match(momentInWords(summer), /^1 July 2026.* 00:30$/);
  assert.equal(shortMoment(summer), '1 Jul 2026, 00:30');
  assert.match(momentInWords(new Date('2026-12-31T23:30:00Z')), /^31 December 2026.* 23:30$/);
});

test('a day that is written as one is that day, in summer time and out of it', () => {
  assert.deepEqual(['2026-03-29', '2026-10-25'].map(dayInWords), ['29 March 2026', '25 October 2026']);
});
