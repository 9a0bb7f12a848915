// Longer than 300 lines for its table: each change that can be found, with what is said of it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Change } from './bank/changes.ts';
import { type ComparedItem, compareQuestionnaires } from './compare-questionnaires.ts';
import { questionnaireFrom } from './fixtures/every-kind.ts';
import { wholeLanguage } from './fixtures/whole-language.ts';
import type { Questionnaire } from './questionnaire.ts';

const WAVE_1 = `title: Wave 1
sources:
  index: {title: An index, publisher: A publisher, licence: CC0-1.0}
blocks:
  - id: work
    title: Work
    questions:
      - {id: stay, kind: single, text: Will you stay?, options: {yes: 'Yes', no: 'No'}, source: index}
      - {id: hours, kind: number, text: How many hours?, unit: hours, range: [0, 100]}
      - {id: why, kind: text, text: Why?, when: stay = no, base: stay = no, optional: true}
      - {id: reasons, kind: multiple, text: Which reasons?, options: {pay: Pay, people: People, place: Place}}
      - {id: main, kind: main, of: reasons, text: Which ONE?}
      - {id: office, kind: grid, text: Agree?, rows: {quiet: Quiet, safe: Safe}, options: {agree: Agree, disagree: Disagree}}
`;

/** Wave 1 beside what a change makes of it. */
function waves(change: (text: string) => string): readonly [Questionnaire, Questionnaire] {
  const changed = change(WAVE_1);
  assert.notEqual(changed, WAVE_1);
  return [questionnaireFrom(WAVE_1), questionnaireFrom(changed)];
}

function comparedTo(change: (text: string) => string, item: string): ComparedItem {
  const found = compareQuestionnaires(...waves(change)).find((one) => one.item === item);
  assert.ok(found, `there is no item ${item}`);
  return found;
}

const inWords = ({ comparable, why, changes }: ComparedItem): string[] => [
  `${comparable}: ${why}`,
  ...changes.map(({ what, part, mode, before, after }) =>
    `${what}, ${part}${mode ? ` (${mode})` : ''}: ${before} → ${after}`.trim(),
  ),
];

const swap =
  (from: string, to: string) =>
  (text: string): string =>
    text.replace(from, to);

