// Which words in running text state an amount. A report's amounts are bound to cells or to a stated source, so these
// are refused outside a tag. The list is drawn so that ordinary prose passes:
// - “one” is mostly a pronoun (“no one”, “one of the reasons”): refused only in “one in five”, “one third” and the like;
// - ordinals are order, not amount (“the third reason”, “a second job”): refused only as fractions (“a third of”,
//   “two thirds”); “a third reason” is caught too, and reads as well as “another reason”;
// - “most” is often degree (“most of all”, “the most senior managers”): refused only before people or what they said;
// - “minority” is refused only in “minority of”, because “ethnic minority” is a description;
// - “half” is refused unless it starts a compound (“half-term”), and “zero” unless it is the name of a contract;
// - “some”, “many”, “few”, “several” and “both” claim no amount that a cell could hold.

export interface UnboundNumber {
  /** Where it starts in the text, counted in characters. */
  readonly index: number;
  readonly words: string;
}

/** Stands in the text for a tag that prints a bound number, so that “one in {% number … /%}” is seen as one phrase. */
export const BOUND = '\uFFFC';

const CARDINALS =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|' +
  'nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?';
const FRACTIONS = 'third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth';
const PEOPLE =
  'people|persons|respondents|participants|staff|employees|workers|social\\s+workers|managers|colleagues|teams|' +
  'authorities|students|apprentices';
const SAYING = 'said|say|felt|feel|thought|think|agreed|agree|disagreed|disagree|reported|report|told|answered|chose';

const PATTERNS = [
  `\\b(?:one|${CARDINALS})\\s+(?:in|out\\s+of)\\s+(?:every\\s+)?(?:${CARDINALS}|${BOUND})`,
  `\\b(?:${CARDINALS})\\b`,
  `\\b(?:two|three|four|five|six|seven|eight|nine|ten|hundred)fold\\b`,
  `\\b(?:an?|one)[\\s-]+(?:${FRACTIONS})\\b(?!-)`,
  `\\b(?:${FRACTIONS})\\s+of\\b`,
  `\\b(?:${FRACTIONS})s\\b`,
  '\\bhalf\\b(?!-)|\\bhalves\\b|\\bhalved\\b|\\bhalving\\b',
  '\\bzero\\b(?![\\s-]+hours?\\b)|\\bnought\\b',
  '\\bper[\\s-]?cent\\b',
  '\\b(?:twice|thrice|doubled|tripled|trebled|quadrupled)\\b|\\b(?:double|triple|treble)\\s+the\\b',
  '(?<!\\bglobal\\s)\\bmajority\\b|\\bminority\\s+of\\b',
  `\\bmost\\s+(?:of\\s+(?:them|us|these|those|the)\\b(?!\\s+time)|(?:${SAYING})\\b)`,
  `(?<!\\bthe\\s)\\bmost\\s+(?:[a-z’'-]+\\s+)?(?:${PEOPLE})\\b`,
];
const UNBOUND = new RegExp(`[\\p{N}][\\p{N}.,]*\\p{N}\\s*[%‰]?|\\p{N}\\s*[%‰]?|[%‰％٪]|${PATTERNS.join('|')}`, 'giu');
/** Characters that print nothing and could split a word so that it is not found. */
const UNSEEN = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;

/** Every amount in running text, in order. */
export function unboundNumbers(text: string): UnboundNumber[] {
  return [...text.replace(UNSEEN, '').matchAll(UNBOUND)].map((match) => ({
    index: match.index,
    words: match[0].trim(),
  }));
}
