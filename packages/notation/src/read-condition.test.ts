import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCondition } from './read-condition.ts';

/** A condition in short: names with their numbers, brackets around what is joined. */
function short(words: string): string {
  const { condition, complete, flaws } = readCondition(words);
  const marks = [...(complete ? [] : ['incomplete']), ...flaws.map(({ code }) => code)];
  return [condition ? inShort(condition) : 'nothing', ...marks].join('; ');
}

function inShort(condition: NonNullable<ReturnType<typeof readCondition>['condition']>): string {
  switch (condition.type) {
    case 'picked': {
      const values = condition.values.map((value) => {
        if ('word' in value) return value.word;
        return value.from === value.to ? `${value.from}` : `${value.from}-${value.to}`;
      });
      const row = condition.row === null ? '' : `_${condition.row}`;
      return `${condition.name}${row}${condition.isNot ? '≠' : '='}${values.join(',')}`;
    }
    case 'and':
    case 'or':
      return `(${condition.parts.map(inShort).join(` ${condition.type} `)})`;
    case 'not':
      return `not ${inShort(condition.part)}`;
    case 'number':
      return `${condition.name}${condition.operator}${condition.value}`;
    case 'state':
      return `${condition.state}(${condition.name})`;
    case 'agreed':
      return `${condition.yes ? 'yes' : 'no'}(${condition.name})`;
    case 'several':
      return `several(${condition.name})`;
    case 'link':
      return `link ${condition.link}`;
    case 'everybody':
      return 'everybody';
  }
}

const CASES: readonly [behaviour: string, words: string, read: string][] = [
  ['all are everybody', 'ASK ALL', 'everybody'],
  ['numbers are joined by commas, slashes, or and ranges', 'ASK IF B1=1-3, 9/12 OR 14', 'B1=1-3,9,12,14'],
  ['a list ends where the next question begins', 'ASK IF B2=6, 7 or 9 or B1=2', '(B2=6,7,9 or B1=2)'],
  ['prose before brackets is restated in them', 'ASK ALL IN WORK AND NOT ON LEAVE (B1=1)', 'B1=1'],
  [
    'prose between two conditions is passed over',
    'ASK IF IN WORK (B1=1) OR LEFT BUT LOOKING (B1 =2,3)',
    '(B1=1 or B1=2,3)',
  ],
  ['a condition can stand behind its prose without brackets', 'ASK ALL WHO STAY OR LEAVE SOON B2=5, 6', 'B2=5,6'],
  ['brackets that are not closed do no harm', 'ASK ALL WITH CHILDREN (IF (B7A = 1, 2 OR 3)', 'B7A=1,2,3'],
  ['square brackets are brackets', 'IF ELSEWHERE [B2=5 OR B4NW=1]', '(B2=5 or B4NW=1)'],
  ['codes can stand before their question', 'IF CODES 2-7 AT C2 AND NOT CODE 1 AT C2', '(C2=2-7 and not C2=1)'],
  ['or behind it', 'ASK IF Q2 CODES 4,5 OR Q1/1-3', '(Q2=4,5 or Q1=1-3)'],
  ['unless is and not', 'ASK ALL (B1=2,3) UNLESS C2 = 8', '(B1=2,3 and not C2=8)'],
  ['unless reaches over prose', 'ASK IF B1=1 UNLESS SELF-EMPLOYED (B2=4)', '(B1=1 and not B2=4)'],
  ['except names what is left out', 'SHOW FOR ALL EXCEPT CODE 5 AT E3', 'not E3=5'],
  ['a row of a grid is counted from 1', 'IF STRESSED (H1_3=1 or 2)', 'H1_3=1,2'],
  ['several answers at a question', 'ASK IF MULTICODE AT B3', 'several(B3)'],
  ['states are named in words', 'IF DK OR REFUSED AT B1', '(dont_know(B1) or refused(B1))'],
  ['numbers restate a state', 'IF DK AT B10 (B10=2)', 'B10=2'],
  [
    'agreeing at one of several questions',
    'ASK IF AGREE TO RECONTACT AT K1 or K2 OR K3',
    '(yes(K1) or yes(K2) or yes(K3))',
  ],
  ['numbers can be compared', 'ASK IF B11>40 AND B12=DK', '(B11>40 and B12=dont_know)'],
  ['links are of two kinds', 'ASK ALL OPEN LINK RESPONDENTS', 'link open'],
  ['not not is nothing', 'ASK IF NOT NOT B1=1', 'B1=1'],
  [
    '“not … or …” is neither, and is said to be ambiguous',
    'ASK IF B1=1 AND B5≠5 OR 8',
    '(B1=1 and B5≠5,8); not-or-ambiguous',
  ],
  [
    '“and” beside “or” is said to be ambiguous',
    'ASK IF B1=1 AND B2=2 OR B3=3',
    '((B1=1 and B2=2) or B3=3); and-or-ambiguous',
  ],
  ['a part in prose alone makes it incomplete', 'ASK IF B1=1 AND LIVES IN LEEDS', 'B1=1; incomplete'],
  ['also in front', 'ASK IF LIVES IN LEEDS AND B1=1', 'B1=1; incomplete'],
  ['prose alone is no condition', 'ASK PERSON WHO ANSWERS THE PHONE', 'nothing; incomplete'],
];
for (const [behaviour, words, read] of CASES) {
  test(`${behaviour}: ${words}`, () => assert.equal(short(words), read));
}

test('brackets in brackets without end are read in no time', () => {
  assert.equal(short(`ASK IF ${'('.repeat(5000)}B1=1`), 'B1=1');
});
