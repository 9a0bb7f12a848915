// Labels that are bands of numbers, as English questionnaires write them: “1–5”, “6 to 10 cases”, “30+”, “Under 25
// years”, “6 months to 1 year”, “More than 20 hours”. What cannot be read for certain is not read at all.

/** An end of a band: a number in a unit of measure, and whether the number itself belongs to the band. */
export interface End {
  readonly value: number;
  /** A unit of time; null for what is counted. */
  readonly unit: TimeUnit | null;
  readonly isIn: boolean;
}

/** From where to where an option reaches; null where it has no end. */
export interface Band {
  readonly from: End | null;
  readonly to: End | null;
  /** What is counted, in the words of the label, such as “cases”; empty where it does not say. */
  readonly of: string;
}

export type TimeUnit = 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute';

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const TIME: Readonly<Record<string, TimeUnit>> = {
  y: 'year',
  yr: 'year',
  year: 'year',
  m: 'month',
  month: 'month',
  mth: 'month',
  week: 'week',
  wk: 'week',
  day: 'day',
  hour: 'hour',
  hr: 'hour',
  h: 'hour',
  minute: 'minute',
  min: 'minute',
};

const N = '(£?\\d+(?:\\.\\d+)?%?)';
/** Up to four words after a number: a unit of time, or what is counted. */
const U = "((?: ?[a-z][a-z’'-]*){0,4}?)";
const MORE =
  '(?:\\+|plus|or more|and more|or over|and over|or above|and above|or older|and older|or longer|and longer|or later|upwards|and upwards)';
const LESS = '(?:or less|or fewer|or under|or below|or younger|or earlier|and under|and below|or shorter)';
const ABOVE = '(?:more than|over|above|longer than|older than|greater than|after|exceeding)';
const BELOW = '(?:less than|under|fewer than|below|shorter than|younger than|before)';
const LEAD = '(?:between |from |aged |age |about |around )*';

type Make = (found: readonly string[]) => { from?: Part; to?: Part };
interface Part {
  readonly number: string;
  readonly words: string;
  readonly isIn: boolean;
}

const part = (number = '', words = '', isIn = true): Part => ({ number, words, isIn });

/** The forms of a band, each with what its groups mean; the first that fits the whole label counts. */
const FORMS: readonly (readonly [RegExp, Make])[] = [
  [
    form(`(${ABOVE}|at least) ${N}${U},? (?:but |and )?(to|up to|${BELOW}|at most|no more than) ${N}${U}`),
    ([above, a, au, below, b, bu]) => ({
      from: part(a, au, above === 'at least'),
      to: part(b, bu, !new RegExp(`^${BELOW}$`).test(below!)),
    }),
  ],
  [
    form(`${LEAD}${N}${U} ?${MORE},? (?:but |and )?(to|up to|${BELOW}|at most|no more than) ${N}${U}`),
    ([a, au, below, b, bu]) => ({ from: part(a, au), to: part(b, bu, !new RegExp(`^${BELOW}$`).test(below!)) }),
  ],
  [
    form(`${LEAD}${N}${U} ?(-|to|and|up to|or) ?(${BELOW} )?${N}${U}`),
    ([a, au, _, below, b, bu]) => ({ from: part(a, au), to: part(b, bu, below === undefined) }),
  ],
  [form(`${LEAD}${N}${U} ?${MORE}${U}`), ([a, au, more]) => ({ from: part(a, au || more) })],
  [form(`at least ${N}${U}`), ([a, au]) => ({ from: part(a, au) })],
  [form(`${N}${U} ?${LESS}${U}`), ([a, au, less]) => ({ to: part(a, au || less) })],
  [form(`(?:up to|at most|no more than) ${N}${U}`), ([a, au]) => ({ to: part(a, au) })],
  [form(`${ABOVE} ${N}${U}`), ([a, au]) => ({ from: part(a, au, false) })],
  [form(`${BELOW} ${N}${U}`), ([a, au]) => ({ to: part(a, au, false) })],
  [form(`${N}${U}`), ([a, au]) => ({ from: part(a, au), to: part(a, au) })],
];

function form(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

/** Reads a label as a band of numbers; null when it is not one, or not for certain. */
export function readBand(label: string): Band | null {
  const text = plain(label);
  if (text === 'none' || text === 'nil') return exactly(0);
  for (const [pattern, make] of FORMS) {
    const found = pattern.exec(text);
    if (found) return bandOf(make(found.slice(1)));
  }
  return null;
}

function exactly(value: number): Band {
  const end = { value, unit: null, isIn: true };
  return { from: end, to: end, of: '' };
}

function bandOf({ from, to }: ReturnType<Make>): Band | null {
  const units = [from, to].map((each) => unitOf(each?.words ?? ''));
  // “25 to 34 years” says its unit once, “6 months to 1 year” twice.
  const fromUnit = units[0]!.time ?? (units[0]!.of === '' ? units[1]!.time : null);
  const toUnit = units[1]!.time ?? (units[1]!.of === '' ? units[0]!.time : null);
  const said = new Set(units.map(({ of }) => of).filter((of) => of !== ''));
  for (const each of [from, to]) if (/[£%]/.test(each?.number ?? '')) said.add(/£/.test(each!.number) ? '£' : '%');
  if (said.size > 1 || (said.size === 1 && (fromUnit ?? toUnit))) return null;
  const end = (each: Part | undefined, unit: TimeUnit | null): End | null =>
    each ? { value: Number(each.number.replaceAll(/[£%]/g, '')), unit, isIn: each.isIn } : null;
  const band = { from: end(from, fromUnit), to: end(to, toUnit), of: [...said][0] ?? '' };
  return band.from && band.to && band.from.unit === band.to.unit && band.from.value > band.to.value ? null : band;
}

/** The unit of time, or what is counted, that words after a number name. */
function unitOf(words: string): { time: TimeUnit | null; of: string } {
  const [first = '', ...rest] = words.trim().split(' ');
  const time = TIME[first.replace(/s$/, '')] ?? null;
  if (
    time &&
    rest.every((word) => ['old', 'of', 'age', 'ago', 'in', 'total', 'a', 'per', 'week', 'day'].includes(word))
  ) {
    return { time, of: '' };
  }
  return { time: null, of: words.trim().replace(/s$/, '') };
}

function plain(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll(/(\d),(?=\d{3}\b)/g, '$1')
    .replaceAll(/\b(?:an?|one) (?=(?:year|month|week|day|hour|minute)\b)/g, '1 ')
    .replaceAll(/[a-z]+/g, (word) => (NUMBERS.includes(word) ? String(NUMBERS.indexOf(word)) : word))
    .replaceAll(/\s*-\s*/g, '-')
    .replaceAll(/\s+/g, ' ')
    .replace(/[.:;]$/, '')
    .trim();
}
