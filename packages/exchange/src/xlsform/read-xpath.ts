import { type Parsed, parseTokens, type Token, tokensBy } from '../form/expression-tree.ts';

const token = (type: Token['type']) => (found: RegExpExecArray) => ({ type, text: found[1] ?? found[0] });
const nothing = () => null;

const PATTERNS: Parameters<typeof tokensBy>[1] = [
  [/\s+/y, nothing],
  [/\$\{\s*([^}\s]+)\s*\}/y, token('variable')],
  [/'([^']*)'/y, token('text')],
  [/"([^"]*)"/y, token('text')],
  // Word processors turn the quotation marks of a condition into curly ones.
  [/[‘’]([^‘’]*)[‘’]/y, token('text')],
  [/[“”]([^“”]*)[“”]/y, token('text')],
  [/\d+(?:\.\d+)?/y, token('number')],
  [/(?:and|or|div|mod)(?![\w-])/y, token('operator')],
  [/!=|<=|>=|[=<>+*-]/y, token('operator')],
  [/[A-Za-z_][\w.:-]*(?=\s*\()/y, token('call')],
  [/\.(?![./])/y, token('self')],
  [/[A-Za-z_][\w-]*(?![\w:/-])/y, token('column')],
  [/\(/y, token('open')],
  [/\)/y, token('close')],
  [/,/y, token('comma')],
];

/** Parses an XPath expression as XLSForms use it: a tree, or why it cannot be read. Never throws. */
export function readXPath(source: string): Parsed {
  const cut = tokensBy(source, PATTERNS);
  return 'reason' in cut ? cut : parseTokens(cut.tokens);
}
