import { Findings, type Problem, readPlan } from '@earshot/planfile';
import type { Leanings } from '../leanings.ts';
import type { Questionnaire } from '../questionnaire.ts';
import type { Random } from '../simulate.ts';
import { ALL, measureMinutes, type RouteMinutes } from './measure-minutes.ts';
import { type ReadingAges, readingAges } from './reading-age.ts';

/** How long a questionnaire is, how hard to read, and where that is more than it says. */
export interface Measured {
  readonly minutes: readonly RouteMinutes[];
  /** Null for a language in which it cannot be reckoned. */
  readonly readingAge: ReadingAges | null;
  readonly problems: readonly Problem[];
}

/** A questionnaire as it was read. */
interface ReadFile {
  readonly file: string;
  readonly text: string;
  readonly questionnaire: Questionnaire;
}

/** Interviews simulated in each mode: the median is then right to a few seconds in a minute. */
const PEOPLE = 200;

/**
 * Measures a questionnaire: minutes by mode and route over simulated people, and reading age. Warns where half of those
 * who complete need longer than they are promised, and where the sentences are harder than `reading_age` says.
 * @param leanings how people lean; null for people who answer evenly.
 */
export function measureQuestionnaire(
  { file, text, questionnaire }: ReadFile,
  leanings: Leanings | null,
  random: Random,
): Measured {
  const minutes = measureMinutes(questionnaire, leanings, random, PEOPLE);
  const readingAge = readingAges(questionnaire);
  const { plan } = readPlan(file, text);
  if (!plan) throw new Error('measureQuestionnaire: the text is not the one that the questionnaire was read from.');
  const findings = new Findings(plan);
  for (const { mode, route, median, promised } of minutes) {
    if (route !== ALL || promised === null || median <= promised) continue;
    const sentence = `Half of those who complete ${IN_MODE[mode]} need ${median} minutes or more, and are promised ${promised}.`;
    findings.warn('longer-than-promised', ['minutes', mode], sentence);
  }
  if (readingAge && readingAge.limit !== null && readingAge.age > readingAge.limit) {
    findings.warn('reading-age', ['reading_age'], tooHard(readingAge, readingAge.limit));
  }
  return { minutes, readingAge, problems: findings.problems };
}

const IN_MODE = { web: 'online', telephone: 'by telephone' };
/** A question of fewer words says little of how hard it is. */
const FEWEST_WORDS = 10;

function tooHard({ age, questions }: ReadingAges, limit: number): string {
  const hardest = questions
    .filter(({ words }) => words >= FEWEST_WORDS)
    .sort((one, other) => other.age - one.age)
    .slice(0, 3)
    .map((one) => `“${one.question}” (${one.age})`);
  return `The sentences are for readers of ${age} years, and should be for readers of ${limit}. The hardest are ${hardest.join(', ')}.`;
}
