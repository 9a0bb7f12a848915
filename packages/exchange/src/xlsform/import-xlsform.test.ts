import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type QuestionnaireFile, readQuestionnaire } from '@earshot/instrument';
import type { FormSheet } from './form-sheets.ts';
import { importXlsform } from './import-xlsform.ts';

type Element = QuestionnaireFile['blocks'][number]['questions'][number];

/** A sheet from lines with cells between bars. */
function sheet(name: string, text: string): FormSheet {
  const lines = text.trim().split('\n');
  const data = lines.map((line) => line.split('|').map((cell) => (cell.trim() === '' ? null : cell.trim())));
  return { sheet: name, data };
}

const CHOICES = `
list_name | name | label
yesno | yes | Yes
yesno | no | No
five | 1 | Very good
five | 2 | Good
five | 3 | Bad
five | -99 | Prefer not to say
why | pay | Pay
why | work | Work
why | other | Other
why | none | None of these
`;
const HEAD =
  'type | name | label | relevant | required | constraint | constraint_message | appearance | calculation | choice_filter | hint';

function imported(survey: string, choices = CHOICES) {
  const form = importXlsform('staff.xlsx', [sheet('survey', `${HEAD}\n${survey.trim()}`), sheet('choices', choices)]);
  const elements: Element[] = form.questionnaire?.blocks.flatMap((block) => block.questions) ?? [];
  const when = (id: string) => elements.find((element) => element.id === id)?.when;
  const row = (number: number) => form.rows.find((each) => each.sheet === 'survey' && each.row === number)!;
  return { form, elements, when, row, element: (id: string) => elements.find((each) => each.id === id)! };
}

test('the same condition in each way that forms write it', () => {
  const { when } = imported(`
    select_one yesno | works | Do you work? | | yes
    select_multiple why | why | Why? | | no
    integer | hours | Hours? | | yes | . >= 0 and . < 100
    select_one five | good | Good? | | yes
    text | a | A | \${works} = 'yes'
    text | b | B | \${works} != 'yes'
    text | c | C | not(\${works} = "yes") or \${hours} > 40
    text | d | D | selected(\${works}, 'yes') and selected(\${why}, 'pay')
    text | e | E | count-selected(\${why}) >= 2
    text | f | F | not(selected(\${why}, 'pay'))
    text | g | G | \${good} <= 2
    text | h | H | \${good} != '-99' and \${good} != 1
    text | i | I | \${why} = ''
    text | j | J | string-length(\${a}) > 0
    text | k | K | \${hours} = ''
    text | l | L | \${good} = 1 or \${good} = 2
    text | m | M | count-selected(\${why}) = 0
  `);
  assert.deepEqual(Object.fromEntries([...'abcdefghijklm'].map((id) => [id, when(id)])), {
    a: 'works = yes',
    b: 'works = no',
    c: 'works = no or hours > 40',
    d: 'works = yes and why includes pay',
    e: 'count(why) >= 2',
    f: 'not (why includes pay) or not answered(why)',
    // −99 is less than 2 for XPath, too.
    g: 'good != bad or not answered(good)',
    h: 'good != very_good',
    i: 'not answered(why)',
    j: 'answered(a)',
    k: undefined,
    l: 'good != bad',
    m: 'not answered(why)',
  });
});

test('what nobody can meet is left out, and said', () => {
  const { row, elements } = imported(`
    integer | hours | Hours? | | yes
    text | never | N | \${hours} = ''
    text | after | A | \${never} != ''
  `);
  assert.deepEqual(
    elements.map((element) => element.id),
    ['hours', 'after'],
  );
  assert.equal(row(3).outcome, 'not_understood');
  assert.match(row(3).remarks.join(' '), /Nobody can meet its condition/);
  assert.match(
    row(4).remarks.join(' '),
    /everybody is asked: \$\{never\} != '' – “never” is a question, which is not carried over/,
  );
});

