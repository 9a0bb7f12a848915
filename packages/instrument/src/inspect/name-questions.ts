import type { Place, PlanFile, PlanPath, Problem } from '@earshot/planfile';

/** Where something begins in a file, and the question that it is; null for what is no question. */
interface Anchor {
  readonly place: Place;
  readonly question: string | null;
}

/**
 * Names the question that each problem stands in, where the problem does not say so itself: the last that begins
 * before its place. Works on whatever the file holds, so that problems of its shape have their question too.
 */
export function nameQuestions(problems: readonly Problem[], plan: PlanFile): Problem[] {
  const anchors = anchorsOf(plan).sort((one, other) => compare(one.place, other.place));
  return problems.map((problem) => {
    if (problem.question !== undefined) return problem;
    const within = anchors.findLast(({ place }) => compare(place, problem.place) <= 0);
    return within?.question ? { ...problem, question: within.question } : problem;
  });
}

function anchorsOf(plan: PlanFile): Anchor[] {
  const at = (path: PlanPath, question: string | null = null): Anchor => ({ place: plan.placeOf(path), question });
  const blocks = entries(childOf(plan.value, 'blocks'));
  return [
    ...entries(plan.value).map(([key]) => at([key])),
    ...blocks.flatMap(([index, block]) => entries(block).map(([key]) => at(['blocks', index, key]))),
    ...blocks.flatMap(([index, block]) =>
      entries(childOf(block, 'questions')).flatMap(([number, element]) => {
        const id = childOf(element, 'id');
        const kind = childOf(element, 'kind');
        const isQuestion = typeof id === 'string' && kind !== 'note' && kind !== 'close';
        return [at(['blocks', index, 'questions', number], isQuestion ? id : null)];
      }),
    ),
  ];
}

function entries(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((each, index) => [index, each]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function childOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function compare(one: Place, other: Place): number {
  return one.line - other.line || one.column - other.column;
}
