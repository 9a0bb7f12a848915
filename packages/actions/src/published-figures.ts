import { type Problem, problemLine } from '@earshot/planfile';
import {
  type Authorities,
  type Indicators,
  type OfstedJudgements,
  type RoleCharacteristics,
  readAuthorities,
  readIndicators,
  readOfstedJudgements,
  readRoleCharacteristics,
} from '@earshot/workforce';
import { type PublishedReleases, publishedReleases, releaseFiles } from './workforce/published-releases.ts';

/** What was published last, as plain data, which a thread can be handed. */
export interface LatestFigures {
  /** The latest release of DfE's headline figures on the children's social work workforce. */
  readonly indicators: Indicators;
  readonly characteristics: RoleCharacteristics;
  readonly authorities: Authorities;
  /** Ofsted’s judgements of the authorities, as at one day. */
  readonly ofsted: OfstedJudgements;
  /** Older releases that a plan is held to, where they are handed over with it; left out: none. */
  readonly older?: readonly Indicators[];
}

/** The published figures that ship with Earshot, in data-sources. */
export interface PublishedFigures extends LatestFigures {
  /** Every release that is held, for what was revised and for older pages; read when first asked for. */
  releases(): Promise<PublishedReleases>;
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

const CENSUS = 'dfe-csww';
const INDICATORS = 'dfe-csww/csww_indicators_2017_to_2025.csv';
const CHARACTERISTICS = 'dfe-csww/selection/csww_role_by_characteristics_inpost_2022.csv';
const AUTHORITIES = 'context/la_lookup_153.csv';
const OFSTED = 'context/ofsted_ilacs_as_at_31_march_2025.csv';

/**
 * Reads the figures that ship with Earshot. They are ours, so a file that cannot be read is our own mistake: throws.
 * @param read gives the text of a file in data-sources.
 * @param list gives the names of the files in a folder of data-sources.
 */
export function publishedFigures(
  read: (file: string) => string,
  list: (folder: string) => readonly string[],
): PublishedFigures {
  const { indicators, problems } = readIndicators(INDICATORS, read(INDICATORS));
  if (!indicators) throw unreadable(problems);
  const roles = readRoleCharacteristics(CHARACTERISTICS, read(CHARACTERISTICS), indicators.release);
  if (!roles.characteristics) throw unreadable(roles.problems);
  const places = readAuthorities(AUTHORITIES, read(AUTHORITIES));
  if (!places.authorities) throw unreadable(places.problems);
  const inspected = readOfstedJudgements(OFSTED, read(OFSTED));
  if (!inspected.judgements) throw unreadable(inspected.problems);
  const { authorities } = places;
  let held: Promise<PublishedReleases> | null = null;
  const releases = () => {
    held ??= publishedReleases(list(CENSUS), (name) => read(`${CENSUS}/${name}`));
    return held;
  };
  const releaseOf = releaseReader(
    () => releaseFiles(list(CENSUS)),
    (name) => readIndicators(name, read(`${CENSUS}/${name}`)).indicators,
  );
  const latest = { indicators, characteristics: roles.characteristics, authorities, ofsted: inspected.judgements };
  return { ...latest, releases, releaseOf };
}

/** Reads files one by one until a release is found, each once: which release a file is comes from its years. */
function releaseReader(
  files: () => readonly string[],
  read: (name: string) => Indicators | null,
): PublishedFigures['releaseOf'] {
  const held = new Map<string, Indicators | null>();
  return (year) => {
    for (const name of files()) {
      if (!held.has(name)) held.set(name, read(name));
      const found = held.get(name);
      if (found?.release.year === year) return found;
    }
    return null;
  };
}

function unreadable(problems: readonly Problem[]): Error {
  return new Error(`publishedFigures: ${problems.map(problemLine).join('\n')}`);
}
