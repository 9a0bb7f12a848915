import type { Block } from '@earshot/report';
import {
  type Characteristics,
  type CharacteristicsPage,
  characteristicsRevisedSentence,
  characteristicsRevisions,
  characteristicsRevisionsTable,
} from '@earshot/workforce';
import { heading, paragraph, tableBlock } from './blocks.ts';

/**
 * What the file that a page is from changed of the place’s headcounts in the file before it: how many, and which.
 * Nothing where there is none before it, or they have nothing in common.
 * @param inPost the files held, the oldest release first.
 */
export function revisedHeadcounts(inPost: readonly Characteristics[], { area, release }: CharacteristicsPage): Block[] {
  const at = inPost.findIndex((one) => one.release.year === release.year);
  const [earlier, later] = [inPost[at - 1], inPost[at]];
  if (!earlier || !later) return [];
  const revisions = characteristicsRevisions(earlier, later, area.code);
  if (revisions.compared === 0) return [];
  const said = paragraph(characteristicsRevisedSentence(revisions, area.name));
  const table = revisions.changed.length === 0 ? [] : [tableBlock(characteristicsRevisionsTable(revisions))];
  return [heading('revised-headcounts', 'Headcounts that were revised'), said, ...table];
}
