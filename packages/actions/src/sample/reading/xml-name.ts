const FIRST =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const NAME = new RegExp(`^[${FIRST}][${FIRST}.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040-]*$`, 'u');

const [TAB, LINE_FEED, RETURN, SPACE, SLASH, EQUALS, GREATER] = [9, 10, 13, 32, 47, 61, 62];

/** Whether a word can be the name of an element or attribute (XML 1.0, fifth edition, 2.3). */
export function isXmlName(word: string): boolean {
  return NAME.test(word);
}

/** Where the name that begins at `start` ends, at the latest at the end of the text. */
export function nameEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || code === GREATER || code === SLASH || code === EQUALS) break;
  }
  return at;
}

/** The first place from `start` on where no blank stands. */
export function afterBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === RETURN || code === TAB;
}
