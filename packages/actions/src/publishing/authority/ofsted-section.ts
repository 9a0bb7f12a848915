import { dayInWords } from '@earshot/fieldwork';
import type { Block } from '@earshot/report';
import { heading, paragraph } from '../blocks.ts';
import type { AuthoritySetting } from './authority-section.ts';

/** Of the file that ships, which says so in its name. */
const AS_AT = '2025-03-31';

/**
 * What Ofsted’s inspections of children’s services came to, of the authority and of its statistical neighbours, beside its
 * workforce. Nothing for an authority without a judgement.
 */
export function ofstedSection({ page, published }: AuthoritySetting): Block[] {
  const { authority } = page;
  const own = published.ofsted.byOnsCode.get(authority.onsCode);
  if (!own) return [];
  const inspected = `Ofsted judged children’s services in ${authority.name} “${own.overall}” overall, at the inspection that began on ${dayInWords(own.inspectedOn)}.`;
  const grades = gradesOfNeighbours({ page, published });
  return [
    heading('ofsted', 'Ofsted’s judgement'),
    paragraph(inspected),
    ...(grades.length === 0 ? [] : [paragraph(`Its statistical neighbours: ${grades.join('; ')}.`)]),
    paragraph(
      `Source: Ofsted, judgements as at ${dayInWords(AS_AT)}. They are of all children’s services, not of the workforce.`,
    ),
  ];
}

/** The names under each judgement, the judgements from the most frequent on. */
function gradesOfNeighbours({ page, published }: Pick<AuthoritySetting, 'page' | 'published'>): string[] {
  const { all } = published.authorities;
  const named = new Map<string, string[]>();
  for (const code of page.authority.neighbours) {
    const neighbour = all.find((one) => one.code === code)!;
    const overall = published.ofsted.byOnsCode.get(neighbour.onsCode)?.overall ?? 'No judgement';
    named.set(overall, [...(named.get(overall) ?? []), neighbour.name]);
  }
  const list = new Intl.ListFormat('en-GB');
  return [...named]
    .sort(([, some], [, others]) => others.length - some.length)
    .map(([overall, names]) => `${overall}: ${list.format(names)}`);
}
