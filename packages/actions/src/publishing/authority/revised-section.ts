import type { Block } from '@earshot/report';
import { heading, link, paragraph, text } from '../blocks.ts';
import { workforceAddress } from '../workforce-address.ts';
import type { AuthoritySetting } from './authority-section.ts';

/** What any release revised of the rates that the page shows, and the way to everything else that was revised. */
export function revisedSection({ revised, revising, page }: AuthoritySetting): Block[] {
  const all = revising.length === 0 ? [] : [everyMeasure(page.authority.name, revising)];
  return [heading('revised', 'Figures of this page that were revised'), ...revisedBlocks(revised), ...all];
}

function revisedBlocks(revised: AuthoritySetting['revised']): Block[] {
  if (revised.length === 0) return [paragraph('None, in any release that is held here.')];
  const items = revised.map(({ sentence }) => [paragraph(sentence)]);
  const meaning =
    'A paper that was written from an earlier release shows the earlier figure; u means too unreliable to use.';
  return [paragraph(meaning), { kind: 'list', ordered: false, items }];
}

/** The page of revisions has every measure, not only the rates. */
function everyMeasure(name: string, revising: readonly number[]): Block {
  const place = workforceAddress(name);
  const links = revising
    .toReversed()
    .flatMap((year, at) => [
      text(at === 0 ? '' : ', '),
      link(`/workforce/revisions?place=${place}&release=${year}`, `the release of ${year}`),
    ]);
  return { kind: 'paragraph', text: [text(`What was revised of every measure in ${name}: `), ...links, text('.')] };
}
