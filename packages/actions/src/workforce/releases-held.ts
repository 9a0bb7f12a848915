import type { Problem } from '@earshot/planfile';
import type { Release } from '@earshot/workforce';
import type { PublishedFigures } from '../published-figures.ts';

/** A release and the file that it was read from. */
export interface ReleaseFrom {
  readonly release: Release;
  readonly file: string;
}

/** Every release of published figures that is held, and what lies beside them and is none. */
export interface ReleasesHeld {
  /** The oldest first. */
  readonly headline: readonly ReleaseFrom[];
  readonly inPost: readonly ReleaseFrom[];
  /** Of one’s own files: why one is not read, and which takes the place of one that ships. */
  readonly problems: readonly Problem[];
}

/** Reads everything that is published, if nobody has yet. */
export async function releasesHeld(figures: PublishedFigures): Promise<ReleasesHeld> {
  const unread = await figures.unread();
  const [headline, inPost] = [await figures.releases(), await figures.characteristicsReleases()];
  return {
    headline: headline.all.map(({ release, file }) => ({ release, file })),
    inPost: inPost.all.map(({ release, file }) => ({ release, file })),
    problems: [...unread, ...headline.problems, ...inPost.problems],
  };
}

const LEFT_OUT: ReadonlySet<string> = new Set(['download-not-read', 'release-twice']);

/** How many files are in none of the pages, by the problems of what is held. */
export function filesLeftOut(problems: readonly Problem[]): number {
  const left = problems.filter(({ code, severity }) => severity === 'error' || LEFT_OUT.has(code));
  return new Set(left.map(({ place }) => place.file)).size;
}
