import path from 'node:path';
import { publishedFilesIn } from '../published-files.ts';
import { type CharacteristicsReleases, characteristicsIn } from './characteristics-releases.ts';

/** One file of in-post staff by role and characteristic, as somebody has downloaded it, named by where it lies. */
export async function characteristicsOfFile(place: string): Promise<CharacteristicsReleases> {
  const [files, name] = [publishedFilesIn(path.dirname(place)), path.basename(place)];
  const { characteristics, problems } = await characteristicsIn({ name, pieces: () => files.pieces(name) });
  return { all: characteristics ? [characteristics] : [], problems };
}
