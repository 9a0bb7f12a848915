import type { SurveyDesign } from '../design/survey-design.ts';
import { namesOf } from '../regression/term.ts';
import { type Measure, termsOf } from './measure.ts';

/** How unlikely it has to be, by chance, that so few with an answer were asked, for it to be a rule. */
const CHANCE = 0.001;
/** The part of those with an answer who may have been asked all the same, after a correction for instance. */
const HARDLY_ANY = 0.02;
/** An outcome with more values than these is looked at in tenths of its people. */
const MOST_VALUES = 20;
const TENTHS = 10;

/**
 * Says so where a predictor was put only to people with some answers to the outcome. Such a predictor cannot explain
 * the outcome: it is known only for those whom the outcome let through, and the others fall out of the model. Found in
 * who was asked: hardly anybody with one answer to the outcome, too few for chance, and others with another.
 */
export function routedOnOutcome(design: SurveyDesign, outcome: Measure, predictor: Measure): string | null {
  const { asked } = predictor;
  if (!asked) return null;
  for (const term of termsOf(outcome)) {
    const passedOver = answersPassedOver(answersOf(design, term.values, asked));
    if (passedOver.length === 0) continue;
    const people = passedOver.reduce((sum, answer) => sum + answer.people, 0);
    const those = passedOver.reduce((sum, answer) => sum + answer.asked, 0);
    const answers = namesOf(passedOver.map(({ label }) => label));
    return `“${predictor.name}” was asked of ${those} of the ${people} people whose “${term.name}” is ${answers}: who was asked it follows from the outcome, so it cannot explain the outcome.`;
  }
  return null;
}

/** People with one answer to the outcome, or with answers near each other. */
interface Answer {
  readonly label: string;
  readonly people: number;
  readonly asked: number;
}

function answersPassedOver(answers: readonly Answer[]): Answer[] {
  const people = answers.reduce((sum, answer) => sum + answer.people, 0);
  const share = answers.reduce((sum, answer) => sum + answer.asked, 0) / people;
  const few = answers.filter((answer) => answer.asked <= HARDLY_ANY * answer.people);
  const isRule = few.some((answer) => chanceOfSoFew(answer, share) < CHANCE / answers.length);
  return isRule ? few : [];
}

/** An upper bound of the probability of asking so few, where everybody is as likely to be asked (Chernoff 1952). */
function chanceOfSoFew({ people, asked }: Answer, share: number): number {
  const part = asked / people;
  if (part >= share) return 1;
  const information = (p: number, q: number): number => (p === 0 ? 0 : p * Math.log(p / q));
  return Math.exp(-people * (information(part, share) + information(1 - part, 1 - share)));
}

function answersOf(
  { weights, rows }: SurveyDesign,
  values: ArrayLike<number | string | null>,
  asked: ArrayLike<boolean>,
): Answer[] {
  const found = new Map<number | string, { people: number; asked: number }>();
  for (let row = 0; row < rows; row += 1) {
    const value = values[row]!;
    if (weights[row] === 0 || value === null || Number.isNaN(value)) continue;
    const count = found.get(value) ?? { people: 0, asked: 0 };
    count.people += 1;
    count.asked += Number(asked[row]);
    found.set(value, count);
  }
  const inOrder = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const answers = inOrder.map(([value, count]) => ({ label: String(value), ...count }));
  return answers.length > MOST_VALUES ? inTenths(answers) : answers;
}

/** Joins neighbouring answers until each group holds a tenth of people. */
function inTenths(answers: readonly Answer[]): Answer[] {
  const tenth = answers.reduce((sum, { people }) => sum + people, 0) / TENTHS;
  const groups: Answer[][] = [[]];
  for (const answer of answers) {
    if (groups.at(-1)!.reduce((sum, { people }) => sum + people, 0) >= tenth) groups.push([]);
    groups.at(-1)!.push(answer);
  }
  return groups.map((group) => ({
    label: `${group[0]!.label} to ${group.at(-1)!.label}`,
    people: group.reduce((sum, { people }) => sum + people, 0),
    asked: group.reduce((sum, { asked }) => sum + asked, 0),
  }));
}
