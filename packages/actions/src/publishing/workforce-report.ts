import type { Problem } from '@earshot/planfile';
import type { Block, Inline, Report } from '@earshot/report';
import { type NeighbourPage, neighbourPage, pageRevisions, type Revisions, releaseLine } from '@earshot/workforce';
import type { PublishedFigures } from '../published-figures.ts';
import type { AuthoritySection } from './authority/authority-section.ts';
import { neighboursSection } from './authority/neighbours-section.ts';
import { ratesSection } from './authority/rates-section.ts';
import { revisedSection } from './authority/revised-section.ts';
import { numbered, paragraph } from './blocks.ts';
import { workforceAddress } from './workforce-address.ts';

export interface WorkforceReport {
  readonly title: string;
  readonly report: Report;
}

/** The sections of an authority’s page, in their order. A new one is a file in `authority/` and a line here. */
const SECTIONS: readonly AuthoritySection[] = [ratesSection, neighboursSection, revisedSection];

/**
 * An authority's workforce beside England, its region and its statistical neighbours, as a report. Its sentences are
 * made from the cells of its tables. Problems when there is no such authority or it has no figures.
 * @param through the revisions from each release that is held to the next.
 */
export function buildWorkforceReport(
  published: PublishedFigures,
  codeOrName: string,
  through: readonly Revisions[],
): { built: WorkforceReport | null; problems: Problem[] } {
  const { page, problems } = neighbourPage(published.indicators, published.authorities, codeOrName);
  if (!page) return { built: null, problems };
  const setting = { page, revised: pageRevisions(page, through), published };
  const blocks = numbered([...opening(page), ...SECTIONS.flatMap((section) => section(setting))]);
  const title = `${page.authority.name}: the children’s social work workforce`;
  return { built: { title, report: { blocks, stated: [], simulated: null } }, problems };
}

function opening(page: NeighbourPage): Block[] {
  const vintage = `These are published figures: ${releaseLine(page.release)}. The ten statistical neighbours are those of the ${page.neighbourModel} model.`;
  return [paragraph(vintage), beside(page)];
}

/** The way to the pages of what the authority is set against. */
function beside({ authority }: NeighbourPage): Block {
  const link = (name: string): Inline => ({
    kind: 'link',
    href: `/workforce/${workforceAddress(name)}`,
    text: [{ kind: 'text', text: name }],
  });
  const text = (words: string): Inline => ({ kind: 'text', text: words });
  return {
    kind: 'paragraph',
    text: [text('How far authorities lie apart: '), link(authority.region), text(' and '), link('England'), text('.')],
  };
}
