import type { Block } from '@earshot/report';
import { figureBlock, heading, paragraph } from '../blocks.ts';
import type { AuthoritySetting } from './authority-section.ts';

/** Each rate through the years, with its sentences, and in the latest year beside every neighbour. */
export function ratesSection({ page }: AuthoritySetting): Block[] {
  return page.rates.flatMap(({ rate, table, bars, findings }): Block[] => [
    heading(rate.measure, sentenceCase(rate.name)),
    ...findings.map(({ text }) => paragraph(text)),
    figureBlock('lines', table),
    figureBlock('bars', bars),
  ]);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
