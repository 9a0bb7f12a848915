import type { Problem } from '@earshot/planfile';
import type { Block } from '@earshot/report';
import { type RegionPage, regionPage, releaseLine } from '@earshot/workforce';
import type { PublishedFigures } from '../published-figures.ts';
import { heading, numbered, paragraph, tableBlock } from './blocks.ts';
import type { WorkforceReport } from './workforce-report.ts';

/**
 * England, a region or a part of London as a report: its rates through the years, how far its authorities lie apart,
 * and whether more started than left. Problems: those of `regionPage`.
 */
export function buildRegionReport(
  { indicators }: PublishedFigures,
  name: string,
): { built: WorkforceReport | null; problems: readonly Problem[] } {
  const { page, problems } = regionPage(indicators, name, indicators.release.year);
  if (!page) return { built: null, problems };
  const title = `${page.area.name}: the children’s social work workforce`;
  return { built: { title, report: { blocks: blocksOf(page), stated: [], simulated: null } }, problems };
}

function blocksOf({ release, series, netSeries, sentences, table, year }: RegionPage): Block[] {
  return numbered([
    paragraph(`These are published figures: ${releaseLine(release)}.`),
    heading('years', 'Through the years'),
    tableBlock(series),
    heading('apart', `How far the authorities lie apart, ${year}`),
    { kind: 'list', ordered: false, items: sentences.spread.map((text) => [paragraph(text)]) },
    tableBlock(table),
    heading('net', 'Starters less leavers'),
    ...sentences.net.map(paragraph),
    tableBlock(netSeries),
  ]);
}
