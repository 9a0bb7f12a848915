import type { Block } from '@earshot/report';
import { spreadAreas } from '@earshot/workforce';
import type { PublishedFigures } from '../published-figures.ts';
import { link, text } from './blocks.ts';
import { workforceAddress } from './workforce-address.ts';

const ENGLAND = 'England';

/**
 * The way from England’s page to those of its regions, and from a region’s to those of its authorities. The parts of
 * London lead to London, since the list of authorities does not tell them apart.
 * @param release the year of the release that the pages are to be of; null for the latest.
 */
export function pagesWithin(figures: PublishedFigures, area: string, release: number | null): Block {
  const [before, names] = within(figures, area);
  const query = release === null ? '' : `?release=${release}`;
  const links = names.flatMap((name, at) => [
    text(at === 0 ? '' : ', '),
    link(`/workforce/${workforceAddress(name)}${query}`, name),
  ]);
  return { kind: 'paragraph', text: [text(`${before}: `), ...links, text('.')] };
}

function within({ authorities, indicators }: PublishedFigures, area: string): [before: string, names: string[]] {
  const inRegion = authorities.all.filter(({ region }) => region === area).map(({ name }) => name);
  if (inRegion.length > 0) return ['Each of its authorities', inRegion.sort((a, b) => a.localeCompare(b, 'en-GB'))];
  if (area !== ENGLAND) return ['The whole of it', ['London']];
  return ['Each region, and the parts of London', spreadAreas(indicators).filter((one) => one !== ENGLAND)];
}
