import path from 'node:path';
import type { Problem } from '@earshot/planfile';
import { type Characteristics, characteristicsReader, type Indicators, readIndicators } from '@earshot/workforce';
import { type PublishedFiles, publishedFilesIn } from '../published-files.ts';
import { unreadableFile } from './release-files.ts';

/** A published file of either kind: headline figures, or in-post staff by role and characteristic. */
export type EitherRelease =
  | { readonly kind: 'indicators'; readonly indicators: Indicators }
  | { readonly kind: 'characteristics'; readonly characteristics: Characteristics };

export interface EitherRead {
  readonly release: EitherRelease | null;
  readonly problems: readonly Problem[];
}

/** Columns that only files of characteristics have, in either layout; one renamed leaves the others. */
const CHARACTERISTICS_COLUMNS = ['OrgRole', 'breakdown_topic', 'breakdown', 'known_headcount'];

/**
 * Reads a file of DfE’s, whose kind is known from its header, plain or packed (`.gz`). Problems: those of `readIndicators`
 * or `characteristicsReader`, and `file-unreadable`.
 * @param place where the file lies on this machine.
 */
export async function eitherRelease(place: string): Promise<EitherRead> {
  const [files, name] = [publishedFilesIn(path.dirname(place)), path.basename(place)];
  try {
    return (await isOfCharacteristics(files, name))
      ? await characteristicsOf(files, name)
      : await indicatorsOf(files, name);
  } catch (error) {
    return { release: null, problems: [unreadableFile(name, error)] };
  }
}

async function isOfCharacteristics(files: PublishedFiles, name: string): Promise<boolean> {
  for await (const piece of files.pieces(name)) {
    const columns = piece.split(/[\r\n]/, 1)[0]!.split(',');
    return CHARACTERISTICS_COLUMNS.some((column) => columns.includes(column));
  }
  return false;
}

async function characteristicsOf(files: PublishedFiles, name: string): Promise<EitherRead> {
  const reader = characteristicsReader(name);
  for await (const piece of files.pieces(name)) if (!reader.take(piece)) break;
  const { characteristics, problems } = reader.end();
  return { release: characteristics && { kind: 'characteristics', characteristics }, problems };
}

async function indicatorsOf(files: PublishedFiles, name: string): Promise<EitherRead> {
  let text = '';
  for await (const piece of files.pieces(name)) text += piece;
  const { indicators, problems } = readIndicators(name, text);
  return { release: indicators && { kind: 'indicators', indicators }, problems };
}
