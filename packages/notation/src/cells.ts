const CODE = /^(?:\d{1,4}|[A-Z])$/;
const ROUTING =
  /^(?:GO\b|GOTO\b|ASK\b|THANK\b|CLOSE\b|CONTINUE\b|ROUTE\b|SKIP\b|SCREEN OUT\b|TERMINATE\b|MAKE APP|CALL BACK\b|->|=>|→)/i;

/**
 * The cells of a table's row: columns separated by tabs, by pipes as in Markdown, or by two blanks and more or a row
 * of dots where a code or a route stands behind them. Null for a line that is no row.
 */
export function cellsOf(text: string): string[] | null {
  if (/^\s*\|/.test(text)) return pipes(text);
  if (text.includes('\t')) return text.split('\t').map((cell) => cell.trim());
  if (/\S\s*\|\s*(?:\d{1,4}|X)?\s*(?:\||$)/.test(text) && text.includes('|')) return pipes(text);
  return columns(text);
}

/** True for `---`, `|---|:--|`, `| | |` and rows of nothing but dashes: they say nothing. */
export function isRule(text: string): boolean {
  if (/^[\s|]*\|[\s|]*$/.test(text)) return true;
  return /[-=_─—]{2}/.test(text) && /^[\s|:+=_─—-]+$/.test(text) && !/^\s*_+\s*$/.test(text);
}

function pipes(text: string): string[] {
  const inner = text
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function columns(text: string): string[] | null {
  const parts = text
    .trim()
    .replaceAll(/\s?(?:\.{4,}|…{2,})\s?/g, '   ')
    .split(/\s{2,}/);
  const [first, ...others] = parts;
  if (others.length === 0 || !first) return null;
  const areCodes = others.every((part) => CODE.test(part));
  const isRow = areCodes || (others.length <= 2 && ROUTING.test(others.at(-1)!));
  if (isRow) return parts;
  return /^\d{1,3}[.)]?$/.test(first) && others.length === 1 ? parts : null;
}
