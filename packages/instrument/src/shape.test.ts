import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemLine } from '@earshot/planfile';
import { readQuestionnaire } from './read-questionnaire.ts';

/** What is said of a question with these options, which stand from line 8 on. */
function said(options: string): string[] {
  const text = `title: T
blocks:
  - id: all
    title: All
    questions:
      - {id: q, kind: single, text: Q?,
         options:
           ${options}}
`;
  return readQuestionnaire('q.yml', text).problems.map((problem) =>
    problemLine(problem)
      .replace('blocks.0.questions.0.', '')
      .replace(/ \[.*$/, ''),
  );
}

const CODE = 'a name has lower-case letters, digits and underscores, and starts with a letter';
const FORMS = 'expected the name of a scale, or codes with their labels such as {agree: Agree, disagree: Disagree}';

const cases: readonly [options: string, sentences: readonly string[]][] = [
  ['{y: Yes,\n            No: No}', [`q.yml:9:17 “options.No” does not fit: it cannot be a key here: ${CODE}.`]],
  [
    '{1: A,\n            2: B}',
    [
      `q.yml:8:16 “options.1” does not fit: it cannot be a key here: ${CODE}.`,
      `q.yml:9:16 “options.2” does not fit: it cannot be a key here: ${CODE}.`,
    ],
  ],
  [
    '{y: 1, n: No}',
    [
      'q.yml:8:16 “options.y” does not fit: expected a label, or {text, label, exclusive, when, specify, value}, found the number 1.',
    ],
  ],
  [
    '{true: true, n: No}',
    [
      'q.yml:8:19 “options.true” does not fit: expected a label, or {text, label, exclusive, when, specify, value}, found true.',
    ],
  ],
  [
    '{y: Yes, n: {label: No, exclusive: maybe}}',
    ['q.yml:8:47 “options.n.exclusive” does not fit: expected true or false, found the text “maybe”.'],
  ],
  ['[y, n]', [`q.yml:8:12 “options” does not fit: ${FORMS}, found a list.`]],
  ['Agree', [`q.yml:8:12 “options” does not fit: ${CODE}.`]],
];
for (const [options, sentences] of cases) {
  test(`options ${options.replace(/\s+/g, ' ')} are told the code that is wrong, its line and the rule`, () => {
    assert.deepEqual(said(options), sentences);
  });
}
