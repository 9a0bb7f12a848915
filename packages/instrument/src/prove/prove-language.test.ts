// The proof against asking everybody that there can be, for what stands beside plain questions: closes, options and
// rows that depend on answers, what is said instead of a number, checks, words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds, NOT_ASKED } from '@earshot/dataset';
import { readPlan, shapePlan } from '@earshot/planfile';
import fc from 'fast-check';
import { buildQuestionnaire } from '../build/build-questionnaire.ts';
import { everybody, type Person } from '../fixtures/everybody.ts';
import type { Condition, Question, Questionnaire } from '../questionnaire.ts';
import { readQuestionnaire } from '../read-questionnaire.ts';
import { questionnaireShape } from '../shape.ts';
import { questionsOf } from '../variables.ts';

const ONE = ['one = a', 'one in (a, b)', 'one != c', 'refused(one)', 'answered(one)', 'not (one = a)'];
const NUMBER = ['num > 0', 'num = 2', 'num_instead = na', 'dont_know(num)', 'not_asked(num)', 'not_asked(num_instead)'];
const BOTH = ['other > num', 'other = num', 'num >= other', 'other > 1', 'not_asked(num) and other < 2'];
const LATE = ['opts = x', 'opts in (y, z)', 'not_asked(opts)', 'rows_r = p', 'not_asked(rows_r)', 'sure = confirmed'];

const fromOne = fc.constantFrom(...ONE);
const fromNumber = fc.constantFrom(...ONE, ...NUMBER);
const late = fc.constantFrom(...ONE, ...NUMBER, ...BOTH, ...LATE);
const joined = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    part,
    fc.tuple(part, fc.constantFrom('and', 'or'), part).map(([left, word, right]) => `(${left}) ${word} (${right})`),
    part.map((inner) => `not (${inner})`),
  );

const conditions = fc.record({
  stop: joined(fromOne),
  num: joined(fromOne),
  hard: fc.constantFrom(...BOTH, ...NUMBER),
  soft: fc.constantFrom(...BOTH),
  x: joined(fromNumber),
  y: joined(fromNumber),
  z: joined(fromNumber),
  row: joined(fromNumber),
  first: joined(late),
  second: joined(late),
  last: joined(late),
});
type Conditions = typeof conditions extends fc.Arbitrary<infer T> ? T : never;

function fileOf(when: Conditions): string {
  return `title: T
blocks:
  - id: a
    title: A
    questions:
      - {id: one, kind: single, text: One?, options: {a: A, b: B, c: C}, refused: R}
      - {id: stop, kind: close, outcome: screened_out, when: '${when.stop}'}
      - {id: num, kind: number, text: Num?, unit: u, range: [0, 2], instead: {na: NA}, dont_know: D, when: '${when.num}'}
      - id: other
        kind: number
        text: Other?
        unit: u
        range: [0, 2]
        checks:
          - {id: never, kind: hard, when: '${when.hard}', text: No}
          - {id: sure, kind: soft, when: '${when.soft}', text: Sure?}
      - {id: opts, kind: single, text: Opts?, options: {x: {text: X, when: '${when.x}'}, y: {text: Y, when: '${when.y}'}, z: {text: Z, when: '${when.z}'}}}
      - {id: rows, kind: grid, text: Rows?, options: {p: P, q: Q}, rows: {r: {text: R, when: '${when.row}'}, s: S}}
      - {id: last, kind: text, text: 'Last {w} {num}', optional: true, when: '${when.last}',
         words: {w: [{when: '${when.first}', text: First}, {when: '${when.second}', text: Second}]}}
`;
}

/** The questionnaire as it is built, without the proof that would stop it. */
function built(text: string): Questionnaire {
  const { plan } = readPlan('q.yml', text);
  return buildQuestionnaire(plan!, shapePlan(plan!, questionnaireShape).value!).questionnaire;
}

function named(questionnaire: Questionnaire, id: string): Question {
  return questionsOf(questionnaire).find((question) => question.id === id)!;
}

/** Where the people who meet a question stand when they meet it. */
function meeting(people: readonly Person[], id: string) {
  return people.flatMap(({ met }) => met.filter(({ step }) => step.question.id === id));
}

test('for any conditions on closes, options, rows, checks and words, the proof agrees with asking everybody', () => {
  fc.assert(
    fc.property(conditions, (when) => {
      const text = fileOf(when);
      const questionnaire = built(text);
      const people = everybody(questionnaire);
      const problems = readQuestionnaire('q.yml', text).problems;
      const told = (code: string, question?: string): boolean =>
        problems.some((problem) => problem.code === code && problem.question === question);
      const agree = (code: string, question: string | undefined, isSo: boolean): void =>
        assert.equal(told(code, question), isSo, `${code} ${question}\n${text}`);

      agree('close-unreachable', undefined, !people.some(({ path }) => path.close?.id === 'stop'));
      for (const { id } of questionsOf(questionnaire)) {
        agree('question-unreachable', id, meeting(people, id).length === 0);
      }
      agree(
        'check-dead-end',
        'other',
        people.some(({ stuckAt }) => stuckAt === 'other'),
      );
      const opts = meeting(people, 'opts');
      if (opts.length > 0) {
        agree(
          'options-one',
          'opts',
          opts.some(({ step }) => step.options.length === 1),
        );
        const unoffered = ['x', 'y', 'z'].filter(
          (code) => !opts.some(({ step }) => step.options.some((o) => o.code === code)),
        );
        agree('option-unreachable', 'opts', unoffered.length > 0);
      }
      const rows = meeting(people, 'rows');
      if (rows.length > 0) agree('row-unreachable', 'rows', !rows.some(({ step }) => step.rows.length === 2));
      const last = meeting(people, 'last');
      if (last.length === 0) return;
      const [words] = named(questionnaire, 'last').words;
      const read = last.map(({ path }) => words!.variants.findIndex((variant) => meets(variant.when!, path.values)));
      agree(
        'variant-unreachable',
        'last',
        [0, 1].some((index) => !read.includes(index)),
      );
      const lacksNumber = last.some(({ path }) => path.values.num!.state !== 'answered');
      const hasNumber = last.some(({ path }) => path.values.num!.state === 'answered');
      agree('fill-never-there', 'last', !hasNumber);
      agree('fill-without-fallback', 'last', read.includes(-1) || (hasNumber && lacksNumber));
    }),
    { numRuns: 150, includeErrorInReport: true },
  );
});

function meets({ expression }: Condition, values: Person['path']['values']): boolean {
  return holds(expression, (name) => values[name] ?? NOT_ASKED);
}
