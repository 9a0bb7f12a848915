import type { SurveyDesign } from '../design/survey-design.ts';
import { namesOf } from '../regression/term.ts';
import { type Measure, termsOf } from './measure.ts';

/** How unlikely it has to be that a predictor was asked of nobody with an answer by chance, for it to be a rule. */
const CHANCE = 0.001;

/**
 * Says so where a predictor was put only to people with some answers to the outcome. Such a predictor cannot explain
 * the outcome: it is known only for those whom the outcome let through, and the others fall out of the model. Found in
 * who was asked: nobody with one answer to the outcome, somebody with another, and too many with the first for it to be
 * chance.
 */
export function routedOnOutcome(design: SurveyDesign, outcome: Measure, predictor: Measure): string | null {
  const { asked } = predictor;
  if (!asked) return null;
  for (const term of termsOf(outcome)) {
    const never = answersNeverAsked(design, term.values, asked);
    if (never.length === 0) continue;
    const answers = namesOf(never.map(String));
    return `“${predictor.name}” was asked of nobody whose “${term.name}” is ${answers}: who was asked it follows from the outcome, so it cannot explain the outcome.`;
  }
  return null;
}

function answersNeverAsked(
  { weights, rows }: SurveyDesign,
  answers: ArrayLike<number | string | null>,
  asked: ArrayLike<boolean>,
): (number | string)[] {
  const counts = new Map<number | string, { people: number; asked: number }>();
  let people = 0;
  let askedOfAll = 0;
  for (let row = 0; row < rows; row += 1) {
    const answer = answers[row]!;
    if (weights[row] === 0 || answer === null || Number.isNaN(answer)) continue;
    const count = counts.get(answer) ?? { people: 0, asked: 0 };
    count.people += 1;
    count.asked += Number(asked[row]);
    counts.set(answer, count);
    people += 1;
    askedOfAll += Number(asked[row]);
  }
  const share = askedOfAll / people;
  const never = [...counts].filter(([, count]) => count.asked === 0);
  const withThem = never.reduce((sum, [, count]) => sum + count.people, 0);
  const isChance = share === 0 || (1 - share) ** withThem >= CHANCE;
  return isChance ? [] : never.map(([answer]) => answer).sort();
}