const FOUND: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  [
    'words in all modes are one change, and both wordings are kept',
    'stay',
    'Will you stay?',
    'Do you plan to stay?',
    [
      'with-care: A difference can come from other words.',
      'words, text: Will you stay? → Do you plan to stay?',
      'label, label: Will you stay? → Do you plan to stay?',
    ],
  ],
  [
    'words of one mode are a change of that mode',
    'stay',
    'text: Will you stay?',
    'text: {web: Will you stay?, telephone: Shall you stay?}',
    ['with-care: A difference can come from other words.', 'words, text (telephone): Will you stay? → Shall you stay?'],
  ],
  [
    'a hint that is new is a change with nothing before it',
    'stay',
    'text: Will you stay?',
    'text: Will you stay?, hint: For a year',
    ['with-care: A difference can come from other words.', 'words, hint:  → For a year'],
  ],
  [
    'a new option is one change, not one for each of its words',
    'stay',
    "no: 'No'",
    "no: 'No', maybe: Maybe",
    ['with-care: A difference can come from other answers to choose from.', 'answers, option maybe:  → Maybe'],
  ],
  [
    'an option in other words',
    'stay',
    "no: 'No'",
    'no: Not at all',
    ['with-care: A difference can come from other words.', 'words, words of option no: No → Not at all'],
  ],
  [
    'options in another order',
    'stay',
    "yes: 'Yes', no: 'No'",
    "no: 'No', yes: 'Yes'",
    [
      'with-care: A difference can come from other answers to choose from.',
      'answers, order: option yes, option no → option no, option yes',
    ],
  ],
  [
    'a main reason has other answers where its reasons have',
    'main',
    'place: Place',
    'place: Place, hours: Hours',
    ['with-care: A difference can come from other answers to choose from.', 'answers, option hours:  → Hours'],
  ],
  [
    'a row that is gone',
    'office',
    'quiet: Quiet, ',
    '',
    ['with-care: A difference can come from other rows or columns.', 'rows, row quiet: Quiet →'],
  ],
  [
    'another range',
    'hours',
    '[0, 100]',
    '[0, 168]',
    ['with-care: A difference can come from another range.', 'range, range: 0 to 100 → 0 to 168'],
  ],
  [
    'another unit measures something else',
    'hours',
    'unit: hours',
    'unit: days',
    ['no: It was counted in hours, and is counted in days.', 'unit, unit: hours → days'],
  ],
  [
    'another base, stated and asked',
    'why',
    'when: stay = no, base: stay = no',
    'when: stay = yes, base: stay = yes',
    [
      'with-care: A difference can come from other people being asked.',
      'base, base: stay = no → stay = yes',
      'conditions, condition: stay = no → stay = yes',
    ],
  ],
  [
    'a condition that says the same stated base in another way changes nobody',
    'why',
    'when: stay = no,',
    'when: not (stay = yes),',
    [
      'yes: The same people are asked the same; what differs is its conditions.',
      'conditions, condition: stay = no → not (stay = yes)',
    ],
  ],
  [
    'what may be left blank',
    'why',
    ', optional: true',
    '',
    ['with-care: A difference can come from other ways to give no answer.', 'states, left blank: allowed →'],
  ],
  [
    'values and licences change nothing that people meet',
    'stay',
    "yes: 'Yes', no: 'No'",
    "yes: {text: 'Yes', value: 2}, no: {text: 'No', value: 1}",
    [
      'yes: The same people are asked the same; what differs is its values.',
      'values, value of option yes:  → 2',
      'values, value of option no:  → 1',
    ],
  ],
  [
    'another licence',
    'stay',
    'licence: CC0-1.0',
    'licence: OGL-UK-3.0',
    ['yes: The same people are asked the same; what differs is its source.', 'source, licence: CC0-1.0 → OGL-UK-3.0'],
  ],
  [
    'answers of which none can be given in both',
    'stay',
    "{yes: 'Yes', no: 'No'}",
    '{soon: Soon, late: Late, no: Not}',
    [
      'with-care: A difference can come from other answers to choose from and other words.',
      'answers, option soon:  → Soon',
      'answers, option late:  → Late',
      'words, words of option no: No → Not',
      'answers, option yes: Yes →',
    ],
  ],
];
for (const [title, item, from, to, expected] of FOUND) {
  test(`compare finds ${title}`, () => {
    assert.deepEqual(inWords(comparedTo(swap(from, to), item)), expected);
  });
}

test('of another kind of question nothing else is compared', () => {
  const found = comparedTo(
    swap('kind: number, text: How many hours?, unit: hours, range: [0, 100]', 'kind: text, text: T?'),
    'hours',
  );
  assert.deepEqual(inWords(found), [
    'no: It was a question of the kind number, and is one of the kind text.',
    'kind, kind: number → text',
  ]);
});

test('an id that changes leaves the identity, and every condition and fill that reads it', () => {
  const renamed = (text: string) =>
    text.replace('id: stay', 'id: staying, item: stay').replaceAll('stay = no', 'staying = no');
  const items = compareQuestionnaires(...waves(renamed));
  assert.deepEqual(
    items.map(({ item, earlier, later, comparable }) => [item, earlier, later, comparable].join(' ')),
    [
      'stay stay staying yes',
      'hours hours hours yes',
      'why why why yes',
      'reasons reasons reasons yes',
      'main main main yes',
      'office office office yes',
    ],
  );
  assert.deepEqual(items.find(({ item }) => item === 'why')!.changes, []);
});

test('an item that is gone says why, when the later questionnaire does', () => {
  const hours = '      - {id: hours, kind: number, text: How many hours?, unit: hours, range: [0, 100]}\n';
  const gone = swap(hours, '');
  const told = (text: string) =>
    gone(text).replace('blocks:', 'removed: {hours: {wave: 1, why: Nobody knew}}\nblocks:');
  assert.deepEqual(inWords(comparedTo(gone, 'hours')), [
    'no: It is no longer asked, and the later questionnaire does not say why.',
    'removed, text: How many hours? →',
  ]);
  assert.equal(comparedTo(told, 'hours').why, 'It is no longer asked (last asked in wave 1): Nobody knew.');
  const [wave1, wave2] = waves(told);
  const back = compareQuestionnaires(wave2, wave1).find(({ item }) => item === 'hours')!;
  assert.deepEqual(inWords(back), [
    'no: It is asked again; it had been removed: Nobody knew.',
    'added, text:  → How many hours?',
  ]);
});

