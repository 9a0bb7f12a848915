import type { Problem } from '@earshot/planfile';
import type { Block } from '@earshot/report';
import { MEASURE_NAMES, type Revision, type Revisions, revisionsTable } from '@earshot/workforce';
import { revisionsJson } from '../workforce/revisions-made.ts';
import { paragraph, tableBlock } from './blocks.ts';
import { type PublishedReport, publishedReport } from './published-report.ts';
import { workforceAddress } from './workforce-address.ts';

/** Which revisions are wanted. */
export interface RevisionsWanted {
  /** The year of the release that made them; null for the latest. */
  readonly release: number | null;
  /** Only those of one place, by its address (`kent`, `england`); null for all. */
  readonly place: string | null;
  readonly measure: string | null;
}

/**
 * What a release revised against the one before, by area and measure, with both figures. Problems: `vintage-unknown`
 * for a release that has none before it here, and `measure-unknown`.
 * @param through from each release held to the next.
 */
export function buildRevisionsReport(
  through: readonly Revisions[],
  wanted: RevisionsWanted,
): { built: PublishedReport | null; problems: readonly Problem[] } {
  const { release, place, measure } = wanted;
  const found = release === null ? through.at(-1) : through.find(({ later }) => later.year === release);
  if (!found) return { built: null, problems: [unknownRelease(release, through)] };
  if (measure !== null && !Object.hasOwn(MEASURE_NAMES, measure))
    return { built: null, problems: [unknownMeasure(measure)] };
  const shown = {
    ...found,
    changed: found.changed.filter(
      (one) => (place === null || isOf(one, place)) && (measure === null || one.measure === measure),
    ),
  };
  const { earlier, later } = found;
  const title = `What the release of ${later.year} revised`;
  const blocks = blocksOf(shown, found.changed.length);
  const json = revisionsJson(shown);
  return {
    built: publishedReport({
      name: `the release of ${later.year} and that of ${earlier.year}`,
      title,
      blocks,
      json,
      release: later,
    }),
    problems: [],
  };
}

function blocksOf(shown: Revisions, all: number): Block[] {
  const { earlier, later, changed } = shown;
  const found = `Of the figures that both hold, ${figures(all)} changed from the release of ${earlier.year} to that of ${later.year}.`;
  if (changed.length === 0) return [paragraph(`${found} None of them is one that you chose.`)];
  const chosen = changed.length < all ? ` Of what you chose, ${figures(changed.length)} did.` : '';
  const meaning =
    'A paper that was written from the earlier release shows the earlier figure. A letter in the place of a figure is the publisher’s symbol: u means too unreliable to use, x not available, z not applicable, c kept back, low rounds to zero.';
  return [paragraph(found + chosen), paragraph(meaning), tableBlock(revisionsTable(shown))];
}

function figures(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'figure' : 'figures'}`;
}

/** A joint return is a revision of both of its authorities. */
function isOf({ area }: Revision, place: string): boolean {
  return area.name.split(' / ').some((name) => workforceAddress(name) === place);
}

function unknownRelease(release: number | null, through: readonly Revisions[]): Problem {
  const known = new Intl.ListFormat('en-GB').format(through.map(({ later }) => String(later.year)));
  const sentence =
    known === ''
      ? 'Fewer than two releases are held here, so nothing can have been revised.'
      : `No release of ${release} is held here with one before it to set it against; there are those of ${known}.`;
  return { code: 'vintage-unknown', ...PLACE, sentence };
}

function unknownMeasure(measure: string): Problem {
  const sentence = `There is no measure “${measure}”. There are ${Object.keys(MEASURE_NAMES).join(', ')}.`;
  return { code: 'measure-unknown', ...PLACE, sentence };
}

const PLACE = { severity: 'error', place: { file: 'data-sources', line: 1, column: 1 } } as const;
