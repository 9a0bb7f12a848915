import type { DraftQuestion, Said } from './draft.ts';
import type { Ledger } from './ledger.ts';
import { isRoute } from './read-route.ts';

const NUMBERED = /^\(?(\d{1,3})[.):]\s+(\S.*)$/;
const TICKED = /^(?:\[\s?\]|\(\s?\)|[☐○◯□])\s*(\S.*)$/;
const ROUTED =
  /^(.*\S)\s*(?:→|->|=>|[-–—]\s|[[(])\s*((?:GO|ASK|SKIP|ROUTE|CONTINUE|THANK|CLOSE|SCREEN|TERMINATE|END)\b[^[\]()]{0,80})[\])]?$/;

/**
 * Turns a list below a question that has no table into rows of one: `1. Yes`, `- Yes` or `☐ Yes`, two at least and
 * nothing but such after the first.
 */
export function listToRows(question: DraftQuestion, ledger: Ledger): void {
  const { text, rows } = question;
  if (rows.length > 0) return;
  const first = text.findIndex((said, at) => at > 0 && rowOf(said) !== null);
  const listed = first < 0 ? [] : text.slice(first).map((said) => ({ said, cells: rowOf(said) }));
  if (listed.length < 2 || listed.some(({ cells }) => cells === null)) return;
  text.splice(first);
  for (const { said, cells } of listed) {
    rows.push({ lines: [said.line], cells: cells! });
    ledger.role(said.line, 'option');
  }
}

/** The cells that a line of a list stands for; null for a line that is none. */
function rowOf({ words, bullet }: Said): string[] | null {
  const numbered = NUMBERED.exec(words);
  if (numbered) return [numbered[1]!, ...withRoute(numbered[2]!)];
  const ticked = TICKED.exec(words)?.[1] ?? (bullet ? words : null);
  return ticked === null ? null : withRoute(ticked);
}

/** `Yes (GO TO Q5)` is a label and a route. */
function withRoute(label: string): string[] {
  const found = ROUTED.exec(label);
  return found && isRoute(found[2]!.trim()) ? [found[1]!, found[2]!.trim()] : [label];
}
