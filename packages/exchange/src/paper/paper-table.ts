import {
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  WidthType,
} from 'docx';
import { SHADE, STYLE } from './paper-styles.ts';
import { line } from './paper-words.ts';

/** The width between the margins, in twentieths of a point. */
export const TEXT_WIDTH = 9638;

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '9AA7B2' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

export interface PaperColumn {
  readonly head: readonly TextRun[];
  /** In parts of the whole. */
  readonly share: number;
}

/** What stands in a cell, a list for each of its lines. */
export type PaperCell = readonly (readonly ParagraphChild[])[];

/** Tables up to here are kept on one page, with the question before them. */
const SHORT = 14;

/** A table whose first row is marked as its header, and is repeated where it goes over a page. No cells are merged. */
export function paperTable(columns: readonly PaperColumn[], rows: readonly (readonly PaperCell[])[]): Table {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((TEXT_WIDTH * share) / shares));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ head }, index) => cell([line(STYLE.headCell, head)], widths[index]!, SHADE.head)),
  });
  const body = rows.map((cells, at) => {
    const keepNext = rows.length <= SHORT && at < rows.length - 1;
    const lines = (each: PaperCell): Paragraph[] =>
      (each.length === 0 ? [[]] : each).map((children) => new Paragraph({ style: STYLE.cell, children, keepNext }));
    return new TableRow({ cantSplit: true, children: cells.map((each, index) => cell(lines(each), widths[index]!)) });
  });
  return new Table({
    rows: [head, ...body],
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: RULE, bottom: RULE, insideHorizontal: RULE, left: NONE, right: NONE, insideVertical: NONE },
  });
}

function cell(children: readonly Paragraph[], width: number, fill?: string): TableCell {
  return new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    margins: { left: 80, right: 80 },
    ...(fill === undefined ? {} : { shading: { fill } }),
  });
}
