import type { Block } from '@earshot/report';
import { heading, paragraph } from '../blocks.ts';
import type { AuthoritySetting } from './authority-section.ts';

/** What any release revised of the rates that the page shows. */
export function revisedSection({ revised }: AuthoritySetting): Block[] {
  return [heading('revised', 'Figures of this page that were revised'), ...revisedBlocks(revised)];
}

function revisedBlocks(revised: AuthoritySetting['revised']): Block[] {
  if (revised.length === 0) return [paragraph('None, in any release that is held here.')];
  const items = revised.map(({ sentence }) => [paragraph(sentence)]);
  const meaning =
    'A paper that was written from an earlier release shows the earlier figure; u means too unreliable to use.';
  return [paragraph(meaning), { kind: 'list', ordered: false, items }];
}
