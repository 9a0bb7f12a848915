import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measuresAt } from '../measures/measures-at.ts';
import { returnDataset, returnVariables } from '../measures/return-dataset.ts';
import { openReturn } from '../reading/open-return.ts';
import { csvOf, xmlOf } from '../simulated/draft.ts';
import { simulateReturn } from '../simulated/simulate-return.ts';
import { basisWords } from './collection.ts';
import { collectionOf } from './collection-of.ts';
import type { OwnCollection } from './own-collection.ts';
import { readOwnCollection } from './read-own-collection.ts';

const { draft } = simulateReturn({ collection: collectionOf(2024)!, authority: '855', workers: 40, seed: 3 });
const OLD = [...xmlOf(draft)].join('');

function own(text: string): OwnCollection {
  const read = readOwnCollection('guide.yml', text);
  assert.deepEqual(read.problems, []);
  return read.own!;
}

function read(text: string, by: OwnCollection | null, format: 'xml' | 'csv' = 'xml') {
  const reading = openReturn({ format, pseudonym: (said) => said, ...(by ? { own: by } : {}) });
  reading.push(text);
  return reading.close();
}
const rulesIn = (text: string, by: OwnCollection | null): string[] => [...read(text, by).findings.counts.keys()].sort();

/** The first worker whom the authority employs, changed. */
const employed = (change: (worker: string) => string) => (text: string) =>
  text.replace(/<CSWWWorker>\s*<AgencyWorker>0<[\s\S]*?<\/CSWWWorker>/, change);
const put = (line: string) => employed((worker) => worker.replace('</CSWWWorker>', `${line}</CSWWWorker>`));

/**
 * What a guide of another year could change: the file that says so, a return of 2022’s kind made into one of that kind,
 * the rules that it breaks by 2022, and those that a return of 2022’s kind breaks by the file.
 */
const CHANGES: readonly [string, string, (text: string) => string, string[], string[]][] = [
  [
    'another element',
    'items: {step_up: {element: StepUpGraduate}}',
    (text) => text.replaceAll('StepUpGrad', 'StepUpGraduate'),
    ['S7', 'X5'],
    ['S7', 'X5'],
  ],
  [
    'another element of the authority',
    'authority_items: {vacancies_fte: {element: VacanciesFTE}}',
    (text) => text.replaceAll('NumberOfVacancies', 'VacanciesFTE'),
    ['S4'],
    ['S4'],
  ],
  [
    'a code more',
    'items: {gender: {codes: {3: Non-binary}}}',
    employed((worker) => worker.replace(/<GenderCurrent>.*?</, '<GenderCurrent>3<')),
    ['V1'],
    [],
  ],
  ['a code less', 'items: {ethnicity: {codes: {WBRI: null}}}', (text) => text.replaceAll('WBRI', 'WOTH'), [], ['V1']],
  [
    'a list of its own',
    'items: {qualification: {all_codes: {U: Under-graduate, P: Post-graduate, O: Other}}}',
    (text) => text.replaceAll(/(<QualLevel>)(\d)/g, (_all, tag, code) => `${tag}${'UPO'[Number(code) - 1]}`),
    ['V1'],
    ['V1'],
  ],
  [
    'an item wanted of nobody any more',
    'items: {frontline: {wanted_of: nobody}}',
    (text) => text.replaceAll(/ *<FrontlineGrad>.*\n/g, ''),
    ['X11'],
    [],
  ],
  [
    'an item that is no more collected',
    'items: {frontline: {collected: false}}',
    (text) => text.replaceAll(/ *<FrontlineGrad>.*\n/g, ''),
    ['X11'],
    ['S7'],
  ],
  [
    'an item of its own, wanted of the employed',
    'other_items: [{element: Apprentice, kind: code, codes: {Y: Apprentice, N: None}, wanted_of: employed}]',
    (text) => text.replaceAll(/(<AgencyWorker>0<[\s\S]*?)(<\/CSWWWorker>)/g, '$1<Apprentice>Y</Apprentice>$2'),
    ['S7'],
    ['X15'],
  ],
  [
    'an item of its own with a number',
    'other_items: [{element: Hours, kind: number, decimals: 1, most: 60, wanted_of: nobody}]',
    put('<Hours>37.5</Hours>'),
    ['S7'],
    [],
  ],
  [
    'more of a full-time equivalent',
    'items: {fte30: {most: 1.2}}',
    employed((worker) => worker.replace(/<FTE30>.*?</, '<FTE30>1.1<')),
    ['V6'],
    [],
  ],
  [
    'an item that may be repeated',
    'items: {qualification: {repeats: true}}',
    put('<QualLevel>2</QualLevel>'),
    ['S6'],
    [],
  ],
  [
    'a rule that begins later',
    'rules: {Q9: {from: 2025}}',
    employed((worker) => worker.replace(/<WorkingDaysLost>.*?</, '<WorkingDaysLost>1800<')),
    ['Q9'],
    [],
  ],
  ['a rule that is not asked', 'rules: {Q11: off}', (text) => text.replace('2024-09-30', '2024-03-31'), ['Q11'], []],
];

