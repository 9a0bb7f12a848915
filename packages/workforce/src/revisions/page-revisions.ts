import type { EesCell } from '@earshot/dataset';
import { type Area, authorityCodes } from '../area.ts';
import { inSentence } from '../in-sentence.ts';
import type { Indicators } from '../indicators.ts';
import type { NeighbourPage } from '../neighbour-page.ts';
import { RATES, rateText } from '../rate.ts';
import { type Revision, type Revisions, revisionsBetween } from './revisions.ts';

/** A revision of a figure on a page, with the release that made it and a sentence for it. */
export interface PageRevision extends Revision {
  readonly madeBy: number;
  readonly sentence: string;
}

/** The revisions from each release to the next, the releases being in the order of their years. */
export function revisionsThrough(releases: readonly Indicators[]): Revisions[] {
  return releases.slice(1).map((later, at) => revisionsBetween(releases[at]!, later));
}

/**
 * What was revised of the rates that a page shows of the authority, its region and England, in any release: those
 * before the page's own say why it differs from older papers, those after it what a newer release would print.
 */
export function pageRevisions(page: NeighbourPage, through: readonly Revisions[]): PageRevision[] {
  const shown = new Map(RATES.map((rate) => [rate.measure, rate]));
  return through.flatMap(({ changed, later }) =>
    changed
      .filter(({ area, year, measure }) => shown.has(measure) && year <= page.release.year && isOn(page, area))
      .map((revision) => {
        const { name, unit } = shown.get(revision.measure)!;
        const text = (cell: EesCell) => (cell.kind === 'number' ? rateText(cell.value, unit) : cell.symbol);
        const ends = `from ${text(revision.earlier)} to ${text(revision.later)}`;
        const sentence = `The release of ${later.year} revised the ${name} of ${revision.year} in ${inSentence(revision.area.name)} ${ends}.`;
        return { ...revision, madeBy: later.year, sentence };
      }),
  );
}

function isOn({ authority }: NeighbourPage, area: Area): boolean {
  if (area.level === 'country') return true;
  return area.level === 'region' ? area.name === authority.region : authorityCodes(area).includes(authority.code);
}
