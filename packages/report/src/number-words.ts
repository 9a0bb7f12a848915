// Which words in running text state an amount, or a finding without one. A report's amounts are bound to cells or
// stated from a source, so these are refused outside a tag. The list is drawn so that ordinary prose passes:
// - “one” is mostly a pronoun (“no one”, “one of the reasons”): refused only in “one in five”, “one third” and the like;
// - ordinals are order, not amount (“the third reason”, “a second job”): refused only as fractions (“a third of”,
//   “two thirds”); “a third reason” is caught too, and reads as well as “another reason”;
// - “most” is often degree (“most of all”, “the most senior managers”): refused only before people or what they said;
// - “minority” is refused only in “minority of”, because “ethnic minority” is a description;
// - “half” is refused unless it starts a compound (“half-term”), and “zero” unless it is the name of a contract;
// - “everybody”, “few”, “mostly” and the like are refused where they claim a finding (see `claim-words.ts`).
import { CLAIMS, COMPARISONS, COUNTED_CLAIMED, OF_THESE, PEOPLE, PEOPLE_CLAIMED } from './claim-words.ts';

/**
 * `share`: a part of a whole, which comes from a cell and from nowhere else. `claim`: how many hold something, without
 * a number. `comparison`: that something is higher or lower than the rest, which a table tests. `count`: any other amount, which can come from a cell or be stated from a source.
 */
export type AmountKind = 'share' | 'claim' | 'count' | 'comparison';

export interface UnboundNumber {
  /** Where it starts in the text, counted in characters. */
  readonly index: number;
  readonly words: string;
  readonly kind: AmountKind;
}

/** Stands in the text for a tag that prints a bound number, so that “one in {% number … /%}” is seen as one phrase. */
export const BOUND = '\uFFFC';

const CARDINALS =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|' +
  'nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?';
const FRACTIONS = 'third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth';
const SAYING = 'said|say|felt|feel|thought|think|agreed|agree|disagreed|disagree|reported|report|told|answered|chose';
const DIGITS = '\\p{N}(?:[\\p{N}.,]*\\p{N})?';
/** “half a year” and “the last quarter of 2022” are periods, and not parts of people. */
const OF_TIME = '(?!\\s+(?:(?:an?|the)\\s+)?(?:hours?|days?|weeks?|months?|years?)\\b)';

const SHARES = [
  `${DIGITS}\\s*[%‰％٪]|[%‰％٪]|(?<!\\p{N})[¼-¾⅐-⅞↉]`,
  `\\b(?:one|${CARDINALS})\\s+(?:in|out\\s+of)\\s+(?:every\\s+)?(?:${CARDINALS}|${BOUND})`,
  `(?:\\b(?:one|${CARDINALS})|${DIGITS})?\\s*\\bper[\\s-]?cents?\\b`,
  `\\b(?:an?|one|${CARDINALS})[\\s-]+(?:${FRACTIONS})s?\\b(?!-)`,
  `\\b(?:${FRACTIONS})\\s+of\\b(?!\\s+\\p{N}{4}|\\s+the\\s+year)`,
  `\\b(?:${FRACTIONS})s\\b`,
  `\\bhal(?:f\\b(?!-)|ves\\b)${OF_TIME}`,
  '(?<!\\bglobal\\s)\\bmajority\\b|\\bminority\\s+of\\b',
  `\\bmost\\s+(?:of\\s+(?:them|us|these|those|the)\\b(?!\\s+time)|(?:${SAYING})\\b)`,
  `(?<!\\bthe\\s)\\bmost\\s+(?:[a-z’'-]+\\s+)?(?:${PEOPLE})\\b`,
];
const COUNTS = [
  DIGITS,
  `\\b(?:${CARDINALS})\\b`,
  `\\b(?:two|three|four|five|six|seven|eight|nine|ten|hundred)fold\\b`,
  '\\bhalf\\b(?!-)|\\bhalves\\b|\\bhalved\\b|\\bhalving\\b',
  '\\bzero\\b(?![\\s-]+hours?\\b)|\\bnought\\b',
  '\\b(?:twice|thrice|doubled|tripled|trebled|quadrupled)\\b|\\b(?:double|triple|treble)\\s+the\\b',
];
/** A number of anything but time: “48 hours”, “30 September” and “2022” count nobody, whatever is said after them. */
const NOT_PERIOD =
  '(?!\\s+(?:hours?|days?|weeks?|months?|years?|January|February|March|April|May|June|July|August|September|October|' +
  'November|December)\\b)';
const NUMBER = `(?:(?<![\\p{N}/.,])(?!(?:19|20)\\p{N}{2}(?![\\p{N},]))${DIGITS}|\\b(?:${CARDINALS}))${NOT_PERIOD}`;
/** What digits can say in a stated fact that only a cell may say: a part of a whole, or how many people say something. */
const STATED_SHARES = [
  `${DIGITS}\\s+(?:in|out\\s+of)\\s+(?:every\\s+)?\\p{N}{1,3}(?![\\p{N},])`,
  '(?<![\\p{N}/])\\p{N}{1,3}\\s*/\\s*\\p{N}{1,3}(?![\\p{N}/])',
  '\\bpercentages?\\b',
  `(?:${DIGITS}|\\b(?:${CARDINALS}))${PEOPLE_CLAIMED}`,
  // “There are 52 of them” tells how many there are, and “30 of them” what part.
  `(?<!\\bthere\\s(?:are|were)\\s)${NUMBER}\\s+of\\s+(?:the|those|these|them|us)\\b`,
  `${NUMBER}${COUNTED_CLAIMED}`,
  `${OF_THESE}${NUMBER}`,
];

const UNBOUND = new RegExp(
  `(?<comparison>${COMPARISONS.join('|')})|(?<claim>${CLAIMS.join('|')})|(?<share>${SHARES.join('|')})|(?<count>${COUNTS.join('|')})`,
  'giu',
);
const SHARE = new RegExp([...STATED_SHARES, ...SHARES].join('|'), 'giu');
/** Characters that print nothing and could split a word so that it is not found. */
const UNSEEN = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;

/** Text without the characters that print nothing. */
export function seenText(text: string): string {
  return text.replace(UNSEEN, '');
}

const KINDS = ['comparison', 'claim', 'share'] as const;

/** Every amount in running text, and every comparison that only a table can make, in order. */
export function unboundNumbers(text: string): UnboundNumber[] {
  return [...seenText(text).matchAll(UNBOUND)].map(({ index, 0: words, groups }) => ({
    index: index + words.search(/\S/),
    words: words.trim(),
    kind: KINDS.find((kind) => groups?.[kind] !== undefined) ?? 'count',
  }));
}

/** Every share in text, `seenText`, in which stated facts stand as they are printed. */
export function sharesIn(text: string): { index: number; words: string }[] {
  return [...text.matchAll(SHARE)].map(({ index, 0: words }) => ({ index, words: words.trim() }));
}