for (const [name, file, change, byOld, oldByNew] of CHANGES) {
  test(`${name}: right by the file and not by 2022, and the reverse`, () => {
    const by = own(file);
    const changed = change(OLD);
    assert.deepEqual(rulesIn(changed, by), []);
    assert.deepEqual(rulesIn(changed, null), byOld);
    assert.deepEqual(rulesIn(OLD, by), oldByNew);
  });
}

test('what is wanted of more than in 2022 is missed', () => {
  const without = OLD.replace(/ *<QualLevel>.*\n/, '');
  assert.deepEqual(rulesIn(without, null), []);
  assert.deepEqual(rulesIn(without, own('items: {qualification: {wanted_of: employed}}')), ['X15']);
  assert.deepEqual(rulesIn(without, own('items: {qualification: {wanted_of: all}}')), ['S5']);
});

test('a rule that ends is asked up to its last year, and one can be asked earlier than it was', () => {
  const absent = OLD.replace(/<WorkingDaysLost>.*?</, '<WorkingDaysLost>1800<');
  assert.deepEqual(rulesIn(absent, own('rules: {Q9: {to: 2024}}')), ['Q9']);
  assert.deepEqual(rulesIn(absent, own('rules: {Q9: {to: 2023}}')), []);
  const { dormantRules } = collectionOf(2022)!;
  assert.deepEqual(dormantRules, ['Q1']);
  assert.deepEqual(collectionOf(2022, own('rules: {Q1: {from: 2020}}'))!.dormantRules, []);
});

test('a file that is about other years is left aside, and the result says whose elements were used', () => {
  const later = own('{years: {from: 2025}, items: {step_up: {element: StepUpGraduate}}}');
  const { collection, findings } = read(OLD, later);
  assert.equal(findings.errors, 0);
  assert.equal(
    basisWords(collection!),
    'guide.yml is not about 2024, so that the elements and codes are those of 2022.',
  );
  assert.equal(
    basisWords(collectionOf(2025, later)!),
    'The elements and codes are those of 2022, as guide.yml changes them for 2025.',
  );
  assert.equal(basisWords(collectionOf(2022)!), null);
  assert.match(basisWords(collectionOf(2019)!)!, /those of 2019 are not known/);
});

test('items of the authority are found in a CSV by their own names, too', () => {
  const by = own('authority_items: {vacancies_fte: {element: VacanciesFTE}}');
  const text = csvOf(draft).replaceAll('NumberOfVacancies', 'VacanciesFTE');
  assert.deepEqual([...read(text, by, 'csv').findings.counts], []);
  assert.deepEqual(read(text, by, 'csv').totals, read(OLD, null).totals);
});

