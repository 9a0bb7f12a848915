import { Names, slug } from './codes.ts';
import type { DraftQuestion } from './draft.ts';
import { both, type Handling } from './handling.ts';
import { conditionBefore, type OptionLabel, readLabel } from './option-label.ts';
import { type Route, readRoute } from './read-route.ts';
import { type Range, rangeIn } from './script.ts';
import type { Table, TableRow } from './table.ts';

export type Kind = 'single' | 'multiple' | 'main' | 'grid' | 'number' | 'text';

/** A question as its table and instructions make it, before conditions are read. */
export interface Shape {
  readonly draft: DraftQuestion;
  readonly id: string;
  kind: Kind;
  /** Of a main question: the multiple one that it follows. */
  of: string | null;
  readonly handling: Handling;
  readonly options: readonly Choice[];
  /** Of a number: what is said instead. */
  readonly instead: readonly Choice[];
  readonly states: readonly Choice[];
  readonly rows: readonly Row[];
  /** Lines of boxes to write in; several make several questions. */
  readonly boxes: readonly Box[];
  range: Range | null;
  /** Of bands: the number question that they estimate. */
  estimates: string | null;
}

/** An option, or a state such as don't know, with what its row says. */
export interface Choice {
  readonly lines: readonly number[];
  readonly code: string;
  readonly label: OptionLabel;
  /** The printed number; null where none is printed. */
  readonly value: number | null;
  /** What is printed where a number should be: X. */
  readonly mark: string;
  readonly route: Route;
}

export interface Row {
  readonly lines: readonly number[];
  readonly code: string;
  readonly words: string;
  readonly when: string | null;
}

export interface Box {
  readonly lines: readonly number[];
  readonly words: string;
  /** What can be said instead of writing, in rows below the box. */
  readonly states: readonly Choice[];
}

const BOX =
  /^(?:PLEASE )?(?:WRITE|TYPE|ENTER|RECORD|CODE)[ -]?(?:IN|NUMBER|VERBATIM|ANSWER|EXACT)\b|^(?:OPEN(?:[ -]?END(?:ED)?)?(?: (?:TEXT|RESPONSE|ANSWER))?|NUMERIC(?: RESPONSE| BOX)?)$|^_{3,}$/;
const LIST_BOX = /^(?:DS|PROG\w*|SCRIPT\w*)\s*:.*\b(?:DROP[ -]?DOWN|LIST|CODES|LOOK[ -]?UP)\b/i;

const ALL_THAT_APPLY = /\b(?:select|choose|tick|pick|code|give) (?:all|as many as)\b.{0,12}\bapply\b/i;

/**
 * Makes the shape of a question from its own table, or from one that it shares with another.
 * @param isEstimated a later question offers bands for its number.
 */
export function shapeOf(draft: DraftQuestion, table: Table, column: number, isEstimated = false): Shape {
  const handling = draft.handling.map((each) => each.handling).reduce(both, NOTHING);
  const names = new Names();
  const grid = table.columns;
  const offered = grid
    ? gridChoices(table, grid, names)
    : table.rows.filter((row) => !isBox(row)).map((row) => choiceOf(row, column, names));
  const states = offered.filter(({ label }) => label.state !== null);
  const others = offered.filter(({ label }) => label.state === null);
  const boxes = grid ? [] : [...boxesOf(table.rows), ...boxBeside(draft, table, others)];
  const range = draft.scripts.map(({ words }) => rangeIn(words)).find((each) => each !== null) ?? null;
  const kind = kindOf({ draft, handling, boxes, others, grid, range, isEstimated });
  const written = kind === 'single' && boxes.length === 1;
  return {
    draft,
    id: draft.id,
    kind,
    of: null,
    handling,
    options: kind === 'number' ? [] : written ? [boxChoice(boxes[0]!, others), ...others] : others,
    instead: kind === 'number' ? others : [],
    states,
    rows: grid ? rowsOf(table.rows) : [],
    boxes,
    range,
    estimates: null,
  };
}

const NOTHING: Handling = {
  choice: null,
  perRow: false,
  readOut: false,
  doNotReadOut: false,
  prompt: false,
  open: null,
  most: null,
  others: [],
};

