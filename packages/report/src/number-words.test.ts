import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BOUND, unboundNumbers } from './number-words.ts';

const AMOUNTS = [
  ['66% feel valued', '66%'],
  ['in 2022 it rose', '2022'],
  ['some 1,035 people', '1,035'],
  ['½ of them', '½'],
  ['٣ people', '٣'],
  ['half of staff', 'half'],
  ['Half-hearted or not, halved', 'halved'],
  ['a third of managers', 'a third'],
  ['two thirds', 'two'],
  ['nearly one quarter left', 'one quarter'],
  ['the last fifth of them', 'fifth of'],
  ['the majority agreed', 'majority'],
  ['a minority of managers', 'minority of'],
  ['most people stay', 'most people'],
  ['Most social workers stay', 'Most social workers'],
  ['most of them stay', 'most of them'],
  ['Most experienced managers stay', 'Most experienced managers'],
  ['most said so', 'most said'],
  ['ten per cent', 'ten'],
  ['one per cent', 'per cent'],
  ['one in five', 'one in five'],
  [`one in ${BOUND}`, `one in ${BOUND}`],
  ['twenty-one teams', 'twenty'],
  ['dozens of teams', 'dozens'],
  ['zero managers', 'zero'],
  ['twice as likely', 'twice'],
  ['a tenfold rise', 'tenfold'],
  ['t\u200Bwo teams', 'two'],
] as const;

for (const [text, words] of AMOUNTS) {
  test(`“${text}” states an amount`, () => {
    assert.ok(
      unboundNumbers(text).some((found) => found.words === words),
      JSON.stringify(unboundNumbers(text)),
    );
  });
}

const ORDINARY = [
  'No one said so, and one of the reasons is pay',
  'One reason, in one way or another; one in particular',
  'one-to-one supervision',
  'the third reason, a second job and the first of its kind',
  'third-party and third sector agencies, a third-party contract',
  'what matters most of all, the most important and the most recent',
  'the most senior managers, and almost everyone',
  'at most, people leave; most of the time they stay',
  'people from an ethnic minority',
  'half-term and half-hearted, on behalf of the team',
  'zero-hours contracts and zero hours contracts',
  'headquarters, quarterly, the last quarter',
  'some, many, few and several colleagues, both often and of everyone',
  'often, weight, tent, attend, sixpence, network, freight, height',
  'a percentage, a share, a rate',
  `${BOUND} feel valued`,
];

for (const text of ORDINARY) {
  test(`“${text}” states none`, () => {
    assert.deepEqual(unboundNumbers(text), []);
  });
}

test('no digit passes, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 9 }), fc.string(), (before, digit, after) => {
      assert.ok(unboundNumbers(`${before}${digit}${after}`).length > 0);
    }),
  );
});