test('a new ethnicity counts in its group, working days are those of the file, and what only the file knows is not kept', () => {
  const by = own(`
working_days: 260
other_items: [{element: Nickname, kind: text}]
items: {ethnicity: {codes: {ROMA: {label: Roma, group: white}, ZZZZ: {label: Not said, group: none}}}}`);
  const text = put('<Nickname>Bobby</Nickname>')(OLD.replaceAll('WBRI', 'ROMA'));
  const changed = read(text, by);
  const plain = read(OLD, null);
  const groups = ({ collection, ...rest }: typeof plain) => {
    const { columns } = returnDataset({ collection, ...rest }, collection!, '2024-09-30');
    return columns.find(({ variable }) => variable.name === 'ethnic_group')!;
  };
  assert.deepEqual(groups(changed), groups(plain));
  assert.doesNotMatch(JSON.stringify(changed.workers), /Bobby/);
  const absence = (of: typeof plain): number => {
    const made = measuresAt(of);
    assert.ok('measures' in made);
    return made.measures.find(({ id }) => id === 'absence_rate_fte')!.value!;
  };
  assert.ok(Math.abs(absence(changed) * 260 - absence(plain) * 254) < 1e-9);
  assert.ok(returnVariables(collectionOf(2024, own('items: {qualification: {collected: false}}'))!).length > 0);
});

test('what a file gets wrong is told with its place, all at once', () => {
  const wrong = `
years: {from: 2025, to: 2020}
working_days: 253
rules: {Q99: off, F1: off}
authority_items: {vacancy: {element: X}}
items:
  agency: {codes: {2: Both}}
  role: {codes: {x: Director}, collected: false}
  gender: {codes: {7: null}, decimals: 2}
  birth: {codes: {1: One}}
  ethnicity: {codes: {ROMA: Roma}}
  reason: {codes: {11: {label: Promoted, group: white}}}
  step_up: {element: FTE}
  stepup: {}
  fte: {repeats: true}
  absence: {all_codes: {}}
  cases30: {collected: false}
other_items:
  - {element: LEA, kind: text, decimals: 2}
  - {element: Kind, kind: code}`;
  const { own: none, problems } = readOwnCollection('guide.yml', wrong);
  assert.equal(none, null);
  assert.deepEqual([...new Set(problems.map(({ code }) => code))].sort(), [
    'code-unknown',
    'codes-fixed',
    'codes-none',
    'element-twice',
    'group-elsewhere',
    'group-unknown',
    'item-needed',
    'item-single',
    'name-unknown',
    'not-a-list',
    'not-a-number',
    'rule-always',
    'years-backwards',
  ]);
  for (const { place, sentence } of problems) assert.ok(place.line > 1 && sentence.length > 15, sentence);
  assert.deepEqual(
    readOwnCollection('guide.yml', 'items: {role: {codes: {x: Director}}}').problems.map(({ code }) => code),
    ['codes-ranked'],
  );
  assert.ok(readOwnCollection('guide.yml', 'items: [').problems.length > 0);
  assert.equal(readOwnCollection('guide.yml', 'years: 2024').own, null);
});

test('a return that is simulated by a file breaks no rule of it, as XML and as CSV, and breaks some of 2022', () => {
  const by = own(`
items:
  gender: {codes: {2: null, 3: Non-binary}}
  reason: {all_codes: {R: Resignation, O: Other}}
  knowledge_and_skills: {wanted_of: employed}
  birth: {wanted_of: all}
  frontline: {collected: false}
  step_up: {element: StepUpGraduate}
authority_items: {agency_fte: {element: CoverFTE}}
other_items:
  - {element: Apprentice, kind: code, codes: {Y: Apprentice, N: None}, wanted_of: all}
  - {element: FirstDay, kind: day, wanted_of: employed}
  - {element: Hours, kind: number, decimals: 1, wanted_of: employed}
  - {element: Course, kind: text, wanted_of: employed}`);
  const made = simulateReturn({ collection: collectionOf(2025, by)!, authority: '855', workers: 60, seed: 4 });
  const xml = [...xmlOf(made.draft)].join('');
  for (const back of [read(xml, by), read(csvOf(made.draft), by, 'csv')]) {
    assert.deepEqual(back.findings.kept, []);
    const left = back.workers.filter(({ texts }) => texts.reason === 'R').length;
    assert.equal(left, made.known.byReason.get('R'));
  }
  assert.ok(rulesIn(xml, null).length > 3);
});
