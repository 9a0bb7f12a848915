import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BOUND, sharesIn, unboundNumbers } from './number-words.ts';

const AMOUNTS = [
  ['66% feel valued', '66%'],
  ['in 2022 it rose', '2022'],
  ['some 1,035 people', '1,035'],
  ['½ of them', '½'],
  ['٣ people', '٣'],
  ['half of staff', 'half'],
  ['Half-hearted or not, halved', 'halved'],
  ['a third of managers', 'a third'],
  ['two thirds', 'two thirds'],
  ['nearly one quarter left', 'one quarter'],
  ['the last fifth of them', 'fifth of'],
  ['the majority agreed', 'majority'],
  ['a minority of managers', 'minority of'],
  ['most people stay', 'most people'],
  ['Most social workers stay', 'Most social workers'],
  ['most of them stay', 'most of them'],
  ['Most experienced managers stay', 'Most experienced managers'],
  ['most said so', 'most said'],
  ['ten per cent', 'ten per cent'],
  ['one per cent', 'one per cent'],
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
  'No one is in this group, and one of the reasons is pay',
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

const CLAIMS = [
  'Everyone feels valued',
  'Everybody in London says so',
  'everyone who answered agrees',
  'Nobody is happy with it',
  'No one said so',
  'No-one would like to leave',
  'None of them agreed',
  'None feel safe',
  'None of those asked said so',
  'All staff agree',
  'Nearly all of the social workers want more time',
  'Almost all agency workers think so',
  'They all agree',
  'Every manager is satisfied',
  'Each of the teams feels supported',
  'No social workers believe it',
  'Few managers agree',
  'Few feel valued',
  'Very many colleagues are worried',
  'Several people told us',
  'Hardly anyone is satisfied',
  'Not everyone agrees',
  'everyone’s happy',
  'Many do not feel safe',
  'a lot of staff are exhausted',
  'Staff mostly stay for the team',
  'Managers rarely listen',
  'people mostly agree',
  'They unanimously chose pay',
  'The bulk of them left',
  'A handful of managers left',
  'A small number of managers left',
  'a very large number of them',
  'There is a growing number of agency workers',
];

for (const text of CLAIMS) {
  test(`“${text}” claims a finding`, () => {
    assert.deepEqual(
      unboundNumbers(text).map(({ kind }) => kind),
      ['claim'],
    );
  });
}

const METHOD = [
  'The study was open to everybody in social work; everybody who answered is counted',
  'Everyone who said how they feel is counted; nobody drew them at random',
  'All respondents agreed to take part, and everyone may choose what to answer',
  'Nobody at work is told whether you took part. No one can see your name',
  'Numbers that rest on too few people are withheld; many groups are compared',
  'Where a group differs from everybody else in the table by more than chance would explain',
  'how many people feel valued, and how few managers agree',
  'Do all managers feel supported? Is everyone happy?',
  'all answers, all tables and all authorities of London',
  'People who describe their gender in another way, or who did not say, are too few for a column',
  'The few who stay are not shown, after all. All told, that is it',
  'Some people say that they are tired',
  'Everybody else, nobody, none, few, mostly',
  'The number of people is the base, and a number of tables show it',
];

for (const text of METHOD) {
  test(`“${text}” claims none`, () => {
    assert.deepEqual(unboundNumbers(text), []);
  });
}

test('a fact that is stated may be a count, a date or a period, and never a share', () => {
  const facts = [
    '52',
    '30 September 2022',
    '2022/23',
    '48 hours',
    'half a year',
    '1,779 people in post',
    '33,119 in 2022',
  ];
  for (const fact of [...facts, 'two and a half years', '2½ hours', 'the first quarter of 2022', '153 authorities']) {
    assert.deepEqual(sharesIn(fact), [], fact);
  }
  const shares = [
    '99%',
    '99 per cent',
    '99 percent',
    'half',
    'two thirds',
    'one in five',
    '9 in 10',
    '9 out of every 10',
  ];
  for (const share of [
    ...shares,
    '9/10',
    '½',
    'the majority',
    'most staff',
    '99 people feel valued',
    '12 of the staff agree',
    'twelve managers agree',
  ]) {
    assert.equal(sharesIn(share).length, 1, share);
  }
});

for (const finding of [
  '30 of those who answered feel valued',
  '300 of them',
  '12 of the staff',
  'Of them, 300 plan to leave',
  'Of those who gave a time, 300 would go',
  '300 in London say so',
  '2,022 feel valued',
  'thirty are happy',
  'There are 30 of them who feel valued',
]) {
  test(`“${finding}” says how many hold something, and is no fact`, () => {
    assert.equal(sharesIn(finding).length, 1, JSON.stringify(sharesIn(finding)));
  });
}

for (const fact of [
  'in the 52 authorities of London and the South East',
  'over_48 worked more than 48 hours in that week',
  'The limit of 48 hours is called the working time limit',
  'the census of 30 September 2022 of the Department for Education',
  'The 2022 census found 1,779 agency workers; this report describes them',
  'On 30 September 2022 there were 33,119 people in post, and 1,013 worked through an agency',
  'In those 52 authorities, and in each of them, the link was open for 6 weeks',
  'There are 52 of them, and there were 50 of those before',
  'It was sent to 52 authorities, and they told their staff',
]) {
  test(`“${fact}” may be stated`, () => {
    assert.deepEqual(sharesIn(fact), []);
  });
}

test('no digit passes, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 9 }), fc.string(), (before, digit, after) => {
      assert.ok(unboundNumbers(`${before}${digit}${after}`).length > 0);
    }),
  );
});
