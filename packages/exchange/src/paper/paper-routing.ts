import type { Block, Condition, Element } from '@earshot/instrument';
import type { Paragraph, TextRun } from 'docx';
import { modesOf } from '../codebook/placed-question.ts';
import { MODE_LABELS, type PaperContext } from './paper-context.ts';
import { STYLE } from './paper-styles.ts';
import { line } from './paper-words.ts';

/** “Ask if: hours is more than 48”, and on the next line the expression that decides it. */
export function conditionLine(before: string, condition: Condition, context: PaperContext, style: string): Paragraph {
  const { words, inWords } = context;
  return line(style, [
    words.own(before),
    words.label(inWords(condition.expression)),
    words.expression(condition.source, true),
  ]);
}

/** The same within a line. */
export function conditionRuns(before: string, condition: Condition, { words, inWords }: PaperContext): TextRun[] {
  const { expression, source } = condition;
  return [words.own(before), words.label(inWords(expression)), words.own('   '), words.expression(source)];
}

/** Who is asked a question, of those who come to its block. */
export function routeLines(element: Element, block: Block, context: PaperContext): Paragraph[] {
  const { words } = context;
  const only = modeWords(element, block, context);
  const route = element.when
    ? conditionLine(`Ask if${only}: `, element.when, context, STYLE.route)
    : line(STYLE.route, [words.own(block.when ? `Ask all who come here${only}` : `Ask all${only}`)]);
  if (element.kind !== 'main') return [route];
  const chosen = `Only if 2 or more answers were picked in ${element.of}; a single one is taken as the main one without asking.`;
  return [route, line(STYLE.route, [words.own(chosen)])];
}

/** “, online only” for what is asked in fewer modes than the questionnaire has. */
export function modeWords(element: Element, block: Block, { questionnaire }: PaperContext): string {
  const modes = modesOf(questionnaire, block, element);
  if (modes.length === questionnaire.modes.length) return '';
  return ` (${modes.map((mode) => MODE_LABELS[mode].toLowerCase()).join(' and ')} only)`;
}
