import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checked, elementOf, imported, missedIn } from './fixtures/imported.ts';

const YES_NO = 'Yes\t1\nNo\t2';

test('options carry their printed numbers, and conditions name them by code', () => {
  const result = imported(`B1 Do you work?\nSINGLE CODE\n${YES_NO}\n\nASK IF B1=1\nB2 Where?\nHere\t1\nThere\t2`);
  assert.deepEqual(elementOf(result, 'b1').options, { yes: { text: 'Yes', value: 1 }, no: { text: 'No', value: 2 } });
  const { base, when } = elementOf(result, 'b2');
  assert.deepEqual([base, when], ['b1 = yes', 'b1 = yes']);
  assert.deepEqual(missedIn(result), []);
});

for (const [columns, table] of [
  ['tabs', 'Yes\t1\tGO TO B3\nNo\t2\t'],
  ['pipes, as in Markdown', '| Answer | Code | Route |\n|---|---|---|\n| Yes | 1 | GO TO B3 |\n| No | 2 | |'],
  ['two blanks and more', '  Yes    1    GO TO B3\n  No     2'],
  ['rows of dots', 'Yes ........ 1  GO TO B3\nNo ......... 2'],
  ['codes in front', '1\tYes\tGO TO B3\n2\tNo'],
  ['a list with numbers', '1. Yes (GO TO B3)\n2. No'],
] as const) {
  test(`columns can be told apart by ${columns}`, () => {
    const result = imported(`ASK ALL\nB1 Do you work?\n${table}\n\nB2 Where?\n${YES_NO}\n\nB3 Since when?\n${YES_NO}`);
    assert.deepEqual(elementOf(result, 'b1').options, { yes: { text: 'Yes', value: 1 }, no: { text: 'No', value: 2 } });
    assert.equal(elementOf(result, 'b2').when, 'not (answered(b1) and b1 in (yes))');
    assert.equal(elementOf(result, 'b3').when, undefined);
    assert.deepEqual(missedIn(result), []);
    assert.deepEqual(checked(result), []);
  });
}

test('what a condition implies is not written again for the routes that lead past it', () => {
  const result = imported(
    `B1 Do you work?\nYes\t1\nNo\t2\tGO TO B3\nDon’t know\t3\tGO TO B3\n\nASK IF B1=1\nB2 Where?\n${YES_NO}\nB3 Since when?\n${YES_NO}`,
  );
  assert.equal(elementOf(result, 'b2').when, 'b1 = yes');
});

test('a base that routes do not keep is shown by the checker', () => {
  const result = imported(
    `B1 Do you work?\nYes\t1\nNo\t2\n\nB2 Any care duties?\nYes\t1\tGO TO B4\nNo\t2\n\nASK IF B1=1\nB3 Where?\n${YES_NO}\n\nB4 Since?\n${YES_NO}`,
  );
  assert.equal(elementOf(result, 'b3').base, 'b1 = yes');
  assert.deepEqual(checked(result), ['base-not-asked b3']);
});

test('don’t know and refused are states, silent where only an interviewer codes them', () => {
  const result = imported(
    'B1 Do you work?\nYes\t1\nNo\t2\nIF TELEPHONE DISPLAY: “(DO NOT READ OUT)”: Don’t know / prefer not to say\t3\n\nIF DK AT B1 (B1=3)\nB2 Sure?\nYes\t1\nNo\t2\nPrefer not to say\t3',
  );
  assert.deepEqual(elementOf(result, 'b1').dont_know, { telephone: 'Don’t know / prefer not to say' });
  assert.equal(elementOf(result, 'b2').when, 'dont_know(b1)');
  assert.equal(elementOf(result, 'b2').refused, 'Prefer not to say');
});

test('not one code is every other answer, don’t know among them', () => {
  const result = imported(`B1 Which?\nOne\t1\nTwo\t2\nDon’t know\t3\n\nASK IF B1≠1\nB2 Why?\n${YES_NO}`);
  assert.equal(elementOf(result, 'b2').when, 'dont_know(b1) or not (b1 = one)');
});

test('thank and close ends the interview, with an outcome that the option tells', () => {
  const result = imported(
    'A Telephone screener\n\nS1 Can I speak to [NAME]?\nYes\t1\tCONTINUE\nLater\t2\tMAKE APPOINTMENT\nEngaged\t3\tCALL BACK\nRefusal\t4\tCLOSE\nFax line\t5\tCLOSE\n\nB Work\n\nB1 Do you work here?\nYes\t1\nNo\t2\tTHANK AND CLOSE',
  );
  const closes = result.questionnaire!.blocks.flatMap(({ questions }) =>
    questions.filter(({ kind }) => kind === 'close'),
  );
  assert.deepEqual(
    closes.map(({ outcome, when }) => [outcome, when]),
    [
      ['appointment', 's1 in (later)'],
      ['call_back', 's1 in (engaged)'],
      ['refused', 's1 in (refusal)'],
      ['unusable', 's1 in (fax_line)'],
      ['screened_out', 'b1 in (no)'],
    ],
  );
  assert.deepEqual(
    result.questionnaire!.blocks.map(({ modes }) => modes),
    [['telephone'], undefined],
  );
  assert.deepEqual(checked(result), []);
});

