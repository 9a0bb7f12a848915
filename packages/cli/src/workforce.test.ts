import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CHECKOUT, earshot } from './fixtures/earshot.ts';

const census = path.join(CHECKOUT, 'data-sources', 'dfe-csww');
const latest = path.join(census, 'csww_indicators_2017_to_2025.csv');
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
  assert.match(spread.out, /2022 96\.7 fewer full-time equivalents started than left in South East\./);
});

test('characteristics gives ages, expected retirements with their basis, ethnicity by role and roles', async () => {
  const { code, out, err } = await earshot('workforce', 'characteristics', '--la', 'Kent', '--json');
  assert.deepEqual([code, err], [0, '']);
  const made = JSON.parse(out);
  assert.deepEqual([made.area, made.release, made.year], ['Kent', { firstYear: 2019, year: 2025 }, 2025]);
  assert.deepEqual(made.age.shares.age_60_over, { own: 9.2, region: 9, england: 8.3 });
  assert.deepEqual(made.retirements.inAYear, { least: 10, even: null, most: 17 });
  assert.match(made.retirements.basis.join(' '), /22\.4%/);
  assert.equal(made.ethnicity.byRole['total.england'].known_share, 82.2);
  assert.deepEqual(made.ethnicity.difference.points.difference, -28.1);
  assert.match(made.roles.notes.join(' '), /do not make one series/);
});

test('characteristics of another year or release come from it, and what is not there is said', async () => {
  const older = path.join(census, 'csww_workforce_role_by_ethnicity_2019_to_2022.csv');
  const parts = ['workforce', 'characteristics', '--la', 'London', '--file'] as const;
  const said = await earshot(...parts, older, '--vintage', '2022');
  assert.match(said.out, /reporting year 2022 release \(2019 to 2022\)/);
  assert.doesNotMatch(said.out, /Expected retirements/);
  const wrong = await earshot(...parts, older, '--vintage', '2024');
  assert.deepEqual([wrong.code, wrong.out], [1, '']);
  assert.match(wrong.err, /no release of 2024 here; those held are of 2022/);
  assert.equal((await earshot('workforce', 'characteristics')).code, 2);
  const other = await earshot(...parts, latest);
  assert.match(other.err, /has no column “breakdown_topic”/);
});

test('revisions of two files of characteristics are their headcounts; two kinds of file are not compared', async () => {
  const older = path.join(census, 'csww_workforce_role_by_ethnicity_2019_to_2022.csv');
  const newer = path.join(census, 'csww_role_by_characteristics_inpost_2019_to_2025.from-rds.csv.gz');
  const { out, code } = await earshot('workforce', 'revisions', older, newer, '--json');
  const { count, compared, onlyEarlier, changed } = JSON.parse(out);
  assert.deepEqual([code, count, compared], [0, 1033, 26964]);
  assert.deepEqual(
    new Set(onlyEarlier.map(({ area }: { area: string }) => area)),
    new Set(['Cumbria', 'Northamptonshire']),
  );
  // England’s figures of 2022, the last year of the older release, are as they were.
  const inEngland = changed.filter(({ area }: { area: string }) => area === 'England');
  assert.deepEqual(new Set(inEngland.map(({ year }: { year: number }) => year)), new Set([2019, 2020, 2021]));
  const kinds = await earshot('workforce', 'revisions', older, latest);
  assert.deepEqual([kinds.code, kinds.out], [1, '']);
  assert.match(kinds.err, /nothing to compare/);
});
