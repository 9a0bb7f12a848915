import type { Problem } from '@earshot/planfile';
import type { Block, Report } from '@earshot/report';
import { type NeighbourPage, neighbourPage, releaseLine } from '@earshot/workforce';
import type { PublishedFigures } from '../published-figures.ts';

export interface WorkforceReport {
  readonly title: string;
  readonly report: Report;
}

/**
 * An authority's workforce beside England, its region and its statistical neighbours, as a report. Its sentences are
 * made from the cells of its tables. Problems when there is no such authority or it has no figures.
 */
export function buildWorkforceReport(
  published: PublishedFigures,
  codeOrName: string,
): { built: WorkforceReport | null; problems: Problem[] } {
  const { page, problems } = neighbourPage(published.indicators, published.authorities, codeOrName);
  if (!page) return { built: null, problems };
  const title = `${page.authority.name}: the children’s social work workforce`;
  return { built: { title, report: { blocks: blocksOf(page), stated: [], simulated: null } }, problems };
}

function blocksOf(page: NeighbourPage): Block[] {
  const vintage = `These are published figures: ${releaseLine(page.release)}. The ten statistical neighbours are those of the ${page.neighbourModel} model.`;
  const rates = page.rates.flatMap(({ rate, table, findings }, index): Block[] => [
    { kind: 'heading', level: 2, anchor: rate.measure, text: [{ kind: 'text', text: sentenceCase(rate.name) }] },
    ...findings.map((finding): Block => paragraph(finding.text)),
    { kind: 'figure', number: index + 1, chart: 'lines', title: table.title, table },
  ]);
  return [
    paragraph(vintage),
    ...rates,
    {
      kind: 'heading',
      level: 2,
      anchor: 'neighbours',
      text: [{ kind: 'text', text: 'Each neighbour in the latest year' }],
    },
    { kind: 'table', number: 1, table: page.latest },
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text: [{ kind: 'text', text }] };
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
