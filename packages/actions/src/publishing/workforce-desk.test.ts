import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { figuresOf } from '../open-world.ts';
import { type PlaceWanted, workforceDesk } from './workforce-desk.ts';

const desk = workforceDesk(figuresOf(path.join(import.meta.dirname, '..', '..', '..', '..')));
const wantedOf = (place: string, one: Partial<PlaceWanted> = {}) => ({
  place,
  release: null,
  benchmark: null,
  measure: null,
  ...one,
});
const read = async (place: string, one?: Partial<PlaceWanted>) => (await desk.placeRead(wantedOf(place, one)))!;
async function bodyOf(place: string, one?: Partial<PlaceWanted>): Promise<string> {
  const { built, problems } = await read(place, one);
  assert.ok(built, JSON.stringify(problems));
  return desk.draw(wantedOf(place, one), built);
}
const codes = async (place: string, one?: Partial<PlaceWanted>) =>
  (await read(place, one)).problems.map(({ code }) => code);

test('an authority’s page leads to that of its region and of England, which are there', async () => {
  const body = await bodyOf('leicestershire', { release: 2023 });
  const links = [...body.matchAll(/href="\/workforce\/([^"?]+)\?release=2023"/g)].map(([, address]) => address!);
  assert.deepEqual(links, ['east-midlands', 'england']);
  for (const place of links) assert.match(await bodyOf(place), /How far the authorities lie apart, 2025/);
});

test('England’s page leads to every region, and a region’s to every authority of it, in the same release', async () => {
  const linked = async (place: string) =>
    [...(await bodyOf(place, { release: 2024 })).matchAll(/href="\/workforce\/([a-z-]+)\?release=2024"/g)].map(
      ([, at]) => at,
    );
  const areas = desk.areas().map(({ address }) => address);
  assert.deepEqual(await linked('england'), areas.slice(1));
  const inRegion = desk.authorities().filter(({ regionAddress }) => regionAddress === 'south-west');
  assert.deepEqual((await linked('south-west')).sort(), inRegion.map(({ address }) => address).sort());
  assert.deepEqual(await linked('outer-london'), ['london']);
});

test('a region’s page says who is highest and lowest, and whether more started than left', async () => {
  const html = await bodyOf('south-east');
  assert.match(html, /<li>South East 2025, turnover rate: highest \d+\.\d% \([^)]+\), lowest \d+\.\d% \([^)]+\); /);
  assert.match(
    html,
    /In the year to 30 September 2025 215\.8 more full-time equivalents started than left in the South East\./,
  );
});

test('parts of London have a page, and every authority’s address is its own', async () => {
  assert.equal((await read('inner-london')).built!.title, 'Inner London: the children’s social work workforce');
  const places = [...desk.authorities(), ...desk.areas()].map(({ address }) => address);
  assert.equal(new Set(places).size, 153 + 12);
  for (const { regionAddress } of desk.authorities()) assert.ok(places.includes(regionAddress));
  assert.equal(await desk.placeRead(wantedOf('atlantis')), null);
});

test('a page is of the release and the benchmark year that are asked for, and says so', async () => {
  assert.deepEqual(await desk.releases(), [2022, 2023, 2024, 2025]);
  const { built } = await read('leicestershire', { release: 2022, benchmark: 2018 });
  assert.deepEqual(built!.release, { firstYear: 2017, year: 2022 });
  const body = await bodyOf('leicestershire', { release: 2022, benchmark: 2018 });
  assert.match(body, /reporting year 2022 release \(2017 to 2022\)/);
  assert.match(body, /The turnover rate in Leicestershire (rose|fell) from \d+\.\d% in 2018 to \d+\.\d% in 2022\./);
  assert.match(await bodyOf('england', { benchmark: 2020 }), /in England fell from 13\.5% in 2020 to 11\.8% in 2025\./);
});

test('a release that is not held, a place that it lacks and a year that cannot be a benchmark are problems', async () => {
  assert.deepEqual(await codes('kent', { release: 2021 }), ['vintage-unknown']);
  assert.deepEqual(await codes('cumberland', { release: 2022 }), ['authority-no-return']);
  assert.deepEqual(await codes('kent', { benchmark: 2025 }), ['benchmark-year']);
  assert.deepEqual(await codes('england', { release: 2022, benchmark: 2022 }), ['benchmark-year']);
});

