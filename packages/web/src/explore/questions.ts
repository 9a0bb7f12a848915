import type { Study } from '@earshot/actions';
import { type Category, categoriesOf, type Variable } from '@earshot/dataset';
import { CONFIRMED, cellsOf, namesOf, type Question } from '@earshot/instrument';

/** A drop-down’s choices under one heading. */
export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
}

/** A grid’s rows, as they are asked on its own answers; null for what is no grid. */
export function gridItems({ questionnaire }: Study, name: string): readonly string[] | null {
  const questions = questionnaire.blocks.flatMap(({ elements }) => elements);
  const grid = questions.find((question) => question.kind === 'grid' && question.id === name);
  return grid?.kind === 'grid' ? cellsOf(grid).flatMap(({ name: item, column }) => (column ? [] : [item])) : null;
}

/** What can be shown, by the blocks of the questionnaire; a grid as a whole and by its rows. */
export function questionChoices(study: Study): ChoiceGroup[] {
  const isItem = ({ kind }: Variable): boolean => kind === 'single' || kind === 'multiple' || kind === 'quantity';
  return byBlock(study, isItem, (question) =>
    question.kind === 'grid' && question.rows.length > 1
      ? [{ value: question.id, text: `${question.label}: all ${question.rows.length} statements` }]
      : [],
  );
}

/** What can be broken down by: first what the study’s own tables are broken down by. */
export function breakChoices(study: Study): ChoiceGroup[] {
  return [usual(study), ...byBlock(study, isGrouping)].filter(({ choices }) => choices.length > 0);
}

/** Every category that can be filtered by, under its variable, in the order of the breaks. */
export function filterChoices(study: Study): ChoiceGroup[] {
  const names = new Set(breakChoices(study).flatMap(({ choices }) => choices.map(({ value }) => value)));
  const texts = new Map(breakChoices(study).flatMap(({ choices }) => choices.map(({ value, text }) => [value, text])));
  return [...names].map((name) => ({
    label: texts.get(name)!,
    choices: categoriesOf(variableOf(study, name)!).map((category: Category) => ({
      value: `${name}.${category.code}`,
      text: category.label,
    })),
  }));
}

/** Whom a table can be about: those with a weight, weighted or as they are, and those without any. */
export function peopleChoices({ plan }: Study): { value: string; text: string }[] {
  if (plan.weights.length === 0) return [];
  const weighted = plan.weights.flatMap(({ name, label }) => [
    { value: name, text: label },
    {
      value: `${name}.plain`,
      text: plan.weights.length === 1 ? 'The same people, not weighted' : `Not weighted: those of “${label}”`,
    },
  ]);
  return [...weighted, { value: 'rest', text: 'Only those who have no weight' }];
}

function isGrouping(variable: Variable): boolean {
  return variable.kind === 'single' && variable.categories.length > 1;
}

function usual({ plan }: Study): ChoiceGroup {
  const names = [...new Set(plan.tables.flatMap(({ breaks }) => breaks.flat()))];
  const choices = names.map((value) => ({ value, text: plan.variables.find(({ name }) => name === value)!.label }));
  return { label: 'As in the report', choices };
}

function byBlock(
  study: Study,
  fits: (variable: Variable) => boolean,
  before: (question: Question) => ChoiceGroup['choices'] = () => [],
): ChoiceGroup[] {
  const { questionnaire, plan } = study;
  const choices = (names: readonly string[], prefix: string) =>
    names.flatMap((name) => {
      const variable = variableOf(study, name);
      const isAsked = variable && fits(variable) && !isConfirmation(variable);
      return isAsked ? [{ value: name, text: `${prefix}${variable.label}` }] : [];
    });
  const blocks = questionnaire.blocks.map(({ title, elements }) => ({
    label: title,
    choices: elements.flatMap((element) => {
      if (element.kind === 'note' || element.kind === 'close') return [];
      const prefix = element.kind === 'grid' ? `${element.label}: ` : '';
      return [...before(element), ...choices(namesOf(element), prefix)];
    }),
  }));
  const known = {
    label: 'Known beforehand',
    choices: choices(
      questionnaire.sample.map(({ name }) => name),
      '',
    ),
  };
  const derived = plan.derivations.map(({ variable }) => variable.name);
  const made = { label: 'Made from answers', choices: choices(derived, '') };
  return [...blocks, made, known].filter((group) => group.choices.length > 0);
}

/** That somebody stood by an answer is no question. */
function isConfirmation(variable: Variable): boolean {
  const [only, ...more] = categoriesOf(variable);
  return more.length === 0 && only?.code === CONFIRMED;
}

function variableOf({ plan }: Study, name: string): Variable | undefined {
  return plan.variables.find((variable) => variable.name === name);
}
