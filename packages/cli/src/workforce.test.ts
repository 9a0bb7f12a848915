import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CHECKOUT, earshot, earshotAt } from './fixtures/earshot.ts';

const census = path.join(CHECKOUT, 'data-sources', 'dfe-csww');
const latest = path.join(census, 'csww_indicators_2017_to_2025.csv');
const selection = path.join(census, 'selection', 'csww_role_by_characteristics_inpost_2022.csv');
let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-workforce-'));
});
after(() => rmSync(folder, { recursive: true }));

/** The latest release with something else in it. */
function changed(from: string, to: string): string {
  const file = path.join(folder, 'changed.csv');
  writeFileSync(file, readFileSync(latest, 'utf8').replace(from, to));
  return file;
}

test('verify says what was counted, and as JSON in one line', async () => {
  const said = await earshot('workforce', 'verify', latest);
  assert.equal(said.code, 0, said.err);
  assert.match(said.out, /13167 rates: 12959 match .* 37 are exceptions with a reason, 0 are unexplained\./);
  assert.match(said.out, /North East 2024: printed 14; .* 13\.96 \(13\.93 to 13\.99\) without Sunderland\./);
  const { out, err } = await earshot('workforce', 'verify', latest, '--json');
  const json = JSON.parse(out);
  assert.deepEqual([err, json.cells, json.unexplained, json.rates.length], ['', 13167, 0, 9]);
});

test('verify ends with 1 at a rate that no count gives, and at a file that does not fit', async () => {
  const wrong = await earshot('workforce', 'verify', changed(',13.9,', ',19.9,'));
  assert.equal(wrong.code, 1);
  assert.match(wrong.out, /UNEXPLAINED line \d+, .*printed 19\.9, its counts give/);
  const other = await earshot('workforce', 'verify', changed('caseload_fte', 'caseload'));
  assert.equal(other.code, 1);
  assert.match(other.err, /has no column “caseload_fte”/);
  assert.equal((await earshot('workforce')).code, 2);
  assert.equal((await earshot('workforce', 'verify', path.join(folder, 'none.csv'))).code, 1);
});

test('page gives an authority’s numbers and sentences from the release that is asked for', async () => {
  const { code, out, err } = await earshot(
    'workforce',
    'page',
    '--la',
    'Leicestershire',
    '--vintage',
    '2022',
    '--json',
  );
  assert.deepEqual([code, err], [0, '']);
  const page = JSON.parse(out);
  const [turnover] = page.measures;
  assert.deepEqual(turnover.years.at(-1), { year: 2022, authority: 18.1, england: 17.1, region: 16.4, median: 18.5 });
  assert.match(turnover.sentences[0], /18\.1%, was above England’s, 17\.1%;/);
  assert.deepEqual(turnover.standing.rank, { place: 69, isShared: true, of: 149, quartile: 2 });
  assert.equal(page.measures.length, 7);
  assert.ok(
    page.revised.some((one: { sentence: string }) => /2022 in England from 17\.1% to 17\.2%/.test(one.sentence)),
  );
});

test('page reads a download of one’s own, and refuses one that is no release', async () => {
  const older = path.join(census, 'csww_indicators_2017_to_2023.csv');
  const { out } = await earshot('workforce', 'page', '--la', '886', '--file', older, '--json');
  assert.equal(JSON.parse(out).release.year, 2023);
  const other = await earshot('workforce', 'page', '--la', '886', '--file', changed('caseload_fte', 'caseload'));
  assert.deepEqual([other.code, other.out], [1, '']);
  assert.match(other.err, /has no column “caseload_fte”/);
});

test('releases lists what is held from which file, and says of other files why they are not read', async () => {
  const own = path.join(folder, 'published');
  mkdirSync(own);
  writeFileSync(path.join(own, 'staff.csv'), 'name,email\n');
  const env = { EARSHOT_PUBLISHED: own };
  const { code, out } = await earshotAt({ env }, 'workforce', 'releases');
  assert.equal(code, 0);
  assert.match(out, /^Headline figures\n {2}2022 \(2017 to 2022\) {2}csww_headline_measures_2017_to_2022\.csv\n/);
  assert.match(out, /staff\.csv.*It is not read: neither its name nor its columns/);
});

