import type { Findings } from '@earshot/planfile';
import type { NumberQuestion, Option } from '../questionnaire.ts';
import { leaveGap, overlap, type Span, spansOf } from './band-span.ts';
import { type List, sameWords, standsOutside, wordsOf } from './lists.ts';
import { type Band, readBand } from './read-band.ts';

/** An option that is a band of numbers. */
interface BandOption {
  readonly option: Option;
  readonly words: string;
  readonly band: Band;
  readonly span: Span;
}

/**
 * Bands of one list that overlap, or leave numbers out between them. Only lists are looked at in which every option is
 * a band, but for those that stand outside such as “Not sure”; and only what is wrong in whichever way it is read.
 */
export function inspectBands(list: List, findings: Findings): void {
  const bands = bandsOf(list, null);
  if (!bands) return;
  const ordered = [...bands].sort((one, other) => one.span.from.least - other.span.from.least);
  ordered.forEach((one, index) => {
    for (const other of ordered.slice(index + 1)) {
      if (!overlap(one.span, other.span)) continue;
      const sentence = `“${one.words}” and “${other.words}” overlap: somebody fits both.`;
      findings.warn('bands-overlap', [...list.path, other.option.code], sentence);
    }
  });
  if (bands.filter(({ band }) => isExact(band)).length * 2 > bands.length) return;
  let reached = ordered[0]!;
  for (const next of ordered.slice(1)) {
    if (leaveGap(reached.span, next.span)) {
      const sentence = `Between “${reached.words}” and “${next.words}” numbers are left out: somebody fits neither.`;
      findings.warn('bands-gap', [...list.path, next.option.code], sentence);
    }
    if (next.span.to.most >= reached.span.to.most) reached = next;
  }
}

/** Bands that somebody chooses instead of a number: every number that could have been given belongs to one. */
export function inspectEstimate(list: List, number: NumberQuestion, findings: Findings): void {
  const bands = bandsOf(list, number);
  if (!bands || !isOfUnit(bands, number)) return;
  const { least, most } = number;
  const first = Math.min(...bands.map(({ span }) => span.from.least));
  const last = Math.max(...bands.map(({ span }) => span.to.most));
  const say = (sentence: string) => findings.warn('bands-do-not-cover', list.path, sentence);
  const asked = `“${number.id}” takes numbers from ${least} to ${most}`;
  if (first > least) say(`${asked}, and no band here holds ${numbers(least, Math.min(first - 1, most))}.`);
  if (last < most) say(`${asked}, and no band here holds ${numbers(Math.max(last + 1, least), most)}.`);
  for (const { words, span } of bands) {
    if (span.from.least > most || span.to.most < least) say(`${asked}, and none of them is in “${words}”.`);
  }
}

/** The bands of a list; null when it is no list of bands. */
function bandsOf({ question, options }: List, number: NumberQuestion | null): BandOption[] | null {
  if (question.kind === 'multiple' || options.length > MOST_BANDS) return null;
  const said = options.filter((option) => !standsOutside(wordsOf(option)));
  // Options that only some are offered may be bands for different people.
  if (said.some((option) => option.when !== null)) return null;
  const nothing = nothingWords(said, number);
  const bands = said.map((option) => (nothing.has(sameWords(wordsOf(option))) ? NOTHING : readBand(wordsOf(option))));
  const read = bands.filter((band) => band !== null);
  const spans = read.length === bands.length ? spansOf(read) : null;
  if (!spans || bands.length < 2 || read.filter((band) => !isExact(band)).length < 2) return null;
  return said.map((option, index) => ({ option, words: wordsOf(option), band: read[index]!, span: spans[index]! }));
}

/** Many more are a list of years or sizes. */
const MOST_BANDS = 60;
const NOTHING: Band = readBand('0')!;

/** “No cases” is nought among bands of cases. */
function nothingWords(options: readonly Option[], number: NumberQuestion | null): ReadonlySet<string> {
  const counted = options.flatMap((option) => readBand(wordsOf(option))?.of ?? []).filter((of) => of !== '');
  const things = [...counted.flatMap((of) => [of, `${of}s`]), ...(number ? [sameWords(number.unit)] : [])];
  return new Set(things.map((thing) => `no ${thing}`));
}

function isExact({ from, to }: Band): boolean {
  return from !== null && to !== null && from.value === to.value && from.unit === to.unit;
}

/** Bands in a unit of time can be set beside a number in the same unit only. */
function isOfUnit(bands: readonly BandOption[], { unit }: NumberQuestion): boolean {
  const ends = bands.flatMap(({ band }) => [band.from, band.to]).flatMap((end) => end ?? []);
  const first = sameWords(unit).split(' ')[0]!.replace(/s$/, '');
  return ends.every((end) => (end.unit === null || end.unit === first) && Number.isInteger(end.value));
}

function numbers(from: number, to: number): string {
  return from === to ? String(from) : `${from} to ${to}`;
}
