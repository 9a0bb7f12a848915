import type { Problem } from '@earshot/planfile';
import type { PublishedFigures } from '../published-figures.ts';
import { publishedFilesIn } from '../published-files.ts';
import { ownDownloads } from './release-files.ts';
import { releasesHeld } from './releases-held.ts';
import { unreadDownloads } from './unread-downloads.ts';

/**
 * What is wrong with the downloads in a folder of one’s own, which need not exist. It reads every release, unless there
 * is no download in it: whoever has none waits for nothing.
 */
export async function ownProblems(folder: string, figures: () => PublishedFigures): Promise<readonly Problem[]> {
  const own = publishedFilesIn(folder);
  return ownDownloads(own).count === 0 ? unreadDownloads(own) : (await releasesHeld(figures())).problems;
}