test('a part that lacks what it needs says how it is called', async () => {
  assert.match((await earshot('workforce', 'spread', '--region', 'Kent')).err, /There is no region “Kent”/);
  assert.equal((await earshot('workforce', 'page')).code, 2);
  assert.equal((await earshot('workforce', 'revisions', latest)).code, 2);
});

test('revisions lists what differs, and spread who is highest, lowest and none', async () => {
  const older = path.join(census, 'csww_indicators_2017_to_2024.csv');
  const said = await earshot('workforce', 'revisions', older, latest);
  assert.match(said.out, /Sunderland: turnover rate \(FTE\), 2024 +u\n/);
  assert.match(said.out, /19 figures differ\./);
  const spread = await earshot('workforce', 'spread', '--region', 'South East', '--vintage', '2023', '--year', '2022');
  assert.match(spread.out, /agency rate: highest 38\.5% \(Slough\), lowest 0\.0% \(Brighton and Hove\); 1 has none\./);
  assert.match(spread.out, /2022 96\.7 fewer full-time equivalents started than left in the South East\./);
});

test('characteristics gives ages, expected retirements with their basis, ethnicity by role and roles', async () => {
  const parts = ['workforce', 'characteristics', '--la', 'London', '--file', selection] as const;
  const { code, out, err } = await earshot(...parts, '--json');
  assert.deepEqual([code, err], [0, '']);
  const made = JSON.parse(out);
  assert.deepEqual([made.area, made.release, made.year], ['London', { firstYear: 2022, year: 2022 }, 2022]);
  assert.deepEqual(made.age.shares.age_60_over, { own: 9.7, england: 7.5 });
  assert.deepEqual(made.retirements.inAYear, { least: 70, even: null, most: 120 });
  assert.match(made.retirements.basis.join(' '), /22\.4%/);
  assert.equal(made.ethnicity.byRole['total.own'].white, 44.7);
  assert.equal(made.roles.shares.senior_manager.own, 2.9);
  const said = await earshot(...parts, '--year', '2022');
  assert.match(said.out, /70 to 120 a year go because of their age/);
});

test('characteristics of an older release are what it has, and what is not there is said', async () => {
  const older = path.join(census, 'csww_workforce_role_by_ethnicity_2019_to_2022.csv');
  const parts = ['workforce', 'characteristics', '--la', 'London', '--file'] as const;
  const said = await earshot(...parts, older, '--vintage', '2022');
  assert.match(said.out, /reporting year 2022 release \(2019 to 2022\)/);
  assert.doesNotMatch(said.out, /Expected retirements/);
  const wrong = await earshot(...parts, selection, '--vintage', '2024');
  assert.deepEqual([wrong.code, wrong.out], [1, '']);
  assert.match(wrong.err, /no release of 2024 here; those held are of 2022/);
  assert.equal((await earshot('workforce', 'characteristics')).code, 2);
  const other = await earshot(...parts, latest);
  assert.match(other.err, /has no column “breakdown_topic”/);
  assert.match((await earshot(...parts, path.join(folder, 'none.csv'))).err, /cannot be read: ENOENT/);
});

test('revisions of two files of characteristics are their headcounts; two kinds of file are not compared', async () => {
  const again = path.join(folder, 'again.csv');
  writeFileSync(again, readFileSync(selection, 'utf8').replace(',5549,', ',5550,'));
  const { out, code } = await earshot('workforce', 'revisions', selection, again, '--json');
  const { count, changed } = JSON.parse(out);
  assert.deepEqual([code, count], [0, 1]);
  assert.deepEqual(changed[0], {
    area: 'London',
    code: 'E12000007',
    year: 2022,
    role: 'total',
    group: 'age_total',
    from: 5549,
    to: 5550,
  });
  const kinds = await earshot('workforce', 'revisions', selection, latest);
  assert.deepEqual([kinds.code, kinds.out], [1, '']);
  assert.match(kinds.err, /nothing to compare/);
});
