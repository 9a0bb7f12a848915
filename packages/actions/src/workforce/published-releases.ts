import { setImmediate } from 'node:timers/promises';
import type { Problem } from '@earshot/planfile';
import { type Indicators, readIndicators } from '@earshot/workforce';

/** The releases of DfE’s headline figures that are held, the oldest first, and what is wrong with files that are none. */
export interface PublishedReleases {
  readonly all: readonly Indicators[];
  readonly problems: readonly Problem[];
}

const HEADLINE_FILE = /^csww_(?:headline_measures|indicators)_.*\.csv$/;

/** Which files of a folder are releases, by their names. */
export function releaseFiles(names: readonly string[]): string[] {
  return names.filter((one) => HEADLINE_FILE.test(one)).sort();
}

/**
 * Reads every release in a folder: the files that DfE names `csww_indicators_…` or `csww_headline_measures_…`. A newer
 * download that is put beside them is a release like the others. Problems: those of `readIndicators`, and
 * `release-twice` for a second file of the same year, which is left out. A
 * file takes a tenth of a second and more, so others have their turn between two of them.
 */
export async function publishedReleases(
  names: readonly string[],
  read: (name: string) => string,
): Promise<PublishedReleases> {
  const problems: Problem[] = [];
  const all: Indicators[] = [];
  for (const name of releaseFiles(names)) {
    await setImmediate();
    const { indicators, problems: found } = readIndicators(name, read(name));
    problems.push(...found);
    if (!indicators) continue;
    const twin = all.find(({ release }) => release.year === indicators.release.year);
    if (twin) problems.push(releaseTwice(indicators, twin));
    else all.push(indicators);
  }
  return { all: all.sort((a, b) => a.release.year - b.release.year), problems };
}

function releaseTwice({ file, release }: Indicators, twin: Indicators): Problem {
  const sentence = `The release of ${release.year} is already read from ${twin.file}; this file is left out.`;
  return { code: 'release-twice', severity: 'warning', place: { file, line: 1, column: 1 }, sentence };
}

/** The releases with one more, which takes the place of one of the same year. */
export function withRelease(held: PublishedReleases, own: Indicators): PublishedReleases {
  const others = held.all.filter(({ release }) => release.year !== own.release.year);
  return { ...held, all: [...others, own].sort((a, b) => a.release.year - b.release.year) };
}

/** One file of DfE’s headline figures, as somebody has downloaded it. Problems: those of `readIndicators`. */
export function releaseFromFile(
  file: string,
  text: string,
): { release: Indicators | null; problems: readonly Problem[] } {
  const { indicators, problems } = readIndicators(file, text);
  return { release: indicators, problems };
}
