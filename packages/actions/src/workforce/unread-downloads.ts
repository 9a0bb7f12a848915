import type { Problem } from '@earshot/planfile';
import { type LikelyKind, likelyKind } from '@earshot/workforce';
import type { PublishedFiles } from '../published-files.ts';
import { ownDownloads, unreadableFile } from './release-files.ts';

/**
 * The files in the folder of one’s own that are not read, since nothing shows that they are releases: a warning each,
 * `download-not-read`, with what to do; where a file is nearly one of DfE’s, with the columns that differ. A folder that
 * cannot be read has none here: whoever reads its releases says so.
 */
export async function unreadDownloads(own: PublishedFiles | null): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const file of ownDownloads(own).others) problems.push(await notRead(own!, file));
  return problems;
}

async function notRead(own: PublishedFiles, file: string): Promise<Problem> {
  try {
    const sentence = /\.csv(?:\.gz)?$/i.test(file)
      ? ofKind(likelyKind(file, await headerOf(own, file)))
      : 'It is not read: DfE’s releases end in .csv. Those in a .zip have to be unpacked first.';
    return { code: 'download-not-read', severity: 'warning', place: { file, line: 1, column: 1 }, sentence };
  } catch (error) {
    return unreadableFile(file, error);
  }
}

const BEGINS = { indicators: 'csww_indicators_', characteristics: 'csww_role_by_characteristics_inpost_' } as const;

function ofKind(likely: LikelyKind | null): string {
  if (!likely)
    return `It is not read: neither its name nor its columns are those of a file of DfE’s, which begin with ${BEGINS.indicators} or ${BEGINS.characteristics}.`;
  const { kind, differs } = likely;
  const name = `a name that begins with ${BEGINS[kind]} and ends in .csv`;
  if (differs.length === 0) return `It is not read, because of its name: its columns fit. Give it ${name}.`;
  const listed = differs.slice(0, LISTED).map(({ sentence }) => sentence);
  const more = differs.length - listed.length;
  const others = more > 0 ? ` ${more} more ${more === 1 ? 'column differs' : 'columns differ'}.` : '';
  return `It is not read: it is nearly a file of DfE’s with ${name}, but differs. ${listed.join(' ')}${others}`;
}

/** The most columns that a sentence lists. */
const LISTED = 8;
/** Longer than any header; a file without a line end is no table. */
const LONGEST = 20_000;

async function headerOf(own: PublishedFiles, file: string): Promise<string> {
  let text = '';
  for await (const piece of own.pieces(file)) {
    text += piece;
    if (/[\r\n]/.test(text) || text.length > LONGEST) break;
  }
  return text.replace(/^\uFEFF/, '').split(/[\r\n]/, 1)[0]!;
}
