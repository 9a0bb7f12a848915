// Agencies write the same notation in many hands. These documents are ours, in the manner of several.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checked, elementOf, imported, missedIn } from './fixtures/imported.ts';

const MARKDOWN = `# Pulse 2024

## SECTION A: Your job

**ASK ALL**

**Q1.** Do you work for the council now? **SINGLE CODE. READ OUT.**

| Answer | Code | Routing |
|---|---|---|
| Yes, in a permanent post | 1 | CONTINUE |
| Yes, through an agency | 2 | GO TO Q3 |
| No | 3 | THANK AND CLOSE |
| Don't know (DO NOT READ OUT) | 98 | THANK AND CLOSE |

ASK IF Q1=1

Q2. How many hours do you work in a usual week?
NUMERIC. ALLOW RANGE 1-80
DK ALLOWED

ASK ALL

Q3. What matters to you? Please choose all that apply.
MULTICODE. RANDOMISE CODES 1-3

1. Pay
2. Hours
3. Something else (PLEASE SPECIFY)
4. None of these [EXCLUSIVE]

ASK IF MULTICODE AT Q3
Q4. And which ONE matters most?
SINGLE CODE. ONLY SHOW CODES SELECTED AT Q3.
`;

const SCRIPT = `HOSPITAL SURVEY - CATI AND CAWI SCRIPT

INTRODUCTION

CATI: Good morning, I am calling on behalf of [INSERT TRUST NAME FROM SAMPLE].
CAWI: Welcome to the survey.

BASE: ALL RESPONDENTS
Q1. Are you a midwife?
[SINGLE CODE]
1	Yes
2	No – I work in another role	GO TO Q4
3	No – I have retired
97	Prefer not to answer	THANK & CLOSE

BASE: MIDWIVES (Q1=1)
Q2. Where do you work? [MULTI CODE]
1	Ward
2	Community
3	Other, please specify
5	Don't know (SINGLE CODE)

Q3 [ASK IF CODED MORE THAN ONE ANSWER AT Q2]
Where do you spend most time?
PIPE IN ANSWERS FROM Q2. SINGLE CODE

ASK IF Q1=1 OR 2
Q4. How many shifts did you work last month?
PROGRAMMER NOTE: ALLOW 0-60 SHIFTS
ENTER NUMBER: ________
Don't know	-8

ASK IF Q4=DK
Q4a. Was it ...
Fewer than 10	1
10 to 20	2
21 or more	3

ALL
Q5. Thinking about [IF Q1=1 "your ward" / IF Q1=2 "your team"], how much do you agree?
	Agree	Disagree	DK
a) There is enough staff	1	2	9
b) My manager listens	1	2	9

ASK IF Q5b=2
Q6. What would help?
(OPEN-ENDED)

Q7. Where do you live?
DROP DOWN LIST
North
South
`;

test('a Markdown document with tables, lists and phrases among the words', () => {
  const result = imported(MARKDOWN);
  assert.equal(result.questionnaire!.title, 'Pulse 2024');
  assert.deepEqual([elementOf(result, 'q1').reading, elementOf(result, 'q1').dont_know], ['read_out', "Don't know"]);
  const { kind, range, when } = elementOf(result, 'q2');
  assert.deepEqual([kind, range, when], ['number', [1, 80], 'q1 = yes_in_a_permanent_post']);
  assert.deepEqual(Object.keys(elementOf(result, 'q3').options!), ['pay', 'hours', 'something_else', 'none_of_these']);
  assert.deepEqual([elementOf(result, 'q4').kind, elementOf(result, 'q4').of], ['main', 'q3']);
  assert.deepEqual(checked(result), []);
});

test('what our files cannot say is listed, such as another order for each person', () => {
  const [[line, guess]] = missedIn(imported(MARKDOWN)) as [[number, string]];
  assert.equal(MARKDOWN.split('\n')[line - 1], 'MULTICODE. RANDOMISE CODES 1-3');
  assert.match(guess, /another order of the options/);
});

test('a text with codes in front, bases in brackets and instructions in square ones', () => {
  const result = imported(SCRIPT);
  assert.deepEqual(missedIn(result), []);
  assert.deepEqual(checked(result), []);
  assert.equal(result.questionnaire!.title, 'HOSPITAL SURVEY - CATI AND CAWI SCRIPT');
  const [first, second] = result.questionnaire!.blocks[0]!.questions;
  assert.deepEqual([first!.modes, second!.modes], [['telephone'], ['web']]);
  assert.equal(elementOf(result, 'q2').kind, 'multiple');
  assert.equal(elementOf(result, 'q3').of, 'q2');
  assert.deepEqual([elementOf(result, 'q4').range, elementOf(result, 'q4').unit], [[0, 60], 'shifts']);
  assert.deepEqual([elementOf(result, 'q4a').when, elementOf(result, 'q4a').estimates], ['dont_know(q4)', 'q4']);
  assert.equal(elementOf(result, 'q5').text, 'Thinking about {q5_words|your ward / your team}, how much do you agree?');
  assert.equal(elementOf(result, 'q6').when, 'q5_b_my_manager_listens = disagree');
  assert.deepEqual(elementOf(result, 'q7').options, { north: 'North', south: 'South' });
});