test('constraints are limits, options that stand alone, and checks', () => {
  const { element } = imported(`
    select_multiple why | why | Why? | | yes | count-selected(.) < 3 and (not(selected(., 'none')) or count-selected(.) = 1)
    integer | hours | Hours? | | yes | . > 0 and 80 >= .
    integer | direct | Direct? | | yes | . >= 0 and . <= \${hours} | No more than your hours
    text | words | Words? | | yes | string-length(.) <= 30
  `);
  const why = element('why') as Extract<Element, { kind: 'multiple' }>;
  assert.equal(why.most, 2);
  assert.deepEqual((why.options as Record<string, unknown>).none, { text: 'None of these', exclusive: true });
  assert.deepEqual((element('hours') as Extract<Element, { kind: 'number' }>).range, [1, 80]);
  assert.deepEqual((element('direct') as Extract<Element, { kind: 'number' }>).checks, [
    { id: 'direct_check', kind: 'hard', when: 'direct > hours', text: 'No more than your hours' },
  ]);
  assert.equal((element('words') as Extract<Element, { kind: 'text' }>).most, 30);
});

test('tables of either kind are grids, or_other and “please specify” are lines to write in', () => {
  const { element, when } = imported(`
    begin_group | quality | How good is … | | | | | table-list
    select_one five | quality_pay | the pay? | | yes
    select_one five | boss | your boss? | | yes
    end_group
    begin group | looks | | | | | | field-list
    select_one five | head | And how good is … | | | | | label
    select_one five | desk | your desk? | | yes | | | list-nolabel
    end group
    select_one yesno or_other | like | Do you like it? | | yes
    select_multiple why | why | Why? | | yes
    text | why_oth | Please specify | selected(\${why}, 'other')
    text | more | More? | \${like_other} != '' or \${boss} = '3' or \${why_oth} = 'x'
  `);
  const quality = element('quality') as Extract<Element, { kind: 'grid' }>;
  assert.deepEqual([quality.text, quality.rows], ['How good is …', { pay: 'the pay?', boss: 'your boss?' }]);
  const looks = element('looks') as Extract<Element, { kind: 'grid' }>;
  assert.deepEqual([looks.text, Object.keys(looks.rows)], ['And how good is …', ['desk']]);
  const like = element('like') as Extract<Element, { kind: 'single' }>;
  assert.deepEqual((like.options as Record<string, unknown>).other, { text: 'Other', specify: 'Please say what' });
  const why = element('why') as Extract<Element, { kind: 'multiple' }>;
  assert.deepEqual((why.options as Record<string, unknown>).other, { text: 'Other', specify: 'Please specify' });
  assert.equal(when('more'), 'answered(like_other_text) or quality_boss = bad or why_other_text = "x"');
});

test('a filter of choices is a condition on each option', () => {
  const { element } = imported(
    `
    select_one country | country | Where? | | yes
    select_one town | town | Which town? | | yes | | | | | country = \${country}
  `,
    `
    list_name | name | label | country
    country | wales | Wales
    country | england | England
    town | cardiff | Cardiff | wales
    town | leeds | Leeds | england
  `,
  );
  assert.deepEqual((element('town') as Extract<Element, { kind: 'single' }>).options, {
    cardiff: { text: 'Cardiff', when: 'country = wales' },
    leeds: { text: 'Leeds', when: 'country = england' },
  });
});

test('groups are blocks, their conditions stand with them, and a page that reads its own answers is several', () => {
  const { form, element } = imported(`
    text | first | First?
    begin group | work | Your work | \${first} != ''
    text | second | Second?
    begin group | inner | Inner | \${second} != ''
    text | third | Third?
    end group
    text | fourth | Fourth?
    begin group | page | Together | | | | | field-list
    text | fifth | Fifth?
    text | sixth | Sixth?
    end group
    begin group | moving | Apart | | | | | field-list
    text | seventh | Seventh?
    text | eighth | Eighth? | \${seventh} != ''
    end group
    end group
  `);
  assert.deepEqual(
    form.questionnaire!.blocks.map((block) => [
      block.id,
      block.title,
      block.when ?? null,
      block.questions.map((each) => each.id).join(' '),
    ]),
    [
      ['questions', 'staff', null, 'first'],
      ['work', 'Your work', 'answered(first)', 'second'],
      ['inner', 'Inner', 'answered(first) and answered(second)', 'third'],
      ['work_2', 'Your work', 'answered(first)', 'fourth page_words fifth sixth moving_words seventh eighth'],
    ],
  );
  assert.deepEqual(
    ['fifth', 'sixth', 'seventh'].map((id) => 'page' in element(id) && element(id)),
    [element('fifth'), element('sixth'), false],
  );
});