test('“why” and “which ONE” share a table, and the second offers what was picked in the first', () => {
  const result = imported(
    'B1 Why?\nIF ONLINE: PLEASE SELECT ALL THAT APPLY\n\nASK IF MULTICODE AT B1\nB1a And which ONE is the main reason?\nSINGLE CODE\nDS: Only show options selected at B1.\n\n\tB1\tB1a\nPay\t1\t1\nHours\t2\t2\nOther (please specify)\t3\t3\nOther (please specify)\t4\t4\nNone of these (SINGLE CODE ONLY)\t5\t5',
  );
  assert.deepEqual(elementOf(result, 'b1').options, {
    pay: { text: 'Pay', value: 1 },
    hours: { text: 'Hours', value: 2 },
    other: { text: 'Other', value: 3, specify: 'Please specify' },
    other_2: { text: 'Other', value: 4, specify: 'Please specify' },
    none_of_these: { text: 'None of these', value: 5, exclusive: true },
  });
  const { kind, of, when } = elementOf(result, 'b1a');
  assert.deepEqual([kind, of, when], ['main', 'b1', undefined]);
  assert.deepEqual(missedIn(result), []);
  assert.deepEqual(checked(result), []);
});

test('a table with headings is a grid; rows have their own conditions and are named by their place', () => {
  const result = imported(
    `B1 Do you work?\n${YES_NO}\n\nG1 How satisfied are you?\nCODE ONE PER ROW\n\tVery\tNot\tDon’t know\nYour pay\t1\t2\t3\n(ONLY IF WORKING B1=1) Your desk\t1\t2\t3\n\nIF UNHAPPY WITH DESK (G1_2=2)\nG2 Why?\nOPEN ENDED`,
  );
  const grid = elementOf(result, 'g1');
  assert.deepEqual(grid.rows, { your_pay: 'Your pay', your_desk: { text: 'Your desk', when: 'b1 = yes' } });
  assert.deepEqual(grid.options, { very: { text: 'Very', value: 1 }, not_: { text: 'Not', value: 2 } });
  assert.equal(elementOf(result, 'g2').when, 'g1_your_desk = not_');
  assert.equal(elementOf(result, 'g2').kind, 'text');
  assert.deepEqual(checked(result), []);
});

test('a box for a number has a range, what is said instead, and bands for those who do not know', () => {
  const result = imported(
    'B1 How many hours do you work?\nDS: ALLOW RANGE OF 0-168 HOURS\nWRITE IN\t\nNot applicable\t1\nDon’t know\t2\n\nIF DK AT B1 (B1=2)\nB1a Roughly?\n0-20\t1\n21-40\t2\n41+\t3',
  );
  const { kind, range, unit, instead, dont_know } = elementOf(result, 'b1');
  assert.deepEqual([kind, range, unit, dont_know], ['number', [0, 168], 'hours', 'Don’t know']);
  assert.deepEqual(instead, { not_applicable: { text: 'Not applicable', value: 1 } });
  const bands = elementOf(result, 'b1a');
  assert.deepEqual([bands.estimates, bands.when], ['b1', 'dont_know(b1)']);
  assert.deepEqual(checked(result), []);
});

test('words in brackets are filled from the sample and from answers, or depend on a condition', () => {
  const result = imported(
    'B1 Why did you leave [INSERT EMPLOYER FROM SAMPLE]?\nPay\t1\nPeople\t2\n\nB2 You said [INSERT B1 ANSWER]. Is that [IF B1=1: fair] [IF B1=2: kind]?\nYes\t1\nNo\t2',
  );
  assert.equal(elementOf(result, 'b1').text, 'Why did you leave {employer|the employer}?');
  assert.deepEqual(result.questionnaire!.sample, { employer: { kind: 'text', label: 'EMPLOYER' } });
  const { text, words } = elementOf(result, 'b2');
  assert.equal(text, 'You said {b1|what you said}. Is that {b2_words|fair / kind}?');
  assert.deepEqual(words, {
    b2_words: [
      { when: 'b1 = pay', text: 'fair' },
      { when: 'b1 = people', text: 'kind' },
    ],
  });
  assert.deepEqual(checked(result), []);
});

test('a bracket that nobody can fill is listed, and stands in the text', () => {
  const result = imported(`B1 Is [the thing we spoke of] good?\n${YES_NO}`);
  assert.equal(elementOf(result, 'b1').text, 'Is [the thing we spoke of] good?');
  assert.deepEqual(
    missedIn(result).map(([line]) => line),
    [1],
  );
});

