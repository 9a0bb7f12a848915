import type { Block } from '@earshot/report';
import { heading, tableBlock } from '../blocks.ts';
import type { AuthoritySetting } from './authority-section.ts';

/** The authority and each of its statistical neighbours in the latest year, in all rates. */
export function neighboursSection({ page }: AuthoritySetting): Block[] {
  return [heading('neighbours', 'Each neighbour in the latest year'), tableBlock(page.latest)];
}
