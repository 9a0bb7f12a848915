import { ALWAYS, type Clause, NEVER } from './clause.ts';

/**
 * The same condition in fewer words. Foreign languages read a missing answer as an empty text, so a faithful
 * translation asks again and again whether something was answered; most of these questions answer each other.
 * @param answered names that are known to have an answer wherever the condition is read.
 */
export function simplifyClause(clause: Clause, answered: ReadonlySet<string> = new Set()): Clause {
  switch (clause.is) {
    case 'and':
      return simplifyAnd(clause.parts, answered);
    case 'or':
      return simplifyOr(clause.parts, answered);
    case 'state':
      return answered.has(clause.name) ? truth((clause.state === 'answered') !== clause.isNot) : clause;
    default:
      return clause;
  }
}

function truth(holds: boolean): Clause {
  return holds ? ALWAYS : NEVER;
}

function simplifyAnd(parts: readonly Clause[], answered: ReadonlySet<string>): Clause {
  let current = flat('and', parts);
  for (let before = ''; before !== JSON.stringify(current); ) {
    before = JSON.stringify(current);
    current = flat(
      'and',
      current.map((part, index) => simplifyClause(part, withOthers(current, index, answered, impliedAnswers))),
    );
    if (current.some((part) => part.is === 'never')) return NEVER;
    current = merged(distinct(current.filter((part) => part.is !== 'always')), 'and');
  }
  return joined('and', current, ALWAYS);
}

function simplifyOr(parts: readonly Clause[], answered: ReadonlySet<string>): Clause {
  let current = flat('or', parts);
  for (let before = ''; before !== JSON.stringify(current); ) {
    before = JSON.stringify(current);
    // Beside “not answered(x) or …” the rest matters only where x was answered.
    current = flat(
      'or',
      current.map((part, index) => simplifyClause(part, withOthers(current, index, answered, answersIfFalse))),
    );
    if (current.some((part) => part.is === 'always' || isDenied(part, current))) return ALWAYS;
    current = merged(distinct(current.filter((part) => part.is !== 'never')), 'or');
  }
  return joined('or', current, NEVER);
}

/** What is known inside a part: what was known before, and what its neighbours say of answers. */
function withOthers(
  parts: readonly Clause[],
  index: number,
  answered: ReadonlySet<string>,
  told: (clause: Clause) => readonly string[],
): ReadonlySet<string> {
  // Two parts that say the same may not each lean on the other, so a plain “answered(x)” leans only on what is not one.
  const leaning = parts[index]!;
  const others = parts.filter((part, at) => at !== index && (leaning.is !== 'state' || part.is !== 'state'));
  return new Set([...answered, ...others.flatMap(told)]);
}

/** The names that must have an answer for a clause to hold. */
export function impliedAnswers(clause: Clause): readonly string[] {
  switch (clause.is) {
    case 'in':
    case 'includes':
      return [clause.name];
    case 'compare':
      return clause.reads;
    case 'state':
      return clause.state === 'answered' && !clause.isNot ? [clause.name] : [];
    case 'and':
      return clause.parts.flatMap(impliedAnswers);
    case 'or': {
      const [first, ...others] = clause.parts.map(impliedAnswers);
      return (first ?? []).filter((name) => others.every((names) => names.includes(name)));
    }
    default:
      return [];
  }
}

/** The names that have an answer wherever a clause does not hold. */
function answersIfFalse(clause: Clause): readonly string[] {
  return clause.is === 'state' && clause.state === 'answered' && clause.isNot ? [clause.name] : [];
}

/** Whether a state stands beside its own opposite. */
function isDenied(part: Clause, others: readonly Clause[]): boolean {
  if (part.is !== 'state') return false;
  return others.some(
    (other) =>
      other.is === 'state' && other.name === part.name && other.state === part.state && other.isNot !== part.isNot,
  );
}

function flat(is: 'and' | 'or', parts: readonly Clause[]): Clause[] {
  return parts.flatMap((part) => (part.is === is ? flat(is, part.parts) : [part]));
}

function distinct(parts: readonly Clause[]): Clause[] {
  const seen = new Map(parts.map((part) => [JSON.stringify(part), part]));
  return [...seen.values()];
}

/** `q = a or q = b` is `q in (a, b)`; `q != a and q != b` is `not (q in (a, b))`. */
function merged(parts: readonly Clause[], is: 'and' | 'or'): Clause[] {
  const result: Clause[] = [];
  for (const part of parts) {
    const isList = (part.is === 'in' || part.is === 'includes') && part.isNot === (is === 'and');
    const at = isList ? result.findIndex((other) => other.is === part.is && sameList(other, part)) : -1;
    const other = result[at];
    if (isList && other && 'codes' in other) {
      result[at] = { ...other, codes: [...new Set([...other.codes, ...part.codes])] };
    } else {
      result.push(part);
    }
  }
  return result;
}

function sameList(one: Clause, other: Clause): boolean {
  return 'codes' in one && 'codes' in other && one.name === other.name && one.isNot === other.isNot;
}

function joined(is: 'and' | 'or', parts: readonly Clause[], none: Clause): Clause {
  if (parts.length === 0) return none;
  return parts.length === 1 ? parts[0]! : { is, parts };
}
