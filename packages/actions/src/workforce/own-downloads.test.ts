import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { figuresOf } from '../open-world.ts';
import { publishedFilesIn } from '../published-files.ts';
import { workforceDesk } from '../publishing/workforce-desk.ts';
import { ownProblems } from './own-problems.ts';
import { HEADLINE_FILE, releaseFiles } from './release-files.ts';

const checkout = path.join(import.meta.dirname, '..', '..', '..', '..');
const census = path.join(checkout, 'data-sources', 'dfe-csww');
let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-published-'));
});
after(() => rmSync(folder, { recursive: true }));

/** The figures of 2025 once more as those of 2026: made up for this test, and nobody’s figures. */
function withMadeUp2026(text: string): string {
  const [header, ...rows] = text.split(/\r?\n/);
  const again = rows.filter((row) => row.startsWith('2025')).map((row) => row.replace(/^2025/, '2026'));
  return [header, ...again, ...rows].join('\n');
}

const indicators = readFileSync(path.join(census, 'csww_indicators_2017_to_2025.csv'), 'utf8');
const selection = readFileSync(path.join(census, 'selection', 'csww_role_by_characteristics_inpost_2022.csv'), 'utf8');
const sentences = (problems: readonly { sentence: string; place: { file: string } }[]) =>
  problems.map(({ sentence, place }) => `${place.file}: ${sentence}`);

/** Downloads that fit and downloads that do not, in one folder, which is read once. */
function downloads(): string {
  const own = path.join(folder, 'own');
  mkdirSync(own);
  const files: Readonly<Record<string, string | Buffer>> = {
    'csww_indicators_2017_to_2026.csv': withMadeUp2026(indicators),
    'csww_indicators_again.csv': indicators,
    'csww_indicators_and_again.csv': indicators,
    'csww_indicators_renamed.csv': indicators.replace('caseload_fte', 'caseload'),
    'csww_role_by_characteristics_inpost_2026.csv': selection.replaceAll(/^2022/gm, '2026'),
    'csww_role_by_characteristics_inpost_cut.csv.gz': gzipSync(selection).subarray(0, 2000),
    'csww_role_by_characteristics_inpost_renamed.csv': selection.replace('breakdown_topic', 'topic'),
    'indicators-2026.csv': indicators,
    'indicators-2027.CSV': `\uFEFF${indicators.replace('caseload_fte', 'caseload')}`,
    'roles.csv.gz': gzipSync(selection.replace(',inpost_FTE,', ',inpost,')),
    'staff.csv': 'name,email\nA person,a@example.org\n',
    'release.zip': 'PK',
    '.DS_Store': 'of the system',
  };
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(own, file), content);
  return own;
}

test('newer downloads are releases like the others, the newest that of the pages; what does not fit is left out with its columns named', async () => {
  const own = downloads();
  const figures = figuresOf(checkout, own)();
  const { all, problems } = await figures.releases();
  assert.deepEqual(
    all.map(({ release, file }) => `${release.year} ${file}`),
    [
      '2022 csww_headline_measures_2017_to_2022.csv',
      '2023 csww_indicators_2017_to_2023.csv',
      '2024 csww_indicators_2017_to_2024.csv',
      '2025 csww_indicators_again.csv',
      '2026 csww_indicators_2017_to_2026.csv',
    ],
  );
  assert.deepEqual(sentences(problems), [
    'csww_indicators_again.csv: The release of 2025 is read from this file, in place of the one that ships with Earshot.',
    'csww_indicators_and_again.csv: The release of 2025 is already read from csww_indicators_again.csv; this file is left out.',
    'csww_indicators_renamed.csv: The file has no column “caseload_fte”.',
    'csww_indicators_renamed.csv: The column “caseload” is not expected here.',
  ]);
  const inPost = await figures.characteristicsReleases();
  assert.deepEqual(
    inPost.all.map(({ release }) => release.year),
    [2022, 2025, 2026],
  );
  assert.deepEqual(sentences(inPost.problems), [
    'csww_role_by_characteristics_inpost_cut.csv.gz: It cannot be read: unexpected end of file',
    'csww_role_by_characteristics_inpost_renamed.csv: The file has no column “breakdown_topic”.',
    'csww_role_by_characteristics_inpost_renamed.csv: The column “topic” is not expected here.',
  ]);
  assert.deepEqual(sentences(await ownProblems(own, () => figures)), [
    'indicators-2026.csv: It is not read, because of its name: its columns fit. Give it a name that begins with csww_indicators_ and ends in .csv.',
    'indicators-2027.CSV: It is not read: it is nearly a file of DfE’s with a name that begins with csww_indicators_ and ends in .csv, but differs. The file has no column “caseload_fte”. The column “caseload” is not expected here.',
    'release.zip: It is not read: DfE’s releases end in .csv. Those in a .zip have to be unpacked first.',
    'roles.csv.gz: It is not read: it is nearly a file of DfE’s with a name that begins with csww_role_by_characteristics_inpost_ and ends in .csv, but differs. The file has no column “inpost_FTE”. The column “inpost” is not expected here.',
    'staff.csv: It is not read: neither its name nor its columns are those of a file of DfE’s, which begin with csww_indicators_ or csww_role_by_characteristics_inpost_.',
    ...sentences(problems),
    ...sentences(inPost.problems),
  ]);
  const desk = workforceDesk(() => figures);
  // Five of no known kind, one twice, three that do not fit; the one that replaces what ships is shown.
  assert.equal(await desk.filesLeftOut(), 9);
  const { built } = (await desk.placeRead({ place: 'kent', release: null, benchmark: null, measure: null }))!;
  assert.deepEqual(built!.release, { firstYear: 2017, year: 2026 });
  // What studies are weighted to is the release that ships; one that names another gets that.
  assert.equal(figures.indicators.file, 'dfe-csww/csww_indicators_2017_to_2025.csv');
  assert.equal(figures.releaseOf(2026)!.file, 'csww_indicators_2017_to_2026.csv');
});

test('where nobody has put downloads nothing is read to find problems in them', async () => {
  const never = () => assert.fail('figures are read');
  assert.deepEqual(await ownProblems(path.join(folder, 'nowhere'), never), []);
});

test('a folder that is not there has no downloads, and one that is a file says so', () => {
  const shipped = publishedFilesIn(path.join(checkout, 'data-sources'));
  const found = (own: string) => releaseFiles({ shipped, own: publishedFilesIn(own) }, HEADLINE_FILE);
  const none = found(path.join(folder, 'nowhere'));
  assert.deepEqual([none.files.length, none.problems], [4, []]);
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  const { files, problems } = found(file);
  assert.equal(files.length, 4);
  assert.match(sentences(problems)[0]!, /^The folder of newer downloads: It cannot be read: ENOTDIR/);
});
