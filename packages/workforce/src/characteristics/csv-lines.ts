/** A line longer than this is no line of a published file; it keeps a file without line ends from filling the memory. */
const LONGEST_LINE = 10_000;

/** Cuts text that comes in pieces into lines, the last of which may have no end. */
export interface LineCutter {
  /** The lines that this piece ends; null once a line is too long to be one. */
  take(piece: string): string[] | null;
  /** What stands after the last line end, or null where nothing does. */
  rest(): string | null;
}

export function lineCutter(): LineCutter {
  let open = '';
  let isFirst = true;
  return {
    take(piece) {
      const lines = (open + (isFirst ? piece.replace(/^\uFEFF/, '') : piece)).split('\n');
      isFirst = isFirst && piece === '';
      open = lines.pop()!;
      if (open.length > LONGEST_LINE || lines.some((line) => line.length > LONGEST_LINE)) return null;
      return lines.map(withoutReturn);
    },
    rest: () => (open === '' ? null : withoutReturn(open)),
  };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

/** The cells of one line of CSV; null where its quotation marks do not pair up. */
export function cellsOf(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  CELL.lastIndex = 0;
  for (;;) {
    const found = CELL.exec(line);
    if (!found) return null;
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === '') return cells;
  }
}
