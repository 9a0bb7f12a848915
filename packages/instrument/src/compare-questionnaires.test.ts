import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareQuestionnaires } from './compare-questionnaires.ts';
import { readQuestionnaire } from './read-questionnaire.ts';

const WAVE_1 = `title: Wave 1
blocks:
  - id: work
    title: Work
    questions:
      - {id: stay, kind: single, text: Will you stay?, options: {yes_: 'Yes', no_: 'No'}}
      - {id: hours, kind: number, text: How many hours?, unit: hours, range: [0, 100]}
      - {id: why, kind: text, text: Why?, when: stay = no_, optional: true}
`;

function compared(change: (text: string) => string): string[] {
  const [before, after] = [WAVE_1, change(WAVE_1)].map((text) => readQuestionnaire('q.yml', text).questionnaire!);
  return compareQuestionnaires(before!, after!).map(({ question, comparable, changes }) =>
    [question, comparable, ...changes.map(({ what, before: old, after: now }) => `${what}: ${old} → ${now}`)].join(
      ', ',
    ),
  );
}
const SAME = ['stay, yes', 'hours, yes', 'why, yes'];

test('the same questionnaire stays comparable throughout', () => {
  assert.deepEqual(
    compared((text) => text.replace('Wave 1', 'Wave 2')),
    SAME,
  );
});

test('new words, options, ranges and people asked are comparable with care, and both are shown', () => {
  assert.deepEqual(
    compared((text) => text.replace('Will you stay?', 'Do you plan to stay?'))[0],
    'stay, with-care, text: Will you stay? → Do you plan to stay?',
  );
  assert.deepEqual(
    compared((text) => text.replace("no_: 'No'", "no_: 'No', maybe: Maybe"))[0],
    'stay, with-care, options: yes_: Yes; no_: No → yes_: Yes; no_: No; maybe: Maybe',
  );
  assert.deepEqual(
    compared((text) => text.replace('[0, 100]', '[0, 168]'))[1],
    'hours, with-care, range: 0 to 100 hours → 0 to 168 hours',
  );
  assert.deepEqual(
    compared((text) => text.replace('when: stay = no_, ', ''))[2],
    'why, with-care, asked: stay = no_ → everybody',
  );
  assert.deepEqual(
    compared((text) => text.replace(', optional: true', ''))[2],
    'why, with-care, states: may be left blank → ',
  );
});

test('a question of another kind, a new one and one that is gone cannot be compared', () => {
  assert.deepEqual(
    compared((text) => text.replace('kind: number', 'kind: text').replace(', unit: hours, range: [0, 100]', ''))[1],
    'hours, no, kind: number → text',
  );
  assert.deepEqual(
    compared((text) => text.replace('id: hours', 'id: hours_now')),
    ['stay, yes', 'hours_now, no, added:  → How many hours?', 'why, yes', 'hours, no, removed: How many hours? → '],
  );
});
