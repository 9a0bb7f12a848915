import type { Clause } from './clause.ts';

/**
 * A simplified clause in the expression language of questionnaires; null for one that always holds, which needs no
 * condition. Throws for one that never holds: nothing can be asked then, and the caller says so.
 */
export function writeClause(clause: Clause): string | null {
  if (clause.is === 'always') return null;
  return written(clause, false);
}

function written(clause: Clause, isInside: boolean): string {
  switch (clause.is) {
    case 'always':
    case 'never':
      throw new Error('A clause that always or never holds cannot stand inside a condition.');
    case 'and':
    case 'or': {
      const text = clause.parts.map((part) => written(part, true)).join(` ${clause.is} `);
      return isInside ? `(${text})` : text;
    }
    case 'state':
      return `${clause.isNot ? 'not ' : ''}${clause.state}(${clause.name})`;
    case 'compare':
      return `${clause.left} ${clause.operator} ${clause.right}`;
    case 'in':
    case 'includes':
      return writtenList(clause);
  }
}

function writtenList({ is, name, codes, isNot }: Extract<Clause, { is: 'in' | 'includes' }>): string {
  if (is === 'in' && codes.length === 1) return `${name} ${isNot ? '!=' : '='} ${codes[0]}`;
  const list = codes.length === 1 ? codes[0]! : `(${codes.join(', ')})`;
  return isNot ? `not (${name} ${is} ${list})` : `${name} ${is} ${list}`;
}
