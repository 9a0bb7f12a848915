import type { Findings, PlanPath } from '@earshot/planfile';
import type { Option } from '../questionnaire.ts';
import { type List, type PlacedQuestion, wordsOf } from './lists.ts';

/** Options whose words ask for something to be written in, without a line for it. */
export function inspectSpecify({ question, options, path }: List, findings: Findings): void {
  if (question.kind === 'grid') return;
  for (const option of options) {
    if (option.specify || !ASKS.test(wordsOf(option))) continue;
    const sentence = `“${wordsOf(option)}” asks for more, and there is no line to write it in: add {specify: …}.`;
    findings.warn('specify-missing', [...path, option.code], sentence);
  }
}

const ASKS =
  /\bplease (?:specify|state|describe|explain|give details|write|type|enter)\b|\((?:specify|write in|type in|state)\b|\bwrite in\)?:?$/i;

/** Lines to write in that nobody will see, since only options of a choice have them. */
export function inspectSpecifyIgnored(placed: PlacedQuestion, lists: readonly List[], findings: Findings): void {
  const { question, path } = placed;
  const instead = question.kind === 'number' ? [{ options: question.instead, path: [...path, 'instead'] }] : [];
  for (const list of question.kind === 'grid' ? lists : instead) {
    for (const option of list.options) ignored(option, list.path, findings);
  }
}

function ignored({ code, specify }: Option, path: PlanPath, findings: Findings): void {
  if (!specify) return;
  const sentence = `“${code}” has a line to write in, and is not an option of a single or multiple question: nobody sees it.`;
  findings.warn('specify-ignored', [...path, code], sentence);
}
