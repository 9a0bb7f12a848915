// Whatever condition can be written over the questions of a form: it is met there by the same answers as here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds, NOT_ASKED, readExpression } from '@earshot/dataset';
import { pathOf, type Questionnaire, type QuestionnaireFile, questionnaireVariables } from '@earshot/instrument';
import fc from 'fast-check';
import { exportXlsform } from './export-xlsform.ts';
import { fillInForm } from './fixtures/fill-in-form.ts';
import { formAnswers } from './fixtures/form-answers.ts';
import { randomFrom, randomInterview } from './fixtures/random-answers.ts';
import { questionnaireOf, WHOLE_LANGUAGE } from './fixtures/whole-language.ts';
import { importXlsform } from './import-xlsform.ts';

const original = questionnaireOf(WHOLE_LANGUAGE);
const variables = new Map(questionnaireVariables(original).map((variable) => [variable.name, variable]));
const find = (name: string) => variables.get(name) ?? null;

const of = (...names: string[]) => fc.constantFrom(...names);
const code = (name: string) => {
  const variable = variables.get(name)!;
  return fc.constantFrom(...('categories' in variable ? variable.categories.map((category) => category.code) : ['x']));
};
const SINGLES = [
  'region',
  'works',
  'role',
  'hours_instead',
  'main_reason',
  'office_views_safe',
  'satisfied_pay_important',
];
const NUMBERS = ['team', 'hours', 'direct'];
const OPERATORS = ['=', '!=', '<', '<=', '>', '>='];
const anyName = of(...SINGLES, ...NUMBERS, 'reasons', 'pay_more', 'not_pay', 'reasons_other_text', 'office');

const test1: fc.Arbitrary<string> = fc.oneof(
  of(...SINGLES).chain((name) => fc.tuple(of('=', '!='), code(name)).map(([how, what]) => `${name} ${how} ${what}`)),
  of(...SINGLES).chain((name) =>
    fc.uniqueArray(code(name), { minLength: 1 }).map((codes) => `${name} in (${codes.join(', ')})`),
  ),
  fc.uniqueArray(code('reasons'), { minLength: 1 }).map((codes) => `reasons includes (${codes.join(', ')})`),
  fc.tuple(of(...OPERATORS), fc.integer({ min: 0, max: 3 })).map(([how, count]) => `count(reasons) ${how} ${count}`),
  fc.tuple(of(...NUMBERS), of(...OPERATORS), fc.integer({ min: 0, max: 60 })).map((parts) => parts.join(' ')),
  fc.tuple(of(...NUMBERS), of(...OPERATORS), of(...NUMBERS)).map((parts) => parts.join(' ')),
  fc.tuple(of('answered', 'refused', 'dont_know', 'not_asked'), anyName).map(([state, name]) => `${state}(${name})`),
  fc.tuple(of('reasons_other_text', 'pay_more', 'office'), of('=', '!=')).map(([name, how]) => `${name} ${how} "x"`),
);
const condition = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    test1,
    tie('any').map((inner) => `not (${inner})`),
    fc.tuple(of('and', 'or'), tie('any'), tie('any')).map(([how, one, other]) => `(${one}) ${how} (${other})`),
  ),
})).any;

/** The fixture with one more question behind all others. */
function withCondition(source: string): Questionnaire {
  const { expression, problems } = readExpression(source, find);
  assert.ok(expression, `${source}: ${problems.map((problem) => problem.sentence).join(' ')}`);
  const last = original.blocks.at(-1)!;
  const question = last.elements.at(-1)!;
  const extra = {
    ...last,
    id: 'extra_block',
    when: null,
    elements: [{ ...question, id: 'extra', when: { source, expression } }],
  };
  return { ...original, blocks: [...original.blocks, extra] };
}

test('any condition is met by the same answers in an exported form, and in what is read back from it', () => {
  fc.assert(
    fc.property(condition, fc.integer(), (source, seed) => {
      const questionnaire = withCondition(source);
      const { sheets } = exportXlsform(questionnaire);
      const whenBack = whenOfLast(importXlsform('back.xlsx', sheets).questionnaire);
      const random = randomFrom(seed);
      for (let person = 0; person < 4; person += 1) {
        const { answers, sample } = randomInterview(questionnaire, random);
        const path = pathOf(questionnaire, answers, sample, 'web');
        const isAsked = path.answered.some(({ question }) => question.id === 'extra');
        const form = fillInForm(sheets, formAnswers(sample, path));
        assert.equal(form.shown.includes('extra'), isAsked, `as a form: ${source}`);
        if (path.close === null)
          assert.equal(meets(whenBack, path.values), isAsked, `read back: ${source} → ${whenBack}`);
      }
    }),
    { numRuns: 200, includeErrorInReport: true },
  );
});

/** The condition of the last question; false where nobody is asked it, so that it was left out. */
function whenOfLast(file: QuestionnaireFile | null): string | false | null {
  const block = file?.blocks.at(-1);
  const element = block?.questions.at(-1);
  if (element?.id !== 'extra') return false;
  return block?.when ?? element.when ?? null;
}

function meets(when: string | false | null, values: Parameters<typeof Object.entries>[0]): boolean {
  if (when === false || when === null) return when === null;
  const { expression, problems } = readExpression(when, find);
  assert.ok(expression, `${when}: ${problems.map((problem) => problem.sentence).join(' ')}`);
  const row = values as ReturnType<typeof pathOf>['values'];
  return holds(expression, (name) => row[name] ?? NOT_ASKED);
}
