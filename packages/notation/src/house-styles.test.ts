// How agencies set out a page differs more than what they say. Each document here is ours, in one manner of setting.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementOf, imported, missedIn } from './fixtures/imported.ts';

test('what stands behind a tab belongs to the question above, with its codes before or behind the labels', () => {
  const result = imported(
    "Q1\tDo you drive?\n\tSINGLE CODE. READ OUT.\n\t1\tYes\n\t2\tNo\n\t-8\tDon't know\n\t5\tDK\n\nQ2\tHow far?\n\tENTER NUMBER OF MILES (0 TO 50)\n\tRefused\t-9",
  );
  const [first, second] = [elementOf(result, 'q1'), elementOf(result, 'q2')];
  assert.deepEqual(first.options, { yes: { text: 'Yes', value: 1 }, no: { text: 'No', value: 2 } });
  assert.deepEqual([first.reading, first.dont_know], ['read_out', "Don't know"]);
  assert.deepEqual([second.kind, second.range, second.refused], ['number', [0, 50], 'Refused']);
  assert.deepEqual(
    missedIn(result).map(([line]) => line),
    [6],
  );
});

test('instructions that fill a line in brackets are instructions, and what is to be filled in is not', () => {
  const result = imported(
    '[ASK ALL]\nA1. [S] Do you drive?\n1. Yes\n2. No\n\n[ASK IF A1=1]\nA2. [M, RANDOMISE] Where to?\n1. Town\n2. Work\n3. None of these [FIX, EXCLUSIVE]\n\n[SCRIPTER: NEW PAGE]\n[ASK IF MORE THAN ONE ANSWER AT A2]\nA3. [S] Where most?\n[SHOW ONLY ANSWERS SELECTED AT A2]\n\n[ASK ALL]\nA4. [NUMERIC, 1-60] How many trips?\n[ ] Don’t know',
  );
  assert.equal(elementOf(result, 'a1').base, 'everybody');
  assert.equal(elementOf(result, 'a2').when, 'a1 = yes');
  assert.equal(elementOf(result, 'a2').kind, 'multiple');
  assert.deepEqual(elementOf(result, 'a2').options?.none_of_these, {
    text: 'None of these',
    value: 3,
    exclusive: true,
  });
  assert.equal(elementOf(result, 'a3').of, 'a2');
  assert.deepEqual([elementOf(result, 'a4').range, elementOf(result, 'a4').dont_know], [[1, 60], 'Don’t know']);
  assert.deepEqual(
    missedIn(result).map(([line]) => line),
    [7, 12],
  );
});

test('a line between questions that sends people on is read from the question before it, whichever way it ends', () => {
  const script = (routing: string) =>
    imported(
      `Q1 Do you drive?\nYes\t1\nNo\t2\n\n${routing}\n\nQ2 Why not?\nOPEN\n\nQ3 Where?\nOPEN\n\nQ4 Anything else?\nOPEN`,
    );
  const either = script('ROUTING: IF Q1=1 GO TO Q3 ELSE GO TO Q2');
  assert.equal(elementOf(either, 'q2').when, 'not (answered(q1) and q1 = yes)');
  assert.equal(elementOf(either, 'q3').when, undefined);
  const others = script('IF 01 AT Q.1, GO TO Q.4. OTHERS CONTINUE.');
  assert.equal(elementOf(others, 'q3').when, 'not (answered(q1) and q1 = yes)');
  const ended = script('IF Q1=2 THANK AND CLOSE');
  assert.deepEqual(elementOf(ended, 'ended'), {
    id: 'ended',
    kind: 'close',
    outcome: 'screened_out',
    when: 'q1 = no',
  });
  for (const result of [either, others, ended]) assert.deepEqual(missedIn(result), []);
});

test('the interview ends for everybody where the document does, and nowhere before', () => {
  const last = imported('Q1 Do you drive?\nYes\t1\nNo\t2\n\nTHANK AND CLOSE');
  assert.deepEqual(elementOf(last, 'end'), { id: 'end', kind: 'close', outcome: 'completed' });
  const early = imported('Q1 Do you drive?\nYes\t1\nNo\t2\n\nTHANK AND CLOSE\n\nQ2 Why?\nOPEN');
  assert.deepEqual(
    missedIn(early).map(([line]) => line),
    [5],
  );
  const skipped = imported('Q1 Do you drive?\nYes\t1\nNo\t2\tSKIP TO END\n\nQ2 Why?\nOPEN');
  assert.equal(elementOf(skipped, 'q2').when, 'not (answered(q1) and q1 in (no))');
  const thanks = imported('Q1 Do you drive?\nOPEN\n\nThank you very much for your time.');
  assert.equal(elementOf(thanks, 'end').text, 'Thank you very much for your time.');
});

