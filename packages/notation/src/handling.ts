/** What instructions say about how a question is answered and how an interviewer handles it. */
export interface Handling {
  readonly choice: 'single' | 'multiple' | null;
  readonly perRow: boolean;
  readonly readOut: boolean;
  readonly doNotReadOut: boolean;
  readonly prompt: boolean;
  /** The answer is written down, in words or as a number. */
  readonly open: 'text' | 'number' | null;
  /** How many answers can be given at most; null where it is not said. */
  readonly most: number | null;
  /** Phrases that only a person can follow, as they stand. */
  readonly others: readonly string[];
}

type Fact = Partial<Omit<Handling, 'others'>>;

const EACH_ROW = '(?: (?:IN |FOR |PER |ON )?(?:EACH|PER|EVERY)(?: ROW| STATEMENT| LINE)?)?';
const PICK = '(?:PLEASE )?(?:GIVE|SELECT|CHOOSE|TICK|PICK|CODE)';
const UP_TO = '(?:UP TO|NO MORE THAN|A MAXIMUM OF) (\\d{1,2}|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)';
const NUMBERS = ['TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE', 'TEN'];
const PHRASES: readonly (readonly [RegExp, Fact])[] = [
  [
    phrase(`(?:(?:PLEASE )?(?:SINGLE|ONE)[ -]?CODE|SINGLE RESPONSE|SINGLE CHOICE|SC|SINGLE)(?: ONLY)?${EACH_ROW}`),
    { choice: 'single' },
  ],
  [phrase(`CODE (?:ONLY )?ONE(?: ONLY)?${EACH_ROW}`), { choice: 'single' }],
  [
    phrase(
      `(?:PLEASE )?(?:GIVE|SELECT|CHOOSE|TICK|PICK) (?:ONLY )?ONE(?: ANSWER| RESPONSE| OPTION| BOX)?(?: ONLY)?${EACH_ROW}`,
    ),
    { choice: 'single' },
  ],
  [
    phrase(
      '(?:MULTI(?:PLE)?[ -]?CODE|MULTI(?:PLE)?[ -]?RESPONSE|MC|CODE ALL(?: THAT APPLY)?)(?: OK| ALLOWED| POSSIBLE)?',
    ),
    { choice: 'multiple' },
  ],
  [
    phrase(
      '(?:PLEASE )?(?:GIVE|SELECT|CHOOSE|TICK|PICK) (?:ALL|AS MANY ANSWERS AS|AS MANY AS|ALL ANSWERS)(?: THAT)?(?: YOU)?(?: LIKE| APPLY)',
    ),
    { choice: 'multiple' },
  ],
  [phrase(`${PICK} ${UP_TO}(?: (?:ANSWERS|CODES|OPTIONS|RESPONSES))?(?: ONLY)?`), { choice: 'multiple' }],
  [phrase(`(?:GRID|MATRIX)(?: QUESTION)?${EACH_ROW}`), { perRow: true }],
  [phrase('READ OUT(?: (?:LIST|OPTIONS|ALL|EACH|STATEMENTS))?'), { readOut: true }],
  [phrase("(?:DO NOT|DON[’']T) (?:READ(?: OUT)?|PROMPT)(?: (?:LIST|OPTIONS|ANSWERS))?"), { doNotReadOut: true }],
  [phrase('UNPROMPTED|SPONTANEOUS'), { doNotReadOut: true }],
  [phrase('PROMPT(?: (?:AS|IF|WHERE) (?:NECESSARY|NEEDED|REQUIRED))?'), { prompt: true }],
  [
    phrase(
      'PROMPT WITH (?:THE )?(?:ANSWERS|RESPONSES|CODES)(?: GIVEN)? (?:FROM|AT) \\w{2,8}(?: (?:AS|IF) (?:NECESSARY|NEEDED))?',
    ),
    { prompt: true },
  ],
  [
    phrase('(?:OPEN[ -]?END(?:ED)?|OPEN(?: TEXT| RESPONSE)?|VERBATIM|WRITE[ -]?IN|TYPE[ -]?IN|RECORD VERBATIM)'),
    { open: 'text' },
  ],
  [
    phrase(
      '(?:NUMERIC|NUMERICAL|(?:PLEASE )?(?:ENTER|TYPE IN|WRITE IN|RECORD)(?: A| THE| EXACT)? NUMBER|NUMBER)(?: RESPONSE| ANSWER| BOX)?',
    ),
    { open: 'number' },
  ],
];

