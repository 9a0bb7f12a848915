import type { RateSection } from '../neighbour-page.ts';
import { rateText } from '../rate.ts';

/**
 * What of an authority’s rates is more than chance, in a few sentences: against England, and since the benchmark year.
 * They name the rates that the sections of the page name, from the same standings.
 */
export function glanceSentences(sections: readonly RateSection[], authority: string): string[] {
  const { year } = sections[0]!.standing;
  if (sections.every(({ standing }) => standing.latest === null))
    return [`No rate of ${authority} was published for ${year}.`];
  const judged = sections.filter(({ rate, standing }) => rate.chance !== null && standing.latest !== null);
  if (judged.length === 0) return [];
  return [...againstEngland(judged, authority), ...sinceBenchmark(judged, authority), ...notJudged(sections)];
}

function againstEngland(sections: readonly RateSection[], authority: string): string[] {
  const placed = sections.filter(({ standing }) => standing.england?.funnel);
  if (placed.length === 0) return [];
  const sides = (['above', 'below'] as const).flatMap((side) => {
    const named = placed.filter(({ standing }) => standing.england?.funnel?.side === side);
    return named.length === 0
      ? []
      : [`${side} England by more than chance in its ${inALine(named.map(besideEngland))}`];
  });
  const { year } = sections[0]!.standing;
  if (sides.length === 0)
    return [`In ${year} no judged rate of ${authority} differed from England’s by more than chance.`];
  return [`In ${year} ${authority} was ${sides.join(', and ')}.`];
}

function besideEngland({ rate, standing }: RateSection): string {
  const [own, england] = [standing.latest!, standing.england!.printed].map((value) => rateText(value, rate.unit));
  return `${rate.name} (${own}, England ${england})`;
}

function sinceBenchmark(sections: readonly RateSection[], authority: string): string[] {
  const changed = sections.filter(({ standing }) => standing.sinceBenchmark?.noise);
  if (changed.length === 0) return [];
  const beyond = changed.filter(({ standing }) => standing.sinceBenchmark?.noise?.isBeyondNoise);
  if (beyond.length === 0)
    return [`No judged rate of ${authority} has changed by more than chance since ${start(changed)}.`];
  const kinds = [
    { words: 'for the better', isBetter: true },
    { words: 'for the worse', isBetter: false },
    { words: 'neither for better nor for worse', isBetter: null },
  ];
  const parts = kinds.flatMap(({ words, isBetter }) => {
    const named = beyond.filter(({ standing }) => standing.sinceBenchmark?.isBetter === isBetter);
    return named.length === 0 ? [] : [`${words} its ${inALine(named.map(sinceThen))}`];
  });
  return [`Changed by more than chance: ${parts.join('; ')}.`];
}

function start(sections: readonly RateSection[]): string {
  const years = [...new Set(sections.map(({ standing }) => standing.sinceBenchmark!.fromYear))];
  return years.length === 1 ? `${years[0]}` : 'its first year';
}

function sinceThen({ rate, standing }: RateSection): string {
  const { from, to, fromYear } = standing.sinceBenchmark!;
  return `${rate.name} (${rateText(from, rate.unit)} in ${fromYear}, ${rateText(to, rate.unit)} now)`;
}

function notJudged(sections: readonly RateSection[]): string[] {
  const names = sections.filter(({ rate }) => rate.chance === null).map(({ rate }) => `the ${rate.name}`);
  return names.length === 0 ? [] : [`Chance is not judged for ${inALine(names)}.`];
}

function inALine(parts: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(parts);
}