test('instructions go where each mode finds them', () => {
  const result = imported(
    `B1 How are you?\nADD IF NECESSARY: Just roughly.\nIF ONLINE DISPLAY: PLEASE GIVE ONE ANSWER\nIF TELEPHONE: READ OUT, CODE FIRST THAT APPLIES. SINGLE CODE.\nINTERVIEWER NOTE: SPEAK SLOWLY\nBy ‘you’ we mean you alone.\n${YES_NO}`,
  );
  const { kind, reading, interviewer_note, add_if_necessary, definition } = elementOf(result, 'b1');
  assert.deepEqual([kind, reading, add_if_necessary], ['single', 'read_out', 'Just roughly.']);
  assert.equal(interviewer_note, 'Code first that applies.\nSPEAK SLOWLY');
  assert.equal(definition, 'By ‘you’ we mean you alone.');
});

test('a question can stand in other words for each mode', () => {
  const result = imported(`B1\nIF ONLINE: How are you today?\nIF TELEPHONE: And how are you?\n\n${YES_NO}`);
  assert.deepEqual(elementOf(result, 'b1').text, { web: 'How are you today?', telephone: 'And how are you?' });
  assert.deepEqual(missedIn(result), []);
});

test('texts for all stand as notes; the last ends the interview', () => {
  const result = imported(
    `B Work\n\nIF ONLINE DISPLAY TO ALL / IF TELEPHONE READ OUT TO ALL: About work.\n\nB1 Do you work?\n${YES_NO}\n\nIF YES (B1=1): Well done.\n\nB2 Why?\n${YES_NO}\n\nThank you.`,
  );
  const [block] = result.questionnaire!.blocks;
  assert.deepEqual(
    block!.questions.map(({ kind, text, when }) => [kind, kind === 'note' || kind === 'close' ? text : '', when]),
    [
      ['note', 'About work.', undefined],
      ['single', '', undefined],
      ['note', 'Well done.', 'b1 = yes'],
      ['single', '', undefined],
      ['close', 'Thank you.', undefined],
    ],
  );
  assert.deepEqual(checked(result), []);
});

test('letters that were read for digits are put right, and it is said', () => {
  const result = imported(
    `I Leaving\n\nI1 Will you leave?\n${YES_NO}\n\n- 12 ASK IF I1=1\nWhy is that?\nMULTICODE\nPay\t1\nHours\t2\n\nASK IF MULTICODE AT 12\n- 12a Which ONE?\nPay\t1\nHours\t2`,
  );
  assert.equal(elementOf(result, 'i2').text, 'Why is that?');
  assert.equal(elementOf(result, 'i2').when, 'i1 = yes');
  assert.equal(elementOf(result, 'i2a').of, 'i2');
  const misread = result.problems.filter(({ code }) => code === 'name-misread').map(({ place }) => place.line);
  assert.deepEqual(misread, [7, 14]);
});

test('what is no longer asked is kept as removed', () => {
  const result = imported(
    `B1 Do you work?\n${YES_NO}\n\nB2 REMOVED AFTER W1\n\nTHERE IS NO B3\n\nC Training – removed after wave 2`,
  );
  assert.deepEqual(result.questionnaire!.removed, {
    b2: { wave: 1, why: 'REMOVED AFTER W1' },
    b3: { why: 'THERE IS NO B3' },
    section_c: { wave: 2, why: 'C Training – removed after wave 2' },
  });
});

test('a wrong document stays wrong: the checker and the list of problems show it with its line', () => {
  const result = imported(
    `B1 Do you work?\nYes\t1\tASK B9\nNo\t2\nMaybe\t2\n\nIF DK AT B2 (B2=2)\nB2 How?\n${YES_NO}\n\nASK IF B1=2\nB3 Why?\n${YES_NO}`,
  );
  assert.deepEqual(checked(result), ['value-duplicate b1', 'condition-forward b2', 'condition-forward b2']);
  const found = result.problems.map(({ code, place }) => [code, place.line]);
  assert.deepEqual(found, [
    ['route-unknown-target', 2],
    ['condition-reads-itself', 6],
    ['condition-code-twice', 11],
  ]);
  assert.deepEqual(
    missedIn(result).map(([line]) => line),
    [2],
  );
});

test('a part that is not there is refused with the headings that are', () => {
  const { questionnaire, problems } = imported(`Appendix 1: Questions\nB1 Do you work?\n${YES_NO}`, 'Appendix 2');
  assert.equal(questionnaire, null);
  assert.deepEqual(
    problems.map(({ code, sentence }) => [code, sentence]),
    [
      [
        'section-unknown',
        'No heading of the document begins with “Appendix 2”. Its headings are “Appendix 1: Questions”.',
      ],
    ],
  );
});

test('a text without questions is refused, and so is nothing', () => {
  const codes = ['Just words.\n', '', '\n\n'].map((text) => imported(text).problems[0]?.code);
  assert.deepEqual(codes, ['no-questions', 'document-empty', 'document-empty']);
});