function phrase(source: string): RegExp {
  return new RegExp(`^${source}$`, 'i');
}

const NOTHING: Handling = {
  choice: null,
  perRow: false,
  readOut: false,
  doNotReadOut: false,
  prompt: false,
  open: null,
  most: null,
  others: [],
};

/** Reads `READ OUT, CODE FIRST THAT APPLIES. SINGLE CODE.` phrase by phrase. */
export function readHandling(words: string): Handling {
  return sentencesOf(words).map(readSentence).reduce(both, NOTHING);
}

/** True when every phrase is one that instructions use. */
export function isHandling(words: string): boolean {
  const handling = readHandling(words);
  return handling.others.length === 0 && isSomething(handling);
}

/** Whether any phrase says how to answer or what to read. */
export function isSomething({ others: _, ...facts }: Handling): boolean {
  return Object.values(facts).some((fact) => fact !== null && fact !== false);
}

/** What several instructions say together; the later choice counts. */
export function both(one: Handling, other: Handling): Handling {
  return {
    choice: other.choice ?? one.choice,
    perRow: one.perRow || other.perRow,
    readOut: one.readOut || other.readOut,
    doNotReadOut: one.doNotReadOut || other.doNotReadOut,
    prompt: one.prompt || other.prompt,
    open: other.open ?? one.open,
    most: other.most ?? one.most,
    others: [...one.others, ...other.others],
  };
}

function sentencesOf(words: string): string[] {
  return words
    .replaceAll(/[[\]]|_{2,}/g, ' ')
    .replaceAll(/\b(IF [^.;]{1,40}?)\s-\s(?=[A-Z]{3})/g, '$1: ')
    .split(/[.;](?:\s|$)|\s-\s(?=[A-Z]{3})/)
    .map((part) =>
      part
        .replaceAll(/[\s.]+/g, ' ')
        .replace(/:\s*$/, '')
        .trim(),
    )
    .filter((part) => part !== '');
}

/** A sentence is known as a whole, or by its parts around commas and “and”, or it is left to people. */
function readSentence(sentence: string): Handling {
  const whole = fact(sentence);
  if (whole) return whole;
  const parts = sentence.split(/,\s*|\s+AND\s+|\s*\/\s*/i).map((part) => part.trim());
  const known = parts.map(fact);
  const unknown = parts.filter((_, index) => !known[index]);
  const together = known.filter((each) => each !== null).reduce(both, NOTHING);
  if (unknown.length === parts.length || unknown.some((part) => /^(?:IF|BUT|UNLESS|WHEN)\b/i.test(part))) {
    return { ...NOTHING, others: [sentence] };
  }
  return { ...together, others: unknown };
}

function fact(words: string): Handling | null {
  const found = PHRASES.find(([pattern]) => pattern.test(words.replaceAll(/[()]/g, '').trim()));
  if (!found) return null;
  return {
    ...NOTHING,
    ...found[1],
    perRow: found[1].perRow ?? (/\b(?:ROW|EACH|STATEMENT)\b/i.test(words) && found[1].choice !== undefined),
    most: mostIn(words),
  };
}

function mostIn(words: string): number | null {
  const said = new RegExp(UP_TO, 'i').exec(words)?.[1]?.toUpperCase();
  if (said === undefined) return null;
  return NUMBERS.includes(said) ? NUMBERS.indexOf(said) + 2 : Number(said);
}

/** True for an instruction that says nothing at all. */
export function isNothing({ others, ...facts }: Handling): boolean {
  return others.length === 0 && Object.values(facts).every((fact) => fact === null || fact === false);
}
