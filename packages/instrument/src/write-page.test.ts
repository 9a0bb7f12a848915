import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readLeanings } from './leanings.ts';
import { pathOf } from './path.ts';
import { readPage } from './read-page.ts';
import { readQuestionnaire } from './read-questionnaire.ts';
import { simulateAnswer } from './simulate.ts';
import { writePage } from './write-page.ts';

const text = `
title: Every kind
scales:
  agree: {yes_: Agree, no_: Disagree}
blocks:
  - id: all
    title: All
    questions:
      - {id: one, kind: single, text: One?, options: agree, refused: Rather not say, dont_know: Not sure}
      - {id: several, kind: multiple, text: Several?, options: {a: A, b: B, c: {label: None, exclusive: true}}, dont_know: Not sure}
      - {id: rows, kind: grid, text: Rows?, options: agree, refused: Rather not say, rows: {x: First, y: Second}}
      - {id: hours, kind: number, text: Hours?, unit: hours, range: [0, 168], refused: Rather not say}
      - {id: why, kind: text, text: Why?, optional: true, long: true}
`;
const { questionnaire } = readQuestionnaire('every-kind.yml', text);
assert.ok(questionnaire);
const { leanings } = readLeanings(
  'simulation.yml',
  `people: 1
answers:
  one: [{shares: {yes_: 1, no_: 1, refused: 1, dont_know: 1}}]
  hours: [{mean: 40, spread: 9}]
  why: [{texts: [Because of this, 'Two\\nlines'], blank: 40}]`,
  questionnaire,
);
assert.ok(leanings);

test('a page that is shown again and sent as it is means the same answers', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999999, noNaN: true })), (draws) => {
      let answers = {};
      for (let path = pathOf(questionnaire, answers); path.next; path = pathOf(questionnaire, answers)) {
        const given = simulateAnswer(path.next, path, leanings, () => draws.next().value!);
        const fields = writePage([path.next], given, 'web');
        const read = readPage([path.next], fields, { questionnaire, mode: 'web', values: path.values });
        assert.ok('answers' in read);
        assert.deepEqual(read.answers.get(path.next.question.id), given);
        answers = { ...answers, ...given };
      }
    }),
    { numRuns: 100 },
  );
});
