import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countSyllables } from './syllables.ts';

const BY_COUNT: readonly (readonly [number, string])[] = [
  [1, 'the work child role case hours week year asked changed stressed used eyes through league'],
  [2, 'worker social local children people being places issues table quiet handled fluent unique'],
  [3, 'created family manager employer serious services agency supported arrangement violence opinion continue'],
  [4, 'authority supervisor experience information anonymous considering society'],
  [5, 'opportunity organisation university disability'],
];

for (const [count, words] of BY_COUNT) {
  test(`words of ${count} syllables are counted as such`, () => {
    for (const word of words.split(' ')) assert.equal(countSyllables(word), count, word);
  });
}

test('a word has one syllable at least, and marks count for nothing', () => {
  assert.deepEqual(['don’t', 'NHS', 'e.g', '2025', ''].map(countSyllables), [1, 1, 1, 1, 1]);
});