test('everything that has no place here is listed with its row, its text and a guess', () => {
  const { form, row } = imported(`
    start | start
    image | photo | A photo?
    begin repeat | child | Each child
    text | name | Name?
    end repeat
    rank why | ranked | Rank these
    select_one_from_file towns.csv | town | Town?
    calculate | bmi | | | | | | | \${a} div 2
    select_one missing | gone | Gone?
    text | asked | Asked? | \${bmi} > 3 | maybe | regex(., 'x') | No | multiline w1
    date | day | Day?
    end group
  `);
  const outcomes = form.rows.filter((each) => each.sheet === 'survey').map((each) => `${each.row} ${each.outcome}`);
  assert.deepEqual(outcomes, [
    '2 not_needed',
    '3 not_understood',
    '4 not_understood',
    '5 not_understood',
    '6 not_needed',
    '7 not_understood',
    '8 not_understood',
    '9 not_understood',
    '10 not_understood',
    '11 changed',
    '12 not_understood',
    '13 not_understood',
  ]);
  assert.match(row(3).remarks.join(' '), /recordings are not collected here/);
  assert.match(row(5).remarks.join(' '), /questions that are repeated; ask for the latest/);
  assert.match(row(8).remarks.join(' '), /options stand in another file/);
  const said = row(11).remarks.join(' ');
  assert.match(said, /“relevant” is not carried, so everybody is asked: \$\{bmi\} > 3 – “bmi” is a calculation/);
  assert.match(said, /“required” is a condition there \(maybe\)/);
  assert.match(said, /“constraint” is not carried whole: regex\(\., 'x'\) – regex\(\) has no counterpart/);
  const lists = form.rows.filter((each) => each.sheet === 'choices');
  assert.ok(
    lists.every((each) => each.outcome === 'not_understood'),
    'no list is used',
  );
  const listed = form.problems.filter(
    (problem) => problem.place.file === 'staff.xlsx [survey]' && problem.place.line === 11,
  );
  assert.equal(listed.length, 1);
});

test('words are put into texts by conditions, and codes said as answers', () => {
  const { element } = imported(`
    select_one yesno | works | Do you work? | | yes
    calculate | doing | | | | | | | if(\${works} = 'yes', 'your work', 'what you do')
    text | about | Tell us about \${doing}, **please** \${works} {now}
  `);
  const about = element('about') as Extract<Element, { kind: 'text' }>;
  assert.equal(about.text, 'Tell us about {doing}, please {works|…} (now)');
  assert.deepEqual(about.words, { doing: [{ when: 'works = yes', text: 'your work' }, { text: 'what you do' }] });
});

test('what is imported is a questionnaire that our reader takes', () => {
  const { form } = imported(`
    select_one yesno | Works-Now | Do you work? | | yes
    integer | and | How many? | \${Works-Now} = 'yes' | yes | . <= 20
    select_one five | 1st | Good? | \${and} > 3 | yes | | | minimal
  `);
  const { problems } = readQuestionnaire('questionnaire.yml', form.files.get('questionnaire.yml')!);
  assert.deepEqual(problems, []);
});

test('a list whose name has blanks is found, and what a device could give is asked where it has words', () => {
  const { form, element, when } = imported(
    `
    select one from job list | job | Job? | | yes
    phone number | phone | Your number? | \${job} = 'a' | yes
    phonenumber | device
  `,
    'list name | name | label\njob list | a | Job A\njob list | b | Job B',
  );
  assert.deepEqual((element('job') as Extract<Element, { kind: 'single' }>).options, { a: 'Job A', b: 'Job B' });
  assert.deepEqual([element('phone').kind, when('phone')], ['text', 'job = a']);
  assert.deepEqual(
    form.rows.filter(({ outcome }) => outcome === 'not_understood'),
    [],
  );
});

test('a workbook that is no form is refused', () => {
  for (const sheets of [[], [sheet('survey', 'type | name')], [sheet('survey', 'a | b\nc | d')]]) {
    const { questionnaire, problems } = importXlsform('x.xlsx', sheets);
    assert.equal(questionnaire, null);
    assert.match(problems[0]!.sentence, /so it is no XLSForm/);
  }
});
