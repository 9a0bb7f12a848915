/** An XPath condition, with how loosely it binds, so that brackets stand only where they must. */
export interface XPath {
  readonly text: string;
  readonly binds: 'or' | 'and' | 'tight';
}

export const TRUE: XPath = { text: 'true()', binds: 'tight' };
export const FALSE: XPath = { text: 'false()', binds: 'tight' };

export function tight(text: string): XPath {
  return { text, binds: 'tight' };
}

export function allOf(...parts: readonly XPath[]): XPath {
  if (parts.some(isFalse)) return FALSE;
  return joined(
    'and',
    parts.filter((part) => !isTrue(part)),
    TRUE,
  );
}

export function anyOf(...parts: readonly XPath[]): XPath {
  if (parts.some(isTrue)) return TRUE;
  return joined(
    'or',
    parts.filter((part) => !isFalse(part)),
    FALSE,
  );
}

export function notOf(part: XPath): XPath {
  if (isTrue(part)) return FALSE;
  if (isFalse(part)) return TRUE;
  return tight(`not(${part.text})`);
}

export function isTrue(part: XPath): boolean {
  return part.text === TRUE.text;
}

export function isFalse(part: XPath): boolean {
  return part.text === FALSE.text;
}

function joined(word: 'and' | 'or', parts: readonly XPath[], none: XPath): XPath {
  const distinct = [...new Map(parts.map((part) => [part.text, part])).values()];
  if (distinct.length === 0) return none;
  if (distinct.length === 1) return distinct[0]!;
  const text = distinct.map((part) => (part.binds === 'tight' || part.binds === word ? part.text : `(${part.text})`));
  return { text: text.join(` ${word} `), binds: word };
}

/** A text as XPath writes it, which knows no escapes: one with both kinds of quotation marks is put together. */
export function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`;
}
