// No line may be lost, whatever the document: what somebody hands in is often not what we expect.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlan } from '@earshot/planfile';
import fc from 'fast-check';
import { checked, elementOf, imported } from './fixtures/imported.ts';

const LINES = [
  '',
  'B Work',
  '# Work',
  'B1 Do you work?',
  'B2 **Where** [INSERT AREA FROM SAMPLE]?',
  '- 13 ASK IF B1=1',
  'B4 REMOVED AFTER W1',
  'ASK ALL',
  'ASK IF B1=1 OR B2=2',
  'IF B1=1: **Well done.**',
  'IF TELEPHONE: READ OUT. SINGLE CODE.',
  'IF ONLINE:',
  'MULTICODE',
  'DS: ALLOW RANGE OF 0-10',
  'DS: B1 AND B2 ON ONE PAGE',
  'ADD IF NECESSARY:',
  'WRITE IN\t',
  'Yes\t1\tGO TO B2',
  'No\t2\tTHANK AND CLOSE',
  'Don’t know\tX',
  '\tGood\tBad',
  '\t\t(SEE ABOVE)',
  '---\t---',
  '| Yes | 1 |',
  'Some words that ask nothing',
  '{{braces}} [open [brackets',
];

test('every line has one outcome, in order, under its number', () => {
  const text = fc.array(fc.oneof(fc.constantFrom(...LINES), fc.string({ maxLength: 30 })), { maxLength: 40 });
  fc.assert(
    fc.property(text, (drawn) => {
      const lines = drawn.join('\n').split(/\r\n|\n|\r|\f/);
      const result = imported(lines.join('\n'));
      if (result.problems.some(({ code }) => code === 'document-empty')) return;
      assert.deepEqual(
        result.lines.map(({ number, text: line }) => [number, line]),
        lines.map((line, index) => [index + 1, index === 0 ? line.replace(/^\uFEFF/, '') : line]),
      );
      for (const { outcome, to, guess } of result.lines) {
        assert.equal(outcome === 'carried', to.length > 0 && guess === null);
        assert.equal(outcome === 'not-understood', guess !== null);
      }
      if (!result.questionnaire) return;
      const { plan, problems } = readPlan('questionnaire.yml', result.yaml);
      assert.deepEqual(problems, []);
      assert.deepEqual(plan!.value, result.questionnaire);
    }),
    { numRuns: 300 },
  );
});

test('a row that goes on below in a column that it does not have is read', () => {
  const { lines } = imported('!\n!|\n\t\t(SEE ABOVE)');
  assert.equal(lines.length, 3);
});

test('words that mean something to YAML or HTML stay words', () => {
  const label = '<script>alert("x")</script>: {a: [b], &c *d !e | > % @ `f`';
  const result = imported(`B1 yes: no # really? <b>Truly</b>\n${label}\t1\nnull\t2\n`);
  const { plan } = readPlan('questionnaire.yml', result.yaml);
  const [question] = (plan!.value as { blocks: { questions: { text: string; options: object }[] }[] }).blocks[0]!
    .questions;
  assert.equal(question!.text, 'yes: no # really? Truly');
  const [option] = Object.values(question!.options) as { text: string }[];
  assert.equal(option!.text, '<script>alert("x")</script>: (a: [b], &c d !e | > % @ `f`');
});

test('names of every object are names like others', () => {
  const result = imported(
    'B1 Which?\n__proto__\t1\nconstructor\t2\ntoString\t3\n\nASK IF B1=1\nB2 Why?\nYes\t1\nNo\t2',
  );
  assert.deepEqual(Object.keys(elementOf(result, 'b1').options!), ['proto', 'constructor', 'tostring']);
  assert.equal(elementOf(result, 'b2').when, 'b1 = proto');
  assert.deepEqual(checked(result), []);
});

test('a line of megabytes is not read, and is listed', () => {
  const result = imported(`B1 Do you work?\n${'a b '.repeat(1_000_000)}\nYes\t1\nNo\t2`);
  assert.equal(result.lines[1]!.outcome, 'not-understood');
});

const HOSTILE: readonly [what: string, line: string][] = [
  ['brackets that never close', `B1 ${'['.repeat(9000)}?`],
  ['brackets of conditions', `ASK IF ${'('.repeat(9000)}B1=1`],
  ['a condition of nothing but NOT', `ASK IF ${'NOT '.repeat(2000)}B1=1`],
  ['a condition of nothing but states', `ASK IF ${'DK OR '.repeat(1500)}B1=1`],
  ['links within links', `B1 ${'[a]('.repeat(2400)}?`],
  ['lines to write in without end', `${'(specify '.repeat(1000)}\t1`],
  ['stars', '* '.repeat(4900)],
  ['tabs', '\t'.repeat(9000)],
];
for (const [what, line] of HOSTILE) {
  // Reading that takes the square of a length, or more, would not end before a person gave up.
  test(`${what} are read, and reading ends`, { timeout: 60_000 }, () => {
    imported(`B1 Do you work?\nYes\t1\nNo\t2\n${line}\n${line}\nB2 Why?\nYes\t1\nNo\t2`);
  });
}

test('five thousand questions, each with a condition, are read', () => {
  const block = (index: number) =>
    `ASK IF Q${Math.max(1, index)}=1\nQ${index + 1} Do you agree?\nSINGLE CODE\nYes\t1\nNo\t2\n`;
  const { questionnaire, lines } = imported(Array.from({ length: 5000 }, (_, index) => block(index)).join('\n'));
  assert.equal(questionnaire!.blocks[0]!.questions.length, 5000);
  assert.ok(lines.every(({ outcome }) => outcome !== 'not-understood'));
});

test('routes over more questions than can be written are listed and not followed', () => {
  const block = (index: number) => `Q${index} Do you agree?\nYes\t1\tGO TO Q5000\nNo\t2\n`;
  const { lines, problems, yaml } = imported(Array.from({ length: 5000 }, (_, index) => block(index + 1)).join('\n'));
  assert.ok(problems.some(({ code }) => code === 'routes-too-many'));
  assert.ok(lines.filter(({ outcome }) => outcome === 'not-understood').length > 4990);
  assert.ok(yaml.length < 2_000_000);
});