test('what is to be known of a joint return stands before its figures', async () => {
  const body = await bodyOf('kingston-upon-thames');
  const [before] = body.split('<nav class="earshot-contents"').slice(-1)[0]!.split('<figure');
  assert.match(before!, /Kingston upon Thames and Richmond upon Thames make one return to the census/);
  assert.match(before!, /neither is the other’s neighbour here/);
});

test('a page lists what was revised, with the release that did it', async () => {
  assert.match(
    await bodyOf('sunderland'),
    /The release of 2025 revised the turnover rate of 2024 in Sunderland from 0\.9% to u\./,
  );
});

test('every table and every chart’s table is behind the page, under an id of its own', async () => {
  for (const place of ['kent', 'england', 'london']) {
    const { tables, report } = (await read(place)).built!;
    assert.equal(tables.length, report.blocks.filter(({ kind }) => ['figure', 'map', 'table'].includes(kind)).length);
    assert.equal(new Set(tables.map(({ id }) => id)).size, tables.length, place);
  }
});

test('England’s page maps the rate that is asked for, and no other page has a map', async () => {
  const map = async (one?: Partial<PlaceWanted>) => /Map of squares: ([^.]+)\./.exec(await bodyOf('england', one))?.[1];
  assert.equal(await map(), 'Turnover rate by authority, 2025');
  assert.equal(await map({ measure: 'agency_rate_fte', release: 2022 }), 'Agency rate by authority, 2022');
  assert.deepEqual(await codes('england', { measure: 'cases' }), ['measure-unknown']);
  assert.doesNotMatch(await bodyOf('london'), /earshot-map/);
});

test('what is made ready before anybody asks is read for good, and not begun once the server stops', async () => {
  let reads = 0;
  const held = figuresOf(path.join(import.meta.dirname, '..', '..', '..', '..'))();
  const counted = async () => {
    reads += 1;
    return held.releases();
  };
  const own = workforceDesk(() => ({ ...held, releases: counted }));
  await own.makeReady(AbortSignal.abort());
  assert.equal(reads, 0);
  await own.makeReady(new AbortController().signal);
  await own.placeRead(wantedOf('kent'));
  assert.equal(reads, 1);
});

test('revisions are those of one release, and of a place and a measure where they are asked for', async () => {
  const count = async (one: object) => {
    const found = await desk.revisionsRead({ release: null, place: null, measure: null, ...one });
    return (found!.built!.json as { count: number }).count;
  };
  assert.deepEqual([await count({}), await count({ release: 2024 })], [19, 48]);
  assert.equal(await count({ place: 'sunderland', measure: 'turnover_rate_fte' }), 1);
  assert.equal(await count({ place: 'kent', measure: 'cases' }), 0);
  const problems = async (one: object) =>
    (await desk.revisionsRead({ release: null, place: null, measure: null, ...one }))!.problems.map(({ code }) => code);
  assert.deepEqual(await problems({ release: 2022 }), ['vintage-unknown']);
  assert.deepEqual(await problems({ measure: 'happiness' }), ['measure-unknown']);
  assert.equal(await desk.revisionsRead({ release: null, place: 'atlantis', measure: null }), null);
});

test('an authority’s page says what Ofsted judged of it and of its neighbours', async () => {
  const html = await bodyOf('kent');
  // Rows of the file of judgements, and the neighbours of the list of authorities.
  for (const words of [
    'judged children’s services in Kent “Outstanding” overall, at the inspection that began on 9 May 2022.',
    'Good: East Sussex, Norfolk, Nottinghamshire, Bedford and Somerset; Outstanding: Essex and Bexley; Requires improvement to be good: Suffolk and West Sussex; Inadequate: Devon.',
    'Source: Ofsted, judgements as at 31 March 2025.',
  ])
    assert.ok(html.includes(words), words);
  assert.ok(!(await bodyOf('cumbria', { release: 2022 })).includes('Ofsted judged'));
});
