import { parseTokens, type Token, type Tree, tokensBy } from '../form/expression-tree.ts';

const OPERATORS: Readonly<Record<string, string>> = {
  '==': '=',
  eq: '=',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  '&&': 'and',
  '||': 'or',
  '/': 'div',
};
const token = (type: Token['type']) => (found: RegExpExecArray) => ({ type, text: found[1] ?? found[0] });
const operator = (found: RegExpExecArray): Token => {
  const text = found[0].toLowerCase();
  return { type: 'operator', text: OPERATORS[text] ?? text };
};

const PATTERNS: Parameters<typeof tokensBy>[1] = [
  [/\s+/y, () => null],
  [/"([^"]*)"/y, token('text')],
  [/'([^']*)'/y, token('text')],
  [/(?:and|or|eq|ne|lt|le|gt|ge)(?![\w.])/iy, operator],
  [/==|!=|<=|>=|&&|\|\||[<>+*/!-]/y, operator],
  [/(?:INSERTANS:)?(\d+X\d+X\d+[A-Za-z0-9_#]*(?:\.[A-Za-z]+)?)/y, token('variable')],
  [/\d+(?:\.\d+)?/y, token('number')],
  [/(?:self|this)(?:\.NAOK)?(?![\w.:])/y, token('self')],
  [/[A-Za-z_]\w*(?=\s*\()/y, token('call')],
  [/(?:TOKEN:)?[A-Za-z_]\w*(?:\.[A-Za-z]+)?/y, token('variable')],
  [/\(/y, token('open')],
  [/\)/y, token('close')],
  [/,/y, token('comma')],
];

/** An expression of LimeSurvey’s with the variables that make it false where they were not asked. */
export interface LimeExpression {
  readonly tree: Tree;
  /** Names without `.NAOK`. */
  readonly needed: readonly string[];
}

/** The endings that give the value of a variable as it is; `.NAOK` also where it was not asked. */
const VALUE_ENDING = /\.(?:NAOK|code|value|valueNAOK)$/;

/** Reads an expression of LimeSurvey’s, or says why it cannot be read. Never throws. */
export function readLimeExpression(source: string): LimeExpression | { readonly reason: string } {
  const cut = tokensBy(source, PATTERNS);
  if ('reason' in cut) return cut;
  const variables = cut.tokens.filter(({ type }) => type === 'variable').map(({ text }) => text);
  const other = variables.find((name) => name.includes('.') && !VALUE_ENDING.test(name));
  if (other) return { reason: `“${other}” asks for more than the answer` };
  const parsed = parseTokens(
    cut.tokens.map((each) =>
      each.type === 'variable' ? { ...each, text: each.text.replace(VALUE_ENDING, '') } : each,
    ),
  );
  if ('reason' in parsed) return parsed;
  return {
    tree: parsed.tree,
    needed: variables
      .filter((name) => !/\.(?:NAOK|valueNAOK)$/.test(name))
      .map((name) => name.replace(VALUE_ENDING, '')),
  };
}
