import type { Problem } from '@earshot/planfile';
import { type Characteristics, type CharacteristicsRead, characteristicsReader } from '@earshot/workforce';
import { type FoundFiles, holdRelease, type ReleaseFile, unreadableFile } from './release-files.ts';

/** DfE’s files of in-post staff by role and characteristic that are held, the oldest release first. */
export interface CharacteristicsReleases {
  readonly all: readonly Characteristics[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every file of in-post staff by role and characteristic. The largest takes some 0.7 seconds of processor time,
 * in pieces of a few milliseconds, between which others have their turn. Problems: those of `characteristicsReader`, of
 * `holdRelease` `file-unreadable`, and those of the folders; such a file is left out.
 */
export async function characteristicsReleases({
  files,
  problems: before,
}: FoundFiles): Promise<CharacteristicsReleases> {
  const problems: Problem[] = [...before];
  const held = new Map<Characteristics, boolean>();
  for (const file of files) {
    const { characteristics, problems: found } = await characteristicsIn(file);
    problems.push(...found);
    const warning = characteristics && holdRelease(held, characteristics, file.isOwn);
    if (warning) problems.push(warning);
  }
  return { all: [...held.keys()].sort((a, b) => a.release.year - b.release.year), problems };
}

/** One such file; null after saying why it is none. Reading stops as soon as that is certain. */
export async function characteristicsIn(file: Pick<ReleaseFile, 'name' | 'pieces'>): Promise<CharacteristicsRead> {
  const reader = characteristicsReader(file.name);
  try {
    for await (const piece of file.pieces()) if (!reader.take(piece)) break;
  } catch (error) {
    return { characteristics: null, problems: [unreadableFile(file.name, error)] };
  }
  return reader.end();
}
