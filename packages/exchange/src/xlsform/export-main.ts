import type { Option, Question, Questionnaire } from '@earshot/instrument';
import { demands, offeredBy, statesOf, wordCells } from './export-cells.ts';
import { constraintCells } from './export-constraint.ts';
import type { ExportContext, WrittenQuestion } from './export-context.ts';
import { choicesOf, stateChoices } from './export-options.ts';
import { exportedMain, reference, selected } from './exported-variable.ts';
import { allOf, anyOf, isTrue, notOf, quoted, tight } from './xpath-text.ts';

export function writeMain(
  question: Extract<Question, { kind: 'main' }>,
  same: readonly Question[],
  context: ExportContext,
): WrittenQuestion {
  const { id, of, optional } = question;
  const offered = offeredBy(question, context);
  const source = context.languages.questionnaires.map((each) => multipleNamed(each, of));
  const isPickable = (option: Option): boolean => !option.exclusive;
  const exclusive = source[0]!.options.filter((option) => option.exclusive).map((option) => option.code);
  const choices = choicesOf(source, isPickable, source, context);
  const list = context.lists.list(id, [...choices, ...stateChoices(same, context)]);
  const filter = anyOf(
    tight(`selected(${reference(of)}, name)`),
    ...statesOf(offered).map((code) => tight(`name = ${quoted(code)}`)),
  );
  const two = tight(`count-selected(${reference(of)}) >= 2`);
  const relevant = { ...context, relevant: allOf(context.relevant, two) };
  const row = { type: `select_one ${list}`, name: id, ...wordCells(same, context), ...demands(question, relevant) };
  const cells = { ...row, choice_filter: filter.text, ...constraintCells(question, same, id, [], context) };
  const chosen = context.names.take(`${id}_chosen`, 'chosen');
  const variable = exportedMain(id, of, chosen, offered, optional, allOf(context.asked, two));
  const calculation = chosenOne(id, of, [...exclusive, ...statesOf(offeredBy(source[0]!, context))]);
  const shown = isTrue(context.relevant) ? {} : { relevant: context.relevant.text };
  return {
    rows: [cells, { type: 'calculate', name: chosen, ...shown, calculation }],
    variables: new Map([[id, variable]]),
  };
}

/** The one thing that was picked, or the answer; what stands alone is no reason. */
function chosenOne(id: string, of: string, alone: readonly string[]): string {
  const one = tight(`count-selected(${reference(of)}) = 1`);
  const isReason = allOf(one, ...alone.map((code) => notOf(selected(of, code))));
  return `if(${isReason.text}, selected-at(${reference(of)}, 0), ${reference(id)})`;
}

function multipleNamed(questionnaire: Questionnaire, id: string): Extract<Question, { kind: 'multiple' }> {
  const found = questionnaire.blocks.flatMap((block) => block.elements).find((element) => element.id === id);
  if (found?.kind !== 'multiple') throw new Error(`“${id}” is no multiple question, though a main one follows it.`);
  return found;
}