test('of items in another order, as few as can be have moved', () => {
  const lines = WAVE_1.split('\n');
  const office = lines.findIndex((line) => line.includes('id: office'));
  const moved = [...lines.slice(0, 7), lines[office]!, ...lines.slice(7, office), ...lines.slice(office + 1)].join(
    '\n',
  );
  const items = compareQuestionnaires(...waves(() => moved));
  assert.deepEqual(
    items.filter(({ changes }) => changes.length > 0).map((one) => [one.item, ...inWords(one)]),
    [
      [
        'office',
        'with-care: A difference can come from another place in the questionnaire.',
        'moved, place: after main, in Work → first in Work',
      ],
    ],
  );
});

const surveys = path.join(import.meta.dirname, '../../../surveys');
const named = (study: string): Questionnaire =>
  questionnaireFrom(readFileSync(path.join(surveys, study, 'questionnaire.yml'), 'utf8'));
const examples = readdirSync(path.join(surveys, 'examples')).map((name) => named(`examples/${name}`));
const everything = [...examples, named('first-wave'), named('second-wave'), named('big-listen'), wholeLanguage];

test('a questionnaire beside itself has no changes and is comparable throughout', () => {
  for (const questionnaire of everything) {
    const found = compareQuestionnaires(questionnaire, questionnaire);
    assert.ok(found.length > 0);
    assert.deepEqual(
      found.filter(({ changes, comparable }) => changes.length > 0 || comparable !== 'yes'),
      [],
    );
  }
});

const mirroredChange = ({ what, part, mode, before, after }: Change): Change => ({
  what: what === 'added' ? 'removed' : what === 'removed' ? 'added' : what,
  part,
  mode,
  before: after,
  after: before,
});
const sorted = (items: readonly ComparedItem[]): unknown[] =>
  items
    .map(({ item, earlier, later, comparable, changes }) => {
      const lines = changes.map((change) => JSON.stringify(change)).sort();
      return { item, earlier, later, comparable, lines };
    })
    .sort((one, other) => (one.item < other.item ? -1 : 1));

test('comparing the other way round finds the same, mirrored', () => {
  const mirrored = (items: readonly ComparedItem[]): ComparedItem[] =>
    items.map((one) => ({ ...one, earlier: one.later, later: one.earlier, changes: one.changes.map(mirroredChange) }));
  const others = FOUND.map(([, , from, to]) => questionnaireFrom(WAVE_1.replace(from, to)));
  const all = fc.constantFrom(...others, ...everything);
  fc.assert(
    fc.property(all, all, (one, other) => {
      assert.deepEqual(sorted(mirrored(compareQuestionnaires(one, other))), sorted(compareQuestionnaires(other, one)));
    }),
    { numRuns: 200 },
  );
});

test('a main reason is asked of the base that its reasons state', () => {
  const stated = swap('text: Which reasons?', 'text: Which reasons?, when: stay = no, base: stay = no');
  const [, earlier] = waves(stated);
  const later = questionnaireFrom(
    stated(WAVE_1).replace('reasons?, when: stay = no', 'reasons?, when: not (stay = yes)'),
  );
  for (const { item, comparable, changes } of compareQuestionnaires(earlier, later)) {
    assert.equal(comparable, 'yes', item);
    assert.equal(changes.length, item === 'reasons' ? 1 : 0, item);
  }
});

test('of two whole waves, what is comparable, what with care and what not', () => {
  const items = compareQuestionnaires(named('first-wave'), named('second-wave'));
  const judged = (item: string): string => items.find((one) => one.item === item)!.comparable;
  assert.deepEqual(['strain', 'employer_view', 'reflective_supervision'].map(judged), ['yes', 'yes', 'yes']);
  assert.deepEqual(['cases', 'hours_worked', 'leave_reasons'].map(judged), ['with-care', 'with-care', 'with-care']);
  assert.deepEqual(['entry_route', 'moved_reasons'].map(judged), ['no', 'no']);
  const gone = items.filter(({ later }) => later === null);
  assert.ok(
    gone.every(({ why }) => why.includes('last asked in wave 1')),
    'every item that is gone says why',
  );
});
