import type { Problem } from '@earshot/planfile';
import type { Block } from '@earshot/report';
import { type Characteristics, type Indicators, type RegionPage, releaseLine } from '@earshot/workforce';
import { type RegionWanted, regionFigures } from '../workforce/region-figures.ts';
import { figureBlock, heading, paragraph, tableBlock } from './blocks.ts';
import { characteristicsBlocks, inPostJson } from './characteristics-blocks.ts';
import { type PublishedReport, publishedReport } from './published-report.ts';

/**
 * England, a region or a part of London as a report: its rates through the years, how far its authorities lie apart,
 * and whether more started than left, and who is in post. Problems: those of `regionFigures`.
 * @param releases the oldest first, at least one.
 * @param before what stands before everything else, such as a map.
 * @param inPost the files of in-post staff by role and characteristic, the oldest release first.
 */
export function buildRegionReport(
  releases: readonly Indicators[],
  wanted: RegionWanted,
  before: readonly Block[],
  inPost: readonly Characteristics[],
): { built: PublishedReport | null; problems: readonly Problem[] } {
  const { made, problems } = regionFigures(releases, wanted);
  if (!made) return { built: null, problems };
  const { page, json } = made;
  const { area, release } = page;
  const opening = paragraph(`These are published figures: ${releaseLine(release)}.`);
  const blocks = [opening, ...before, ...blocksOf(page), ...characteristicsBlocks(inPost, area.name, release)];
  const whole = { ...json, inPost: inPostJson(inPost, area.name, release) };
  return { built: publishedReport({ name: area.name, blocks, json: whole, release }), problems };
}

function blocksOf({ rates, series, netSeries, sentences, table, year }: RegionPage): Block[] {
  return [
    heading('years', 'Through the years'),
    tableBlock(series),
    ...rates.flatMap(({ rate, table: through, findings }): Block[] => [
      heading(rate.measure, sentenceCase(rate.name)),
      ...findings.map(({ text }) => paragraph(text)),
      figureBlock('lines', through),
    ]),
    heading('apart', `How far the authorities lie apart, ${year}`),
    { kind: 'list', ordered: false, items: sentences.spread.map((text) => [paragraph(text)]) },
    tableBlock(table),
    heading('net', 'Starters less leavers'),
    ...sentences.net.map(paragraph),
    tableBlock(netSeries),
  ];
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
