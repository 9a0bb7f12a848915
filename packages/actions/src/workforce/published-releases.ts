import { setImmediate } from 'node:timers/promises';
import type { Problem } from '@earshot/planfile';
import { type Indicators, readIndicators } from '@earshot/workforce';
import { type FoundFiles, holdRelease, type ReleaseFile, unreadableFile } from './release-files.ts';

/** The releases of DfE’s headline figures that are held, the oldest first, and what is wrong with files that are none. */
export interface PublishedReleases {
  readonly all: readonly Indicators[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every release among the files that DfE names `csww_indicators_…` or `csww_headline_measures_…`. A newer
 * download that is put beside them is a release like the others. Problems: those of `readIndicators`, of `holdRelease`
 * `file-unreadable`, and those of the folders; such a file is left out. A file takes a tenth of a second and more, so others have their turn
 * between two of them.
 */
export async function publishedReleases({ files, problems: before }: FoundFiles): Promise<PublishedReleases> {
  const problems: Problem[] = [...before];
  const held = new Map<Indicators, boolean>();
  for (const file of files) {
    await setImmediate();
    const { indicators, problems: found } = releaseIn(file);
    problems.push(...found);
    const warning = indicators && holdRelease(held, indicators, file.isOwn);
    if (warning) problems.push(warning);
  }
  return { all: inOrder(held.keys()), problems };
}

/** The release in a file; null after saying why it is none. */
export function releaseIn(file: ReleaseFile): ReturnType<typeof readIndicators> {
  try {
    return readIndicators(file.name, file.read());
  } catch (error) {
    return { indicators: null, problems: [unreadableFile(file.name, error)] };
  }
}

function inOrder(releases: Iterable<Indicators>): Indicators[] {
  return [...releases].sort((a, b) => a.release.year - b.release.year);
}

/** The releases with one more, which takes the place of one of the same year. */
export function withRelease(held: PublishedReleases, own: Indicators): PublishedReleases {
  const others = held.all.filter(({ release }) => release.year !== own.release.year);
  return { ...held, all: inOrder([...others, own]) };
}

/** One file of DfE’s headline figures, as somebody has downloaded it. Problems: those of `readIndicators`. */
export function releaseFromFile(
  file: string,
  text: string,
): { release: Indicators | null; problems: readonly Problem[] } {
  const { indicators, problems } = readIndicators(file, text);
  return { release: indicators, problems };
}
