import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headingsOf, sectionOf } from './section.ts';
import { sourceLines } from './source-line.ts';

const REPORT = sourceLines(
  [
    'Appendix 1: Methods\t12',
    'Appendix 2: Questionnaire ..... 20',
    'Appendix 1: Methods',
    'As Appendix 2 shows, much was asked.',
    'Appendix 2: Questionnaire',
    'B1 Do you work?',
    'Appendix 20: Tables',
    'Numbers',
  ].join('\n'),
);

function picked(wanted: string, lines = REPORT): number[] | undefined {
  return sectionOf(lines, wanted)?.map(({ number }) => number);
}

test('a part goes from its heading to the next of its rank, past the table of contents and mentions in the text', () => {
  assert.deepEqual(picked('Appendix 2'), [5, 6]);
  assert.deepEqual(picked('appendix 20'), [7, 8]);
});

test('a Markdown heading’s part ends at a heading of its rank or a higher one', () => {
  const lines = sourceLines('# One\n## Two\ntext\n### Three\n## Four\n# Five');
  assert.deepEqual(picked('Two', lines), [2, 3, 4]);
  assert.deepEqual(picked('One', lines), [1, 2, 3, 4, 5]);
});

test('a heading that is not there picks nothing, and the headings are known', () => {
  assert.equal(picked('Appendix 3'), undefined);
  assert.equal(picked(''), undefined);
  assert.deepEqual(
    headingsOf(REPORT).map(({ words }) => words),
    ['Appendix 1: Methods', 'Appendix 2: Questionnaire', 'Appendix 20: Tables'],
  );
});

test('lines are counted whichever way they end', () => {
  assert.deepEqual(
    sourceLines('\uFEFFa\r\nb\rc\n').map(({ number, text }) => `${number}${text}`),
    ['1a', '2b', '3c', '4'],
  );
});
