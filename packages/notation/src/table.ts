import type { DraftRow } from './draft.ts';
import { PRINTED_NAME } from './names.ts';
import { isRoute } from './read-route.ts';

/** A table under a question, by what its columns are. */
export interface Table {
  /** Rows of column headings: their cells, with the lines. */
  readonly header: DraftRow | null;
  /** Headings that say what the columns hold (Answer, Code, Route): nothing is offered there. */
  readonly legends: readonly DraftRow[];
  /** A heading over all headings of a grid, which our grids have no place for. */
  readonly over: readonly DraftRow[];
  /** Headings of a grid, without the first column; null for a list of options. */
  readonly columns: readonly string[] | null;
  /** Names of the questions that share the list, where the headings are such. */
  readonly shared: readonly string[] | null;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly lines: readonly number[];
  readonly label: string;
  /** What stands in the columns for codes: numbers as printed. */
  readonly codes: readonly string[];
  readonly route: string;
}

const CODE = /^(?:\d{1,4}|[A-Z]{1,2}|-\d{1,3})$/;
/** What stands under headings, and cannot be one; DK can be both. */
const NUMBER = /^(?:-?\d{1,4}|X)$/;
/** A label that looks like a code. */
const STATE = /^(?:DK|REF|PNTS)$/;
const NAME = new RegExp(`^${PRINTED_NAME}$`);
const LEGEND =
  /^(?:answers?|options?|responses?|labels?|categor(?:y|ies)|codes?|routing|routes?|go ?to|values?|statements?|no\.?|#)$/i;

/** Tells the columns of a table apart: labels, codes, routes; or the scale of a grid. */
export function readTable(rows: readonly DraftRow[]): Table {
  const legends = rows.filter((row, at) => at === 0 && isLegend(row));
  const over = rows.filter((row, at) => at === 0 && isSpanning(row, rows[1], rows[2]));
  const body = rows.filter((row) => !legends.includes(row) && !over.includes(row));
  const header = body.find((row, at) => at === 0 && isHeader(row, body[1])) ?? null;
  const headings = header?.cells.slice(1).filter((cell, at, all) => cell !== '' || at < all.length - 1) ?? null;
  const isShared = headings?.every((cell) => NAME.test(cell)) ?? false;
  const columns = isShared ? null : headings;
  return {
    header,
    legends,
    over,
    columns,
    shared: isShared ? headings : null,
    rows: body.filter((row) => row !== header).map((row) => (columns ? gridRow(row) : optionRow(row))),
  };
}

function isLegend({ cells }: DraftRow): boolean {
  const said = cells.filter((cell) => cell !== '');
  return said.length > 1 && said.every((cell) => LEGEND.test(cell));
}

/** One heading over all headings of a grid says what they are about. */
function isSpanning({ cells }: DraftRow, below: DraftRow | undefined, third: DraftRow | undefined): boolean {
  const said = cells.filter((cell) => cell !== '');
  return cells[0] === '' && said.length === 1 && below !== undefined && below.cells[0] === '' && isHeader(below, third);
}

/** Headings stand over at least two columns of codes, or over the codes of several questions. */
function isHeader({ cells }: DraftRow, below: DraftRow | undefined): boolean {
  const [first, ...others] = cells;
  const said = others.filter((cell) => cell !== '');
  if (said.length === 0 || said.some((cell) => NUMBER.test(cell) || isRoute(cell))) return false;
  if (first === '') return said.length > 1 || said.every((cell) => NAME.test(cell));
  const codes = below?.cells.slice(1).filter((cell) => cell !== '') ?? [];
  return (
    said.length > 1 && codes.length >= said.length - 1 && codes.length > 1 && codes.every((cell) => CODE.test(cell))
  );
}

function gridRow({ lines, cells }: DraftRow): TableRow {
  return {
    lines,
    label: (cells[0] ?? '').replace(/^\(?\d{1,2}[.)]\s+(?=[A-Za-z])/, ''),
    codes: cells.slice(1),
    route: '',
  };
}

/** Labels stand first, or behind their codes: `1 | Yes | GO TO B2`. */
function optionRow({ lines, cells }: DraftRow): TableRow {
  const numbered = cells.slice(1).some((cell) => CODE.test(cell))
    ? null
    : /^\(?(\d{1,3})[.)]\s+(\S.*)$/.exec(cells[0] ?? '');
  if (numbered) {
    const route = cells
      .slice(1)
      .filter((cell) => cell !== '')
      .join(' ');
    return { lines, label: numbered[2]!, codes: [numbered[1]!], route };
  }
  const [first = '', second = '', ...rest] = cells;
  const isLabel = second !== '' && (STATE.test(second) || !CODE.test(second)) && !isRoute(second);
  const isCodeFirst = /^-?\d{1,4}[.)]?$/.test(first) && isLabel;
  const label = isCodeFirst ? second : first;
  const others = isCodeFirst ? [first.replace(/[.)]$/, ''), ...rest] : cells.slice(1);
  const codes = others.filter((cell) => CODE.test(cell));
  const route = others.filter((cell) => cell !== '' && !CODE.test(cell)).join(' ');
  return { lines, label, codes, route };
}
