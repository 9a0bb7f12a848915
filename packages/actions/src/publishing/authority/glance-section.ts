import type { Block } from '@earshot/report';
import { heading, paragraph, tableBlock } from '../blocks.ts';
import type { AuthoritySetting } from './authority-section.ts';

/** What somebody with a minute has to know: what is more than chance, and all rates of the latest year in one table. */
export function glanceSection({ page }: AuthoritySetting): Block[] {
  const { table, findings } = page.glance;
  return [heading('glance', 'At a glance'), ...findings.map(({ text }) => paragraph(text)), tableBlock(table)];
}
