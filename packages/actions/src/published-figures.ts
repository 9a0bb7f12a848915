import { type Problem, problemLine } from '@earshot/planfile';
import {
  type Authorities,
  type Characteristics,
  type Indicators,
  type OfstedJudgements,
  readAuthorities,
  readCharacteristics,
  readIndicators,
  readOfstedJudgements,
} from '@earshot/workforce';
import type { PublishedFiles } from './published-files.ts';
import { type CharacteristicsReleases, characteristicsReleases } from './workforce/characteristics-releases.ts';
import {
  type PublishedReleases,
  publishedReleases,
  releaseIn as releaseInFile,
} from './workforce/published-releases.ts';
import { CHARACTERISTICS_FILE, HEADLINE_FILE, type ReleaseFile, releaseFiles } from './workforce/release-files.ts';
import { unreadDownloads } from './workforce/unread-downloads.ts';

/** What was published last, as plain data, which a thread can be handed. */
export interface LatestFigures {
  /** The latest release of DfE's headline figures on the children's social work workforce. */
  readonly indicators: Indicators;
  /** Staff in post of 2022 in England and its regions: enough for a study of that year, and read at once. */
  readonly characteristics: Characteristics;
  readonly authorities: Authorities;
  /** Ofsted’s judgements of the authorities, as at one day. */
  readonly ofsted: OfstedJudgements;
  /** Older releases that a plan is held to, where they are handed over with it; left out: none. */
  readonly older?: readonly Indicators[];
  /** Staff in post by role and characteristic, where a plan needs it; left out: none. */
  readonly inPost?: readonly Characteristics[];
}

/** The published figures that ship with Earshot, in data-sources, and those that somebody has put beside them. */
export interface PublishedFigures extends LatestFigures {
  /**
   * Every release that is held, one’s own among them, for the pages and for what was revised; read when first asked
   * for. The last can be newer than `indicators`, to which studies are weighted unless they name another.
   */
  releases(): Promise<PublishedReleases>;
  /** Every release of in-post staff by role and characteristic; read when first asked for, in some 0.8 seconds. */
  characteristicsReleases(): Promise<CharacteristicsReleases>;
  /** What lies in the folder of one’s own and is not read, each file with why; looked at when first asked for. */
  unread(): Promise<readonly Problem[]>;
  /** The release of a year; null where none is held. Read when first asked for. */
  releaseOf(year: number): Indicators | null;
}

/** Figures without what reads more of them. */
export function latestOf({ indicators, characteristics, authorities, ofsted }: PublishedFigures): LatestFigures {
  return { indicators, characteristics, authorities, ofsted };
}

/** The release of a year, or the latest for null; null where none of that year is held. */
export function releaseIn(figures: LatestFigures | PublishedFigures, year: number | null): Indicators | null {
  const { indicators, older = [] } = figures;
  if (year === null || year === indicators.release.year) return indicators;
  const handed = older.find(({ release }) => release.year === year);
  return handed ?? ('releaseOf' in figures ? figures.releaseOf(year) : null);
}

const INDICATORS = 'dfe-csww/csww_indicators_2017_to_2025.csv';
const CHARACTERISTICS = 'dfe-csww/selection/csww_role_by_characteristics_inpost_2022.csv';
const AUTHORITIES = 'context/la_lookup_153.csv';
const OFSTED = 'context/ofsted_ilacs_as_at_31_march_2025.csv';

/**
 * Reads the figures that ship with Earshot. They are ours, so a file that cannot be read is our own mistake: throws.
 * What is wrong with somebody’s own files is among the problems of the releases.
 * @param shipped the folder data-sources.
 * @param own a folder of newer downloads; null where there is none.
 */
export function publishedFigures(shipped: PublishedFiles, own: PublishedFiles | null): PublishedFigures {
  const read = (file: string) => shipped.read(file);
  const { indicators, problems } = readIndicators(INDICATORS, read(INDICATORS));
  if (!indicators) throw unreadable(problems);
  const roles = readCharacteristics(CHARACTERISTICS, read(CHARACTERISTICS));
  if (!roles.characteristics) throw unreadable(roles.problems);
  const places = readAuthorities(AUTHORITIES, read(AUTHORITIES));
  if (!places.authorities) throw unreadable(places.problems);
  const inspected = readOfstedJudgements(OFSTED, read(OFSTED));
  if (!inspected.judgements) throw unreadable(inspected.problems);
  const { authorities } = places;
  // A selection of years does not show which release it was taken from.
  const characteristics = { ...roles.characteristics, release: indicators.release };
  const latest = { indicators, characteristics, authorities, ofsted: inspected.judgements };
  return { ...latest, ...olderAndNewer(shipped, own) };
}

/** What is read when it is first asked for, once. */
function olderAndNewer(shipped: PublishedFiles, own: PublishedFiles | null) {
  const files = (name: RegExp) => releaseFiles({ shipped, own }, name);
  return {
    releases: once(() => publishedReleases(files(HEADLINE_FILE))),
    characteristicsReleases: once(() => characteristicsReleases(files(CHARACTERISTICS_FILE))),
    unread: once(() => unreadDownloads(own)),
    releaseOf: releaseReader(() => files(HEADLINE_FILE).files),
  };
}

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** Reads files one by one until a release is found, each once: which release a file is comes from its years. */
function releaseReader(files: () => readonly ReleaseFile[]): PublishedFigures['releaseOf'] {
  const held = new Map<string, Indicators | null>();
  return (year) => {
    for (const file of files()) {
      const key = `${file.isOwn} ${file.name}`;
      if (!held.has(key)) held.set(key, releaseInFile(file).indicators);
      const found = held.get(key);
      if (found?.release.year === year) return found;
    }
    return null;
  };
}

function unreadable(problems: readonly Problem[]): Error {
  return new Error(`publishedFigures: ${problems.map(problemLine).join('\n')}`);
}
