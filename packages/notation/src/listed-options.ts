import type { DraftQuestion, DraftRow, Said } from './draft.ts';
import type { Ledger } from './ledger.ts';
import { readLabel } from './option-label.ts';
import { isRoute } from './read-route.ts';
import { rangeIn } from './script.ts';

const DROP_DOWN = /\bDROP[ -]?DOWN\b|\bSELECT FROM\b/i;
const LONGEST_PLAIN = 80;
const NUMBERED = /^\(?(\d{1,3})(?:[.):]|\s+[-–—])\s+(\S.*)$/;
/** `Fewer hours - 1`. */
const CODE_LAST = /^(\S.*?\S)\s+[-–—]\s+(\d{1,3})$/;
const TICKED = /^(?:\[\s?\]|\(\s?\)|[☐○◯□])\s*(\S.*)$/;
const ROUTED =
  /^(.*\S)\s*(?:→|->|=>|[-–—]\s|[[(])\s*((?:GO|ASK|SKIP|ROUTE|CONTINUE|THANK|CLOSE|SCREEN|TERMINATE|END)\b[^[\]()]{0,80})[\])]?$/;

/**
 * Turns a list below a question that has no table into rows of one: `1. Yes`, `- Yes` or `☐ Yes`, two at least and
 * nothing but such after the first; short lines without a mark too, where something is to be picked.
 */
export function listToRows(question: DraftQuestion, ledger: Ledger): void {
  const { text, rows } = question;
  if (rows.length > 0) return;
  const marked = text.findIndex((said, at) => at > 0 && rowOf(said) !== null);
  const plain = marked < 0 && isChoice(question) ? plainFrom(text) : marked < 0 ? statesFrom(question) : -1;
  const first = marked < 0 ? plain : marked;
  const listed =
    first < 0
      ? []
      : inSequence(text.slice(first)).map(({ said, cells }) => ({
          said,
          cells: cells ?? (plain < 0 ? null : withRoute(said.words)),
        }));
  const isStates = listed.length > 0 && first === statesFrom(question);
  if ((listed.length < 2 && !isStates) || listed.some(({ cells }) => cells === null)) return;
  text.splice(first);
  for (const { said, cells } of listed) {
    rows.push({ lines: [said.line], cells: cells! });
    ledger.role(said.line, 'option');
  }
}

/** Takes the numbered lines at the end of a question’s words: they are the first rows of the table that begins. */
export function listedAtEnd({ text }: DraftQuestion, ledger: Ledger): DraftRow[] {
  let first = text.length;
  while (first > 1 && NUMBERED.test(text[first - 1]!.words)) first -= 1;
  return text.splice(first).map((said) => {
    ledger.role(said.line, 'option');
    return { lines: [said.line], cells: rowOf(said)! };
  });
}

/** The rows that lines stand for. A number alone is the next of a scale: `1 - Very poor`, `2`, `3`. */
function inSequence(text: readonly Said[]): { said: Said; cells: string[] | null }[] {
  let code = Number.NaN;
  return text.map((said) => {
    const cells = rowOf(said) ?? (Number(said.words) === code + 1 ? [said.words, said.words] : null);
    code = Number(cells?.find((cell) => /^\d{1,3}$/.test(cell)) ?? Number.NaN);
    return { said, cells };
  });
}

/** Whether an instruction says that something is picked, so that short lines below can only be what. */
function isChoice({ handling, notes }: DraftQuestion): boolean {
  const instructions = [...notes.map(({ words }) => words), ...handling.flatMap((each) => each.handling.others)];
  return handling.some((each) => each.handling.choice !== null) || instructions.some((words) => DROP_DOWN.test(words));
}

/** Where the lines begin that only say that somebody does not know, under a box to write in; -1 where none do. */
function statesFrom({ text, handling, scripts }: DraftQuestion): number {
  const isOpen =
    handling.some((each) => each.handling.open !== null) || scripts.some(({ words }) => rangeIn(words) !== null);
  let first = text.length;
  while (isOpen && first > 1 && readLabel(text[first - 1]!.words.replace(TICKED, '$1')).state !== null) first -= 1;
  return first < text.length ? first : -1;
}

/** Where a run of short lines without marks begins that end no sentence; -1 where there is none. */
function plainFrom(text: readonly Said[]): number {
  const isShort = ({ words }: Said): boolean => words.length <= LONGEST_PLAIN && !/[.?!:;,]$/.test(words);
  let first = text.length;
  while (first > 1 && isShort(text[first - 1]!)) first -= 1;
  return text.length - first >= 2 ? first : -1;
}

/** The cells that a line of a list stands for; null for a line that is none. */
export function rowOf({ words, bullet }: Pick<Said, 'words' | 'bullet'>): string[] | null {
  const numbered = NUMBERED.exec(words);
  if (numbered) return [numbered[1]!, ...withRoute(numbered[2]!)];
  const last = CODE_LAST.exec(words);
  if (last) return [last[1]!, last[2]!];
  const ticked = TICKED.exec(words)?.[1] ?? (bullet ? words : null);
  return ticked === null ? null : withRoute(ticked);
}

/** `Yes (GO TO Q5)` is a label and a route. */
function withRoute(label: string): string[] {
  const found = ROUTED.exec(label);
  return found && isRoute(found[2]!.trim()) ? [found[1]!, found[2]!.trim()] : [label];
}
