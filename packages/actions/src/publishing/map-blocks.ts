import type { Problem } from '@earshot/planfile';
import type { Block } from '@earshot/report';
import { type Indicators, rateMap } from '@earshot/workforce';
import { heading, paragraph } from './blocks.ts';

/**
 * The map of one rate in the latest year of a release, as a section of a page. Problems: those of `rateMap`. A release
 * that is not held has no map; what else the page needs says so.
 */
export function mapBlocks(
  releases: readonly Indicators[],
  vintage: number | null,
  measure: string | null,
): { blocks: readonly Block[]; problems: readonly Problem[] } {
  const indicators = vintage === null ? releases.at(-1) : releases.find(({ release }) => release.year === vintage);
  if (!indicators) return { blocks: [], problems: [] };
  const { map, problems } = rateMap(indicators, measure);
  if (!map) return { blocks: [], problems };
  const { table, tiles } = map;
  return {
    blocks: [
      heading('map', `The map: ${map.rate.name}`),
      paragraph(
        'A square for each return of the census, about where it lies, all as large, so that small authorities are seen like large ones. Shades divide the returns into fifths by their figures; equal figures have one shade, and how many returns have it stands in brackets. A shade says where a figure stands among the others, and not whether it is good or more than chance. Where a letter stands, the publisher gives a symbol instead of a figure.',
      ),
      { kind: 'map', number: 0, title: table.title, table, tiles },
    ],
    problems,
  };
}
