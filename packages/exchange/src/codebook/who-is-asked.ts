import { namesIn } from '@earshot/dataset';
import type { Condition, GridRow, Mode } from '@earshot/instrument';
import type { ConditionWords } from './condition-words.ts';
import type { PlacedQuestion } from './placed-question.ts';

/** Who is asked a question, in words and as the conditions that decide it. */
export interface WhoIsAsked {
  /** Without a full stop: “People for whom hours is more than 48”. */
  readonly words: string;
  /** In our own expression language; null where no condition stands. */
  readonly expression: string | null;
  /** The variables that the conditions read, each once. */
  readonly reads: readonly string[];
}

export const MODE_WORDS: Readonly<Record<Mode, string>> = { web: 'online', telephone: 'by telephone' };

/**
 * Who is asked a question or a row of a grid: those who meet the conditions of its block, its own and the row’s, and
 * whose interview did not end before.
 */
export function whoIsAsked(placed: PlacedQuestion, row: GridRow | null, inWords: ConditionWords): WhoIsAsked {
  const conditions = conditionsOf(placed, row);
  const { question, closes } = placed;
  const met = conditions.map(({ expression }) => inWords(expression));
  const chosen = question.kind === 'main' ? [`at least 2 answers to choose between were picked in ${question.of}`] : [];
  const people = [...met, ...chosen];
  const unended =
    closes.length > 0 ? `, unless the interview ended at ${closes.map(({ close }) => close.id).join(', ')}` : '';
  return {
    words: `${people.length > 0 ? `People for whom ${people.join(', and ')}` : 'Everybody'}${unended}${onlyIn(placed)}`,
    expression: allOf(conditions.map(({ source }) => source)),
    reads: [...new Set(conditions.flatMap(({ expression }) => namesIn(expression)))],
  };
}

/** The conditions of the block, of the question and of the row, as far as there are any. */
export function conditionsOf({ block, question }: PlacedQuestion, row: GridRow | null): Condition[] {
  return [block.when, question.when, row?.when ?? null].filter((condition) => condition !== null);
}

/** One expression that holds where all of these hold; null for none. */
export function allOf(expressions: readonly string[]): string | null {
  if (expressions.length < 2) return expressions[0] ?? null;
  return expressions.map((each) => `(${each})`).join(' and ');
}

function onlyIn({ modes, question, block }: PlacedQuestion): string {
  const isNarrowed = question.modes !== null || block.modes !== null;
  return isNarrowed ? ` (asked ${modes.map((mode) => MODE_WORDS[mode]).join(' and ')} only)` : '';
}

/** Whether everybody who takes part is asked, in every mode. */
export function isAskedOfAll(placed: PlacedQuestion, row: GridRow | null): boolean {
  const { question, block, closes } = placed;
  const isNarrowed = question.modes !== null || block.modes !== null || closes.length > 0;
  return !isNarrowed && question.kind !== 'main' && conditionsOf(placed, row).length === 0;
}
