import type { Simulated, Table } from '@earshot/tables';

/** A report that has been read: what stands in it, in order, with every number already looked up. */
export interface Report {
  readonly blocks: readonly Block[];
  /** The facts that were stated and not estimated, in order of appearance. */
  readonly stated: readonly StatedFact[];
  /** Of the tables that the report uses, the one with the largest share of simulated people; null when none has any. */
  readonly simulated: Simulated | null;
}

/** Something published that facts can be stated from, as the study declares it. */
export interface StatedSource {
  readonly title: string;
  readonly publisher?: string | undefined;
  /** When it was published, or the time that it speaks of: `2022`, `2022-09` or `2022-09-30`. */
  readonly date: string;
  readonly url?: string | undefined;
}

export interface StatedFact {
  /** Counts from 1, as printed beside the fact. */
  readonly number: number;
  readonly text: string;
  readonly source: StatedSource;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly anchor: string; readonly text: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quotation'; readonly blocks: readonly Block[] }
  /** A table written by hand in Markdown; its first row holds the headings. */
  | { readonly kind: 'grid'; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | NumberedTable
  | Figure
  | MapFigure;

export interface NumberedTable {
  readonly kind: 'table';
  /** Tables and figures are two series, each counted from 1 in order of appearance. */
  readonly number: number;
  readonly table: Table;
}

export type ChartKind = 'bars' | 'stacked' | 'lines';

export interface Figure {
  readonly kind: 'figure';
  readonly number: number;
  readonly chart: ChartKind;
  readonly title: string;
  /** The rows and columns that are drawn, and printed under the chart. */
  readonly table: Table;
}

/** A map of squares, a row of the table each: the table has one column. It is numbered among the figures. */
export interface MapFigure {
  readonly kind: 'map';
  readonly number: number;
  readonly title: string;
  readonly table: Table;
  readonly tiles: readonly MapTile[];
}

/** Where the square of a row stands. */
export interface MapTile {
  /** The id of the row. */
  readonly row: string;
  /** A name of three letters or so. */
  readonly label: string;
  /** Counted from the left, from 0. */
  readonly column: number;
  /** Counted from the top, from 0. */
  readonly line: number;
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly text: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly text: readonly Inline[] }
  | { readonly kind: 'line-break' }
  | BoundNumber
  | BoundLabel
  | { readonly kind: 'stated'; readonly fact: StatedFact };

/** A number in running text with the cell that it comes from. */
export interface BoundNumber {
  readonly kind: 'number';
  readonly text: string;
  readonly show: Show;
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** The name of a table's row or column in running text, such as “2 years or more”, in the words of the table itself. */
export interface BoundLabel {
  readonly kind: 'label';
  readonly text: string;
  readonly table: string;
  readonly axis: 'row' | 'column';
  /** Of the row or column. */
  readonly id: string;
}

export type Show = 'value' | 'base' | 'interval' | 'difference' | 'comparison';

/** The words of inline text without their marks, for contents lists and anchors. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(inlineWords).join('');
}

function inlineWords(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'number':
    case 'label':
      return inline.text;
    case 'stated':
      return inline.fact.text;
    case 'line-break':
      return ' ';
    default:
      return plainText(inline.text);
  }
}
