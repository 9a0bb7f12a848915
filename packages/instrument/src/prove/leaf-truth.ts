import { answered, type Expression, holds, namesIn } from '@earshot/dataset';
import type { Diagrams, Node } from './bdd.ts';
import type { SeveralChoice } from './choice.ts';
import type { Entry } from './entry.ts';

/** For whom something is true and for whom it is false; for everybody else it is unknown. */
export interface Truth {
  readonly yes: Node;
  readonly no: Node;
}

/** For whom a test of one variable is true and false. @param leaf a condition without `and`, `or` or `not` in it. */
export function leafTruth(diagrams: Diagrams, leaf: Expression, entry: Entry): Truth {
  if (leaf.type === 'state') {
    const inState = entry.where((value) => value.state === leaf.state);
    const yes = leaf.state === 'not_asked' ? diagrams.or(inState, diagrams.not(entry.has)) : inState;
    return { yes, no: diagrams.not(yes) };
  }
  if (entry.several) {
    const isAnswered = entry.where((value) => value.state === 'answered');
    const yes = diagrams.and(isAnswered, picksMeeting(diagrams, leaf, entry.several));
    return { yes, no: diagrams.and(isAnswered, diagrams.not(yes)) };
  }
  return {
    yes: entry.where((value) => holds(leaf, () => value)),
    no: entry.where((value) => holds(negated(leaf), () => value)),
  };
}

/** For whom a comparison of two numbers is true and false, value by value. @param entries of its names, in their order. */
export function pairTruth(diagrams: Diagrams, leaf: Expression, [left, right]: readonly [Entry, Entry]): Truth {
  const [name] = namesIn(leaf);
  const meeting = (test: Expression): Node =>
    diagrams.or(
      ...left.values.map((mine) =>
        diagrams.and(
          left.where((value) => value === mine),
          right.where((theirs) => holds(test, (asked) => (asked === name ? mine : theirs))),
        ),
      ),
    );
  return { yes: meeting(leaf), no: meeting(negated(leaf)) };
}

function negated(leaf: Expression): Expression {
  return { type: 'not', inner: leaf, at: 0 };
}

/** The picks of a multiple question for which `includes` or a comparison of their count is true. */
function picksMeeting(
  diagrams: Diagrams,
  leaf: Expression,
  { choice, codes }: { readonly choice: SeveralChoice; readonly codes: readonly string[] },
): Node {
  if (leaf.type === 'includes') return diagrams.or(...leaf.codes.map(({ text }) => choice.picked(text)));
  const numbers = Array.from({ length: codes.length + 1 }, (_, count) => count);
  const meeting = numbers.filter((count) => holds(leaf, () => answered(new Array<string>(count).fill(''))));
  return diagrams.or(...meeting.map((count) => choice.howMany(codes, count)));
}
