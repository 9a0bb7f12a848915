import { type PublishedReleases, releaseFromFile } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { textFile } from '../tables.ts';
import type { Terminal } from '../terminal.ts';

/** The release in a file that somebody names; undefined where none is named, null after saying why a file is none. */
export function ownRelease(
  name: string | undefined,
  terminal: Terminal,
): PublishedReleases['all'][number] | null | undefined {
  if (name === undefined) return undefined;
  const { file, text } = textFile(name);
  const { release, problems } = releaseFromFile(file, text);
  for (const problem of problems) terminal.err(problemLine(problem));
  return release;
}
