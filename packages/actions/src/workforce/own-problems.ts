import type { Problem } from '@earshot/planfile';
import type { PublishedFigures } from '../published-figures.ts';
import { publishedFilesIn } from '../published-files.ts';
import { ownDownloads } from './release-files.ts';

/**
 * What is wrong with the downloads in a folder of one’s own, which need not exist. It reads every release, unless there
 * is no download in it: whoever has none waits for nothing.
 */
export async function ownProblems(folder: string, figures: () => PublishedFigures): Promise<readonly Problem[]> {
  const { count, problems } = ownDownloads({ own: publishedFilesIn(folder) });
  if (count === 0) return problems;
  const published = figures();
  const releases = await published.releases();
  const inPost = await published.characteristicsReleases();
  return [...problems, ...releases.problems, ...inPost.problems];
}