test('codes stand before their labels, behind them or alone, and labels may be in capitals', () => {
  const result = imported(
    'Q1 Where?\n(01) Council\n(02) NHS\n\nQ2 How good is it?\n1 - Very poor\n2\n3 - Very good\n\nQ3 What helps?\nCODE UP TO TWO\nHours - 1\nPay - 2\nLeave - 3\n\nQ4 Do you drive?\nYes ........... 1  -> Q.6\nNo ............ 2\n\nQ5 Why not?\nOPEN\nNothing\t97\n\nQ6 Where to?\nOPEN',
  );
  assert.deepEqual(Object.keys(elementOf(result, 'q1').options!), ['council', 'nhs']);
  assert.deepEqual(Object.keys(elementOf(result, 'q2').options!), ['very_poor', 'n2', 'very_good']);
  assert.deepEqual([elementOf(result, 'q3').kind, elementOf(result, 'q3').most], ['multiple', 2]);
  assert.equal(elementOf(result, 'q5').when, 'not (answered(q4) and q4 in (yes))');
  assert.deepEqual(Object.keys(elementOf(result, 'q5').options!), ['write_in', 'nothing']);
  assert.deepEqual(missedIn(result), []);
});

test('a grid is read from headings set by blanks, and from a list of statements beside a list of answers', () => {
  const aligned = imported(
    'Q1 How much do you agree?\n\n                   Agree   Disagree\nI am well paid       1        2\nI am safe            1        2\n\nASK IF Q1_2 = CODE 2\nQ2 Why?\nOPEN',
  );
  assert.deepEqual(Object.keys(elementOf(aligned, 'q1').rows!), ['i_am_well_paid', 'i_am_safe']);
  assert.equal(elementOf(aligned, 'q2').when, 'q1_i_am_safe = disagree');
  const listed = imported(
    'Q1. [GRID, S PER ROW] How much do you agree?\n\nROWS:\nA. I am well paid\nB. I am safe\n\nCOLUMNS:\n1. Agree\n2. Disagree\n9. Don’t know',
  );
  assert.deepEqual(elementOf(listed, 'q1').options, {
    agree: { text: 'Agree', value: 1 },
    disagree: { text: 'Disagree', value: 2 },
  });
  assert.equal(elementOf(listed, 'q1').dont_know, 'Don’t know');
  const over = imported('Q1 Agree?\n\tAgreement\t\n\tAgree\tDisagree\nI am safe\t1\t2');
  assert.equal(elementOf(over, 'q1').kind, 'grid');
  assert.deepEqual(
    missedIn(over).map(([line]) => line),
    [2],
  );
});

test('sections with a number are headings where questions have names, and rows without words say nothing', () => {
  const result = imported(
    '1. ABOUT YOU\n\nQ1. Which of these apply? (MC)\n\n| | |\n|---|---|\n| Pay | 1 |\n| Hours | 2 |\n',
  );
  assert.equal(result.questionnaire!.blocks[0]!.title, '1. ABOUT YOU');
  assert.deepEqual(Object.keys(elementOf(result, 'q1').options!), ['pay', 'hours']);
  assert.equal(elementOf(result, 'q1').kind, 'multiple');
  assert.deepEqual(missedIn(result), []);
});

test('what is done only after one answer stays with that answer', () => {
  const result = imported('Q1 Any breaks?\nIF TELEPHONE: IF "YES" - PROMPT FROM LIST\nYes\t1\nNo\t2');
  assert.equal(elementOf(result, 'q1').interviewer_note, 'If "yes": prompt from list.');
});

test('a list of which only some lines have a route is one list, and brackets say what is not read out', () => {
  const result = imported(
    'Q1. Are you 18?\n1. Yes\n2. No  THANK AND CLOSE\n\nQ2\tHow many hours?\n\tENTER HOURS (1-40)\n\t(Don’t know)\tX\n\nQ3\tWhich help? CODE ALL THAT APPLY\n\tPay\t1\n\tLeave\t2\n\t(Something else)\t3\n\nIF MORE THAN ONE AT Q3\nQ4\tWhich most?\n\tSHOW ONLY THOSE CODED AT Q3\n\nCLOSE: THANK RESPONDENT AND CLOSE',
  );
  assert.deepEqual(elementOf(result, 'q1').options, { yes: { text: 'Yes', value: 1 }, no: { text: 'No', value: 2 } });
  assert.equal(elementOf(result, 'q1_screened_out').when, 'q1 in (no)');
  assert.deepEqual([elementOf(result, 'q2').range, elementOf(result, 'q2').dont_know], [[1, 40], 'Don’t know']);
  assert.deepEqual(elementOf(result, 'q3').options?.something_else, { text: 'Something else', value: 3 });
  assert.equal(elementOf(result, 'q3').interviewer_note, 'Do not read out: Something else.');
  assert.equal(elementOf(result, 'q4').of, 'q3');
  assert.equal(elementOf(result, 'end').outcome, 'completed');
  assert.deepEqual(missedIn(result), []);
});
