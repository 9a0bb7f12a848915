import type { Check, Question } from '@earshot/instrument';
import { offeredBy } from './export-cells.ts';
import type { Cells, ExportContext } from './export-context.ts';
import { type ExportedVariable, exportedMultiple, exportedSingle, reference } from './exported-variable.ts';
import { writeXPath } from './write-xpath.ts';
import { allOf, isTrue, notOf, TRUE, tight, type XPath } from './xpath-text.ts';

/** Limits and hard checks together. @param own the row that `.` stands for. */
export function constraintCells(
  question: Question,
  same: readonly Question[],
  own: string,
  limits: readonly XPath[],
  context: ExportContext,
): Cells {
  const hard = question.checks.filter((check) => check.kind === 'hard' && !isOfBlank(check, question, context));
  const demanded = hard.map((check) => checkXPath(check, question, own, context));
  const constraint = allOf(...limits, ...demanded);
  if (isTrue(constraint)) return {};
  if (hard.length > 1) context.lost.add('Several checks of a question share one message there', question.id);
  const messages = context.languages.questionnaires.map((_, index) => {
    const checks = same[index]!.checks.filter((check) => hard.some((each) => each.id === check.id));
    return checks.map((check) => plainFills(context.languages.said(check.text) ?? '')).join(' ') || null;
  });
  return { constraint: constraint.text, ...context.languages.cells('constraint_message', messages) };
}

/** A constraint says what must be, and a check what should not. */
function checkXPath({ when }: Check, question: Question, own: string, context: ExportContext): XPath {
  const here = question.kind === 'multiple' ? exportedMultiple : exportedSingle;
  const find = (name: string): ExportedVariable =>
    name === own ? here(name, offeredBy(question, context), false, TRUE) : context.find(name);
  const { text } = notOf(writeXPath(when.expression, find));
  return tight(text.replaceAll(reference(own), '.'));
}

/** Whether a check asks for a blank, of which a constraint is never asked. */
function isOfBlank({ when, id }: Check, question: Question, { lost }: ExportContext): boolean {
  const isOpen = question.kind === 'number' || question.kind === 'text' || question.optional;
  const isOf = isOpen && new RegExp(`(?:refused|dont_know|not_asked)\\(${question.id}`).test(when.source);
  if (isOf) lost.add('A check of a blank answer is left out', id);
  return isOf;
}

/** In a message a number or a text stands as it is. */
function plainFills(text: string): string {
  return text.replaceAll(/\{([a-z][a-z0-9_]*)(?:\|[^{}]*)?\}/g, (_, name: string) => reference(name));
}