interface Signs {
  readonly draft: DraftQuestion;
  readonly handling: Handling;
  readonly boxes: readonly Box[];
  readonly others: readonly Choice[];
  readonly grid: readonly string[] | null;
  readonly range: Range | null;
  readonly isEstimated: boolean;
}

function kindOf({ draft, handling, boxes, others, grid, range, isEstimated }: Signs): Kind {
  if (grid) return 'grid';
  if (boxes.length > 0) {
    const isNumber = isEstimated || range !== null || handling.open === 'number' || asksHowMany(draft);
    if (isNumber) return 'number';
    return others.length > 0 && boxes.length === 1 ? 'single' : 'text';
  }
  if (others.length === 0)
    return isEstimated || range || handling.open === 'number' || (draft.rows.length > 0 && asksHowMany(draft))
      ? 'number'
      : 'text';
  const asksForAll = draft.text.some(({ words }) => ALL_THAT_APPLY.test(words));
  return (handling.choice ?? (asksForAll ? 'multiple' : 'single')) === 'multiple' ? 'multiple' : 'single';
}

/** Whether the words ask for a count. */
export function asksHowMany({ text }: DraftQuestion): boolean {
  const words = text.map((said) => said.words).join(' ');
  return /\bhow (?:many|much)\b|\bnumber of\b|\bin (?:years|hours|days|months|minutes)\b|\byour age in\b/i.test(words);
}

function isBox({ label }: TableRow): boolean {
  return BOX.test(label) || LIST_BOX.test(label);
}

/** A box has the states in the rows below it, up to the next box. */
function boxesOf(rows: readonly TableRow[]): Box[] {
  const boxes: { lines: readonly number[]; words: string; states: Choice[] }[] = [];
  for (const row of rows) {
    if (isBox(row)) boxes.push({ lines: row.lines, words: row.label, states: [] });
    else boxes.at(-1)?.states.push(choiceOf(row, 0, new Names()));
  }
  return boxes;
}

/** An open question with an answer printed under it: the box is only said, and stands in no row. */
function boxBeside({ handling }: DraftQuestion, { rows }: Table, others: readonly Choice[]): Box[] {
  const choice = handling.some((each) => each.handling.choice !== null);
  const open = handling.find((each) => each.handling.open === 'text');
  if (!open || choice || others.length === 0 || rows.some(isBox)) return [];
  return [{ lines: [open.line], words: 'Write in', states: [] }];
}

/**
 * Writing in is one of several answers where others are printed beside the box. It gets the next number, because none
 * is printed for it.
 */
function boxChoice({ lines }: Box, others: readonly Choice[]): Choice {
  const values = others.flatMap(({ value }) => (value === null ? [] : [value]));
  const label: OptionLabel = {
    words: 'Write in',
    state: null,
    telephoneOnly: false,
    unread: false,
    exclusive: false,
    specify: 'Write in',
    when: null,
  };
  const value = values.length === 0 ? null : Math.max(...values) + 1;
  return { lines, code: 'write_in', label, value, mark: '', route: readRoute('') };
}

function choiceOf({ lines, label: printed, codes, route }: TableRow, column: number, names: Names): Choice {
  const label = readLabel(printed);
  const mark = codes[column] ?? codes[0] ?? '';
  const code = label.state ?? names.give(slug(withoutFills(label.words)));
  return { lines, code, label, mark, value: numberOf(mark), route: readRoute(route) };
}

/** The scale of a grid, with the numbers that its first row prints. */
function gridChoices({ header, rows }: Table, columns: readonly string[], names: Names): Choice[] {
  return columns.map((heading, at) => {
    const codes = [rows[0]?.codes[at] ?? ''];
    return choiceOf({ lines: header!.lines, label: heading, codes, route: '' }, 0, names);
  });
}

function rowOf({ lines, label }: TableRow, names: Names): Row {
  const { when, words } = conditionBefore(label);
  const shown = words.replace(/^\)\s*/, '');
  return { lines, code: names.give(slug(withoutFills(shown))), words: shown, when };
}

function withoutFills(words: string): string {
  return words.replaceAll(/\[[^[\]]{0,300}\]/g, ' ');
}

function numberOf(mark: string): number | null {
  return /^-?\d{1,6}$/.test(mark) ? Number(mark) : null;
}

function rowsOf(rows: readonly TableRow[]): Row[] {
  const names = new Names();
  return rows.map((row) => rowOf(row, names));
}
