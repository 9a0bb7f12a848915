import type { Findings } from '@earshot/planfile';
import { type List, type PlacedQuestion, sameWords, wordsOf } from './lists.ts';

/** Options of a list in the same words: whoever answers cannot tell them apart. */
export function inspectRepeatedOptions({ options, path }: List, findings: Findings): void {
  for (const { again, before } of repeated(options)) {
    // Several lines to write in may well have the same words, and what only some are offered may be for different people.
    if (again.specify && before.specify) continue;
    if (again.when && before.when) continue;
    const sentence = `“${again.code}” reads the same as “${before.code}”: “${wordsOf(again)}”.`;
    findings.warn('option-repeated', [...path, again.code], sentence);
  }
}

/** Rows of a grid in the same words. */
export function inspectRepeatedRows({ question, path }: PlacedQuestion, findings: Findings): void {
  if (question.kind !== 'grid') return;
  for (const { again, before } of repeated(question.rows)) {
    if (again.when && before.when) continue;
    const sentence = `The row “${again.code}” reads the same as “${before.code}”: “${wordsOf(again)}”.`;
    findings.warn('row-repeated', [...path, 'rows', again.code], sentence);
  }
}

/** Each part whose words another part before it has. */
function repeated<Part extends Parameters<typeof wordsOf>[0]>(parts: readonly Part[]): { again: Part; before: Part }[] {
  const first = new Map<string, Part>();
  return parts.flatMap((again) => {
    const words = (['web', 'telephone'] as const).map((mode) => sameWords(again.text[mode])).join('\n');
    const before = first.get(words);
    if (!before) first.set(words, again);
    return before ? [{ again, before }] : [];
  });
}
