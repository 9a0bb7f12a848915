import { setImmediate } from 'node:timers/promises';
import type { Problem } from '@earshot/planfile';
import { renderReportBody } from '@earshot/report';
import {
  type Authority,
  formerAuthorities,
  MEASURE_NAMES,
  RATES,
  revisionsThrough,
  spreadAreas,
} from '@earshot/workforce';
import type { PublishedFigures } from '../published-figures.ts';
import { filesLeftOut, releasesHeld } from '../workforce/releases-held.ts';
import { mapBlocks } from './map-blocks.ts';
import { pageShelf } from './page-shelf.ts';
import { pagesWithin } from './pages-within.ts';
import type { PublishedReport } from './published-report.ts';
import { buildRegionReport } from './region-report.ts';
import { buildRevisionsReport, type RevisionsWanted } from './revisions-report.ts';
import { workforceAddress } from './workforce-address.ts';
import { buildWorkforceReport, type HeldReleases } from './workforce-report.ts';

/** Which page of published figures is wanted. */
export interface PlaceWanted {
  /** Of an authority, England, a region or a part of London: `north-yorkshire`. */
  readonly place: string;
  /** The year of the release; null for the latest held. */
  readonly release: number | null;
  /** The year that the latest is set against; null for the first that has a figure. */
  readonly benchmark: number | null;
  /** England’s page: the rate on its map; null for turnover. Other pages have no map. */
  readonly measure: string | null;
}

/** A page, or why there is none. */
export type PublishedRead = { readonly built: PublishedReport | null; readonly problems: readonly Problem[] };

export interface AuthorityLink {
  readonly name: string;
  /** DfE’s three-digit code. */
  readonly code: string;
  readonly region: string;
  /** Its part of the page's address, such as `north-yorkshire`. */
  readonly address: string;
  /** That of its region's page. */
  readonly regionAddress: string;
}

/** The pages of published figures: of authorities, of England, its regions and the parts of London, and of revisions. */
export interface WorkforceDesk {
  authorities(): AuthorityLink[];
  /** Those that have ended; one whose name an authority of today has is left out. */
  formerAuthorities(): AuthorityLink[];
  /** England, the regions and the parts of London, each with its part of the address. */
  areas(): { readonly name: string; readonly address: string }[];
  /** What every published measure is called, by its name in the files. */
  measures(): Readonly<Record<string, string>>;
  /** The rates that the pages show, and that England’s page can map. */
  rates(): readonly { readonly measure: string; readonly name: string }[];
  /** The years of the releases held, the oldest first. */
  releases(): Promise<readonly number[]>;
  /** How many files in the folder of newer downloads are in none of the pages. */
  filesLeftOut(): Promise<number>;
  /** Null where there is no such place. Problems: those of `authorityPage` and `regionFigures`. */
  placeRead(wanted: PlaceWanted): Promise<PublishedRead | null>;
  /** Null where the place that is wanted is none. Problems: those of `buildRevisionsReport`. */
  revisionsRead(wanted: RevisionsWanted): Promise<PublishedRead | null>;
  /** What was read as HTML to stand in a page; drawn once and kept under what was wanted. */
  draw(wanted: PlaceWanted | RevisionsWanted, built: PublishedReport): Promise<string>;
  /** Reads everything before anybody asks, and draws England’s page, with which the library that draws is loaded. */
  makeReady(stopping: AbortSignal): Promise<void>;
}

const ENGLAND = 'England';

/** As many as all places in all releases of ten years have; a kept page takes some 20 KB, packed. */
const KEPT_PAGES = 1_000;

/**
 * Opens the pages of published figures, which are read with the first of them. They do not change while this process
 * runs.
 */
export function workforceDesk(figures: () => PublishedFigures): WorkforceDesk {
  let reading: Promise<HeldReleases> | null = null;
  const held = (): Promise<HeldReleases> => {
    reading ??= readReleases(figures());
    return reading;
  };
  const shelf = pageShelf(KEPT_PAGES);
  const draw: WorkforceDesk['draw'] = (wanted, built) => {
    const key = JSON.stringify({ ...wanted, release: built.release.year });
    return shelf.take(key, () => renderReportBody(built.report, setImmediate));
  };
  return {
    draw,
    authorities: () => figures().authorities.all.map(authorityLink),
    formerAuthorities: () => formerOf(figures()).map(authorityLink),
    areas: () => spreadAreas(figures().indicators).map((name) => ({ name, address: workforceAddress(name) })),
    measures: () => MEASURE_NAMES,
    rates: () => RATES,
    releases: async () => (await held()).all.map(({ release }) => release.year),
    filesLeftOut: async () => filesLeftOut((await releasesHeld(figures())).problems),
    placeRead: async (wanted) => placeRead(figures(), await held(), wanted),
    revisionsRead: async (wanted) =>
      wanted.place !== null && !isPlace(figures(), wanted.place)
        ? null
        : buildRevisionsReport((await held()).through, wanted),
    async makeReady(stopping) {
      const read = figures();
      await setImmediate();
      if (stopping.aborted) return;
      const england = { place: workforceAddress(ENGLAND), release: null, benchmark: null, measure: null };
      const found = placeRead(read, await held(), england);
      await setImmediate();
      if (found?.built && !stopping.aborted) await draw(england, found.built);
    },
  };
}

async function readReleases(figures: PublishedFigures): Promise<HeldReleases> {
  const { all } = await figures.releases();
  const { all: inPost } = await figures.characteristicsReleases();
  return { all, through: revisionsThrough(all), inPost };
}

function formerOf({ indicators, authorities }: PublishedFigures): Authority[] {
  const taken = new Set(authorities.all.map(({ name }) => name));
  return formerAuthorities(indicators, authorities).filter(({ name }) => !taken.has(name));
}

function authorityLink({ name, code, region }: Authority): AuthorityLink {
  return { name, code, region, address: workforceAddress(name), regionAddress: workforceAddress(region) };
}

function placeRead(figures: PublishedFigures, held: HeldReleases, wanted: PlaceWanted): PublishedRead | null {
  const isWanted = (name: string): boolean => workforceAddress(name) === wanted.place;
  const { release: vintage, benchmark } = wanted;
  const authority = [...figures.authorities.all, ...formerOf(figures)].find(({ name }) => isWanted(name));
  if (authority) return buildWorkforceReport(figures, held, { authority: authority.code, vintage, benchmark });
  const region = spreadAreas(figures.indicators).find(isWanted);
  if (region === undefined) return null;
  const map = region === ENGLAND ? mapBlocks(held.all, vintage, wanted.measure) : { blocks: [], problems: [] };
  if (map.problems.length > 0) return { built: null, problems: map.problems };
  const before = [pagesWithin(figures, region, vintage), ...map.blocks];
  return buildRegionReport(held.all, { region, vintage, benchmark, year: null }, before, held.inPost);
}

function isPlace(figures: PublishedFigures, address: string): boolean {
  const authorities = [...figures.authorities.all, ...formerOf(figures)];
  const names = [...authorities.map(({ name }) => name), ...spreadAreas(figures.indicators)];
  return names.some((name) => workforceAddress(name) === address);
}
