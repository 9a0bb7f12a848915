import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { figuresOf } from '../open-world.ts';
import { authorityPage, type PageWanted } from './authority-page.ts';
import { releaseFromFile, withRelease } from './published-releases.ts';
import { regionFigures } from './region-figures.ts';
import { revisionsMade } from './revisions-made.ts';

const checkout = path.join(import.meta.dirname, '..', '..', '..', '..');
const { authorities, releases } = figuresOf(checkout)();
const held = await releases();
const sentences = (problems: readonly { sentence: string }[]) => problems.map(({ sentence }) => sentence).join(' ');
const wanted = { authority: 'Leicestershire', vintage: null, benchmark: null };

test('every release in the folder is held, the oldest first', () => {
  assert.deepEqual(held.problems, []);
  assert.deepEqual(
    held.all.map(({ release }) => release.year),
    [2022, 2023, 2024, 2025],
  );
});

test('a release of one’s own stands in the place of the one of its year', () => {
  const { release } = releaseFromFile(
    'own.csv',
    readFileSync(path.join(checkout, 'data-sources/dfe-csww/csww_indicators_2017_to_2023.csv'), 'utf8'),
  );
  const files = withRelease(held, release!).all.map(({ file }) => file);
  assert.equal(files.length, 4);
  assert.equal(files[1], 'own.csv');
});

test('a page is of the latest release unless another is asked for, and lists what any release revised of it', () => {
  const latest = authorityPage(held.all, authorities, wanted).made!;
  assert.equal(latest.page.release.year, 2025);
  const { revised } = authorityPage(held.all, authorities, { ...wanted, vintage: 2022 }).made!;
  assert.ok(revised.every(({ year }) => year <= 2022));
  assert.deepEqual([...new Set(revised.map(({ madeBy }) => madeBy))], [2023, 2024]);
  assert.ok(revised.every(({ area }) => ['England', 'East Midlands', 'Leicestershire'].includes(area.name)));
});

test('what a page’s data holds can be written as JSON for every authority and release, without a number that is none', () => {
  for (const vintage of [2022, 2025]) {
    for (const authority of [
      'Rutland',
      'City of London',
      'Isles of Scilly',
      'Westminster',
      '314',
      '941',
      'Sunderland',
    ]) {
      const { made, problems } = authorityPage(held.all, authorities, { ...wanted, authority, vintage });
      assert.deepEqual(problems, [], authority);
      const everyNumber = (value: unknown): boolean =>
        typeof value === 'number'
          ? Number.isFinite(value)
          : Object.values(value ?? {}).every((one) => typeof one === 'string' || everyNumber(one));
      assert.ok(everyNumber(made!.json), `${authority} ${vintage}`);
      assert.doesNotMatch(JSON.stringify(made!.json), /NaN|Infinity/);
    }
  }
});

test('what is not held, not known or not before the latest year is said', () => {
  const page = (one: Partial<PageWanted>) =>
    sentences(authorityPage(held.all, authorities, { ...wanted, ...one }).problems);
  assert.match(page({ authority: 'Leicestershir' }), /There is no authority “Leicestershir”/);
  assert.match(page({ benchmark: 2025 }), /not one of 2017 to 2024/);
  assert.match(page({ vintage: 2019 }), /those held are of 2022, 2023, 2024 and 2025/);
  assert.match(sentences(authorityPage([], authorities, wanted).problems), /none is held/);
  const region = (region: string, year: number | null) =>
    sentences(regionFigures(held.all, { region, vintage: null, year }).problems);
  assert.match(region('Kent', null), /There are England, North East/);
  assert.match(region('London', 2016), /has figures of 2017 to 2025, not of 2016/);
});

test('the spread and the revisions are plain data too', () => {
  const { json } = regionFigures(held.all, { region: 'London', vintage: 2023, year: 2022 }).made!;
  const { measures, startersLessLeavers } = json as {
    measures: { measure: string; highest: unknown; none: unknown; authorities: unknown[] }[];
    startersLessLeavers: unknown[];
  };
  const agency = measures.find(({ measure }) => measure === 'agency_rate_fte')!;
  assert.deepEqual([agency.highest, agency.none], [{ value: 44.6, authorities: ['Newham'] }, []]);
  assert.equal(agency.authorities.length, 32);
  assert.deepEqual(startersLessLeavers[5], { year: 2022, net: -111.9 });
  const { json: revised } = revisionsMade(held.all[1]!, held.all[2]!);
  assert.equal((revised as { count: number }).count, 48);
});
