import type { Problem } from '@earshot/planfile';
import type { Block, Inline, Report } from '@earshot/report';
import {
  type NeighbourPage,
  neighbourPage,
  type PageRevision,
  pageRevisions,
  type Revisions,
  releaseLine,
} from '@earshot/workforce';
import type { PublishedFigures } from '../published-figures.ts';
import { heading, paragraph } from './blocks.ts';
import { workforceAddress } from './workforce-address.ts';

export interface WorkforceReport {
  readonly title: string;
  readonly report: Report;
}

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
  const title = `${page.authority.name}: the children’s social work workforce`;
  return {
    built: { title, report: { blocks: blocksOf(page, pageRevisions(page, through)), stated: [], simulated: null } },
    problems,
  };
}

function blocksOf(page: NeighbourPage, revised: readonly PageRevision[]): Block[] {
  const vintage = `These are published figures: ${releaseLine(page.release)}. The ten statistical neighbours are those of the ${page.neighbourModel} model.`;
  const rates = page.rates.flatMap(({ rate, table, bars, findings }, index): Block[] => [
    heading(rate.measure, sentenceCase(rate.name)),
    ...findings.map((finding): Block => paragraph(finding.text)),
    { kind: 'figure', number: 2 * index + 1, chart: 'lines', title: table.title, table },
    { kind: 'figure', number: 2 * index + 2, chart: 'bars', title: bars.title, table: bars },
  ]);
  return [
    paragraph(vintage),
    beside(page),
    ...rates,
    heading('neighbours', 'Each neighbour in the latest year'),
    { kind: 'table', number: 1, table: page.latest },
    heading('revised', 'Figures of this page that were revised'),
    ...revisedBlocks(revised),
  ];
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

function revisedBlocks(revised: readonly PageRevision[]): Block[] {
  if (revised.length === 0) return [paragraph('None, in any release that is held here.')];
  const items = revised.map(({ sentence }) => [paragraph(sentence)]);
  const meaning =
    'A paper that was written from an earlier release shows the earlier figure; u means too unreliable to use.';
  return [paragraph(meaning), { kind: 'list', ordered: false, items }];
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
