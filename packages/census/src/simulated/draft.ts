/**
 * A return before it is written: its parts in the order of the file, each with its fields in order. A field’s element may
 * stand within others, with slashes between them, such as Source/LEA.
 */
export interface ReturnDraft {
  readonly parts: readonly DraftPart[];
}

export interface DraftPart {
  readonly element: string;
  readonly fields: readonly DraftField[];
}

export type DraftField = readonly [element: string, text: string];

/** The XML of a return, piece by piece: a worker a piece, each field on a line of its own. */
export function* xmlOf({ parts }: ReturnDraft): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n';
  for (const { element, fields } of parts) yield `  <${element}>\n${fieldLines(fields, '    ')}  </${element}>\n`;
  yield '</Message>\n';
}

/** Neighbouring fields that stand within the same element are put into one. */
function fieldLines(fields: readonly DraftField[], indent: string): string {
  let lines = '';
  for (let at = 0; at < fields.length; ) {
    const [element, text] = fields[at]!;
    const [outer, ...inner] = element.split('/');
    if (inner.length === 0) {
      lines += `${indent}<${element}>${escaped(text)}</${element}>\n`;
      at += 1;
      continue;
    }
    const within = fields.slice(at).findIndex(([other]) => !other.startsWith(`${outer}/`));
    const end = within < 0 ? fields.length : at + within;
    const held = fields.slice(at, end).map(([path, said]): DraftField => [path.slice(outer!.length + 1), said]);
    lines += `${indent}<${outer}>\n${fieldLines(held, `${indent}  `)}${indent}</${outer}>\n`;
    at = end;
  }
  return lines;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The same return as a CSV: a row a worker, values of one item with semicolons between them, the authority’s in every row. */
export function csvOf({ parts }: ReturnDraft): string {
  const isWorker = ({ element }: DraftPart): boolean => element === 'CSWWWorker';
  const workers = parts.filter(isWorker);
  const common = parts.flatMap((part) => (isWorker(part) ? [] : commonFields(part)));
  const elements = [...new Set(workers.flatMap(({ fields }) => fields.map(([element]) => element)))];
  const cell = (fields: readonly DraftField[], element: string): string =>
    fields.flatMap(([name, text]) => (name === element ? [text] : [])).join(';');
  const rows = workers.map(({ fields }) => [
    ...common.map(([, text]) => text),
    ...elements.map((element) => cell(fields, element)),
  ]);
  const header = [...common.map(([element]) => element), ...elements];
  return [header, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** What a CSV says of the whole return: some of the header, and everything of the authority. */
function commonFields({ element, fields }: DraftPart): DraftField[] {
  const named = fields.map(([path, text]): DraftField => [path.split('/').at(-1)!, text]);
  return element === 'Header' ? named.filter(([name]) => CSV_HEADER.has(name)) : named;
}

const CSV_HEADER = new Set(['Year', 'LEA', 'SoftwareCode']);

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
