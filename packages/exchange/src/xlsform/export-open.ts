import type { Question } from '@earshot/instrument';
import { demands, offeredBy, textCells, wordCells } from './export-cells.ts';
import { constraintCells } from './export-constraint.ts';
import type { ExportContext, WrittenQuestion } from './export-context.ts';
import { choicesOf, filterOf, stateChoices } from './export-options.ts';
import type { ExportedRow } from './export-sheet.ts';
import { exportedInstead, exportedOpen, reference } from './exported-variable.ts';
import { allOf, tight } from './xpath-text.ts';

export function writeOpen(
  question: Extract<Question, { kind: 'number' | 'text' }>,
  same: readonly Question[],
  context: ExportContext,
): WrittenQuestion {
  const { id, optional } = question;
  const offered = offeredBy(question, context);
  const instead = question.kind === 'number' ? question.instead : [];
  const hasBeside = instead.length > 0 || offered.dont_know || offered.refused;
  const wanted = `${id}_instead`;
  const name = !hasBeside || instead.length > 0 ? wanted : context.names.take(wanted, 'instead');
  const kind =
    question.kind === 'number'
      ? { type: 'integer', name: id, 'instance::unit': question.unit }
      : { type: 'text', name: id, ...(question.long ? { appearance: 'multiline' } : {}) };
  const limits =
    question.kind === 'number'
      ? [tight(`. >= ${question.least}`), tight(`. <= ${question.most}`)]
      : [tight(`string-length(.) <= ${question.most}`)];
  const required = hasBeside ? { required: 'no' } : {};
  const row = { ...kind, ...wordCells(same, context), ...demands(question, context), ...required };
  const rows: ExportedRow[] = [{ ...row, ...constraintCells(question, same, id, limits, context) }];
  const codes = instead.map((option) => option.code);
  const beside = hasBeside ? { name, offered, codes } : null;
  const variables = new Map([[id, exportedOpen(id, beside, optional, context.asked)]]);
  if (beside) rows.push(besideRow(name, question, same, context));
  if (codes.length > 0) variables.set(name, exportedInstead(name, codes));
  return { rows, variables };
}

/** What can be said instead of a number or a text: asked of those who leave it blank. */
function besideRow(
  name: string,
  question: Extract<Question, { kind: 'number' | 'text' }>,
  same: readonly Question[],
  context: ExportContext,
): ExportedRow {
  const instead = same.map((each) => ({ ...each, options: each.kind === 'number' ? each.instead : [] }));
  const choices = choicesOf(instead, () => true, same, context);
  const list = context.lists.list(name, [...choices, ...stateChoices(same, context)]);
  const blank = tight(`${reference(question.id)} = ''`);
  return {
    type: `select_one ${list}`,
    name,
    ...textCells(
      'label',
      same.map((each) => each.text),
      same,
      question.id,
      context,
    ),
    required: question.optional ? 'no' : 'yes',
    relevant: allOf(context.relevant, blank).text,
    ...filterOf(question.kind === 'number' ? question.instead : [], context),
  };
}
