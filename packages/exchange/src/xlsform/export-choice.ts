import type { Question } from '@earshot/instrument';
import { demands, offeredBy, statesOf, textCells, wordCells } from './export-cells.ts';
import { constraintCells } from './export-constraint.ts';
import type { ExportContext, WrittenQuestion } from './export-context.ts';
import { filterOf, listFor, whens } from './export-options.ts';
import type { ExportedRow } from './export-sheet.ts';
import {
  type ExportedVariable,
  exportedMultiple,
  exportedOpen,
  exportedSingle,
  type Offered,
} from './exported-variable.ts';
import { allOf, anyOf, quoted, TRUE, tight, type XPath } from './xpath-text.ts';

export function writeChoice(
  question: Extract<Question, { kind: 'single' | 'multiple' }>,
  same: readonly Question[],
  context: ExportContext,
): WrittenQuestion {
  const { id, kind, options, optional } = question;
  const offered = offeredBy(question, context);
  const filter = filterOf(options, context);
  const canChoose = options.every((option) => option.when !== null) ? anyOf(...whens(options, context)) : TRUE;
  const here = { ...context, relevant: allOf(context.relevant, canChoose), asked: allOf(context.asked, canChoose) };
  const list = listFor(id, same, context);
  const limits = kind === 'multiple' ? limitsOf(question, offered) : [];
  const type = kind === 'multiple' ? `select_multiple ${list}` : `select_one ${list}`;
  const look = kind === 'single' && question.list ? { appearance: 'minimal autocomplete' } : {};
  const row = { type, name: id, ...wordCells(same, here), ...demands(question, here), ...look, ...filter };
  const exported = kind === 'multiple' ? exportedMultiple : exportedSingle;
  const variables = new Map([[id, exported(id, offered, optional, here.asked)]]);
  const rows = [{ ...row, ...constraintCells(question, same, id, limits, here) }];
  return { rows: [...rows, ...specifyRows(question, same, context, variables)], variables };
}

function limitsOf({ options, most }: Extract<Question, { kind: 'multiple' }>, offered: Offered): XPath[] {
  const alone = options.filter((option) => option.exclusive).map((option) => option.code);
  const limits = [...alone, ...statesOf(offered)].map((code) =>
    tight(`not(selected(., ${quoted(code)}) and count-selected(.) > 1)`),
  );
  return most === null ? limits : [tight(`count-selected(.) <= ${most}`), ...limits];
}

/** Lines to write in, each a text of its own there. */
function specifyRows(
  question: Extract<Question, { kind: 'single' | 'multiple' }>,
  same: readonly Question[],
  context: ExportContext,
  variables: Map<string, ExportedVariable>,
): ExportedRow[] {
  return question.options.flatMap((option, index) => {
    if (option.specify === null) return [];
    const name = `${question.id}_${option.code}_text`;
    const picked = variables.get(question.id)!.is(option.code);
    const texts = same.map((each) => ('options' in each ? (each.options[index]?.specify ?? null) : null));
    const label = textCells('label', texts, same, name, context);
    variables.set(name, exportedOpen(name, null, true, picked));
    return [{ type: 'text', name, ...label, required: 'no', relevant: picked.text }];
  });
}
