import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { earshot } from './fixtures/earshot.ts';

const FILES = {
  'study.yml':
    'title: Workload\nsummary: A summary\norganisation: A team\ncontact: team@example.org\nwelcome: Hello\nconsent: I agree\nthanks: Thanks\n',
  'questionnaire.yml': `title: Workload
blocks:
  - id: work
    title: Work
    questions:
      - {id: region, kind: single, text: Where?, label: Region, options: {london: London, south_east: South East}}
      - {id: load, kind: single, text: Too much work?, label: Workload, options: {much: Too much, right: About right}}
`,
  'tables.yml':
    'title: Tables\nsource: A study\ntables:\n  - {id: load, title: Workload, items: [load], breaks: [region]}\n',
  'report.md': '# Report\n',
  'simulation.yml': `people: 400
answers:
  region: [{shares: {london: 50, south_east: 50}}]
  load:
    - {when: region = london, shares: {much: 80, right: 20}}
    - {shares: {much: 20, right: 80}}
`,
  'beside.yml': `title: Workload beside the census
census: {year: 2022, against: rest}
places: {region: {are: regions}}
pairs:
  - {id: vacancies, title: Workload beside vacancies, voice: {table: load, row: load.much}, measure: vacancy_rate_fte, expect: together, why: Those who are there share the work.}
  - {id: caseload, title: Workload beside caseload, voice: {table: load, row: load.much}, measure: caseload_fte, expect: together, why: More cases are more work.}
`,
} as const;

let study: string;
before(() => {
  study = mkdtempSync(path.join(tmpdir(), 'earshot-beside-'));
  for (const [file, text] of Object.entries(FILES)) writeFileSync(path.join(study, file), text);
});
after(() => rmSync(study, { recursive: true }));

test('a study’s estimates stand beside census measures, each place with its mark, as data and as a table', async () => {
  const { code, out, err } = await earshot('beside', study, '--simulate', '400', '--json');
  assert.equal(code, 0, err);
  const { census, pairs } = JSON.parse(out);
  assert.deepEqual([census.release.year, census.date, census.against], [2025, '2022-09-30', 'rest']);
  const [vacancies, caseload] = pairs;
  const [london, southEast] = vacancies.places;
  // 2022, FTE: London 26.1% and South East 18.8%, as DfE prints them.
  assert.deepEqual([london.measure.departs, southEast.measure.departs], ['higher', 'lower']);
  assert.match(london.sentence, /The vacancy rate, 26\.1%, is higher than that of the other places, 18\.8%/);
  assert.ok(Math.abs(london.voice.difference + southEast.voice.difference) < 1e-12);
  assert.deepEqual([london.mark, southEast.mark], ['agree', 'agree']);
  // By how authorities differ: 14.5 less 17.3, and R’s svyratio has errors of 0.3333 and 0.5472 with 49 degrees of freedom.
  const { departs, difference, most } = caseload.places[0].measure;
  assert.deepEqual([departs, difference.toFixed(1), caseload.places[0].mark], ['lower', '-2.8', 'conflict']);
  assert.ok(Math.abs(most - difference - 2.0095752371 * Math.hypot(0.333349089768, 0.547169426546)) < 1e-8);
  assert.equal(vacancies.table.simulated.rows, 400);
  const words = await earshot('beside', study, '--simulate', '400');
  assert.match(words.out, /SIMULATED.*Agree: London.*London: agree\. What people say \(Too much\), \d+%, is higher/s);
});

test('a call that lacks something, or has two sources of answers, says what', async () => {
  assert.equal((await earshot('beside', study, '--data', 'a.csv', '--simulate', '3')).code, 2);
  rmSync(path.join(study, 'beside.yml'));
  const none = await earshot('beside', study, '--simulate', '30');
  assert.deepEqual([none.code, /has no beside\.yml; docs\/beside\.md/.test(none.err)], [1, true]);
});
