// Jumps become conditions. Whoever follows the jumps of the document and whoever follows the conditions of our file must
// be asked the same questions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DONT_KNOW, holds, NOT_ASKED, readExpression, type Value, type Variable } from '@earshot/dataset';
import fc from 'fast-check';
import { imported } from './fixtures/imported.ts';

const QUESTIONS = 7;

interface Drawn {
  /** By option (yes, no, don't know), the place of the question that it leads to; null where the next follows. */
  readonly routes: readonly (number | null)[];
  /** Asked of those who gave one of these answers to an earlier question. */
  readonly ask: { readonly at: number; readonly codes: readonly number[]; readonly isNot: boolean } | null;
}

const drawnAt = (at: number) =>
  fc.record<Drawn>({
    routes: fc.array(fc.option(fc.integer({ min: at + 1, max: QUESTIONS }), { freq: 2 }), {
      minLength: 3,
      maxLength: 3,
    }),
    ask:
      at === 0
        ? fc.constant(null)
        : fc.option(
            fc.record({
              at: fc.integer({ min: 0, max: at - 1 }),
              codes: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 }),
              isNot: fc.boolean(),
            }),
          ),
  });

function documentOf(drawn: readonly Drawn[]): string {
  const last = `Q${drawn.length + 1} Anything else?\nYes\t1\nNo\t2`;
  return [...drawn.map(questionText), last].join('\n\n');
}

function questionText({ routes, ask }: Drawn, at: number): string {
  const who = ask ? `ASK IF Q${ask.at + 1}${ask.isNot ? '≠' : '='}${ask.codes.join('/')}` : 'ASK ALL';
  const rows = ['Yes', 'No', 'Don’t know'].map((label, index) => {
    const to = routes[index] ?? null;
    return `${label}\t${index + 1}\t${to === null ? '' : `GO TO Q${to + 1}`}`;
  });
  return `${who}\nQ${at + 1} Is it so?\n${rows.join('\n')}`;
}

/** The questions that somebody with these answers is asked who follows the document from line to line. */
function byJumps(drawn: readonly Drawn[], answers: readonly number[]): number[] {
  const asked: number[] = [];
  for (let at = 0; at < drawn.length; ) {
    const { ask, routes } = drawn[at]!;
    const isAsked = !ask || (asked.includes(ask.at) && ask.codes.includes(answers[ask.at]!) !== ask.isNot);
    if (isAsked) asked.push(at);
    at = (isAsked ? routes[answers[at]! - 1] : null) ?? at + 1;
  }
  return asked;
}

/** The same by the conditions of our file. */
function byConditions(drawn: readonly Drawn[], answers: readonly number[]): number[] {
  const { questionnaire } = imported(documentOf(drawn));
  const elements = questionnaire!.blocks.flatMap(({ questions }) => questions);
  const values = new Map<string, Value>();
  return drawn.flatMap((_, at) => {
    const isAsked = met(elements[at]!.when, values);
    const value =
      answers[at] === 3 ? DONT_KNOW : ({ state: 'answered', value: answers[at] === 1 ? 'yes' : 'no' } as const);
    values.set(`q${at + 1}`, isAsked ? value : NOT_ASKED);
    return isAsked ? [at] : [];
  });
}

function met(when: string | undefined, values: ReadonlyMap<string, Value>): boolean {
  if (when === undefined) return true;
  const categories = [
    { code: 'yes', label: 'Yes' },
    { code: 'no', label: 'No' },
  ];
  const find = (name: string): Variable => ({ kind: 'single', name, label: name, categories });
  const { expression, problems } = readExpression(when, find);
  assert.deepEqual(problems, []);
  return holds(expression!, (name) => values.get(name)!);
}

test('conditions ask what the jumps of the document would have asked', () => {
  const documents = fc.tuple(...Array.from({ length: QUESTIONS }, (_, at) => drawnAt(at)));
  const answers = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: QUESTIONS, maxLength: QUESTIONS });
  fc.assert(
    fc.property(documents, answers, (drawn, given) => {
      assert.deepEqual(byConditions(drawn, given), byJumps(drawn, given));
    }),
    { numRuns: 200 },
  );
});
