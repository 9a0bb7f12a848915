import type { z } from 'zod';
import { atMostFifty, type Problem } from './problem.ts';
import type { PlanFile, PlanPath } from './read-plan.ts';
import { shapeSentence, shapeWords, unknownKeySentence } from './shape-words.ts';

/**
 * Fits a plan to a shape: the typed value, or every place where it does not fit; fifty at most and how many more there
 * are. A message in the shape completes “… does not fit: ”.
 */
export function shapePlan<T>(plan: PlanFile, shape: z.ZodType<T>): { value: T | null; problems: Problem[] } {
  const result = shape.safeParse(plan.value, { error: shapeWords });
  if (result.success) return { value: result.data, problems: [] };
  return { value: null, problems: atMostFifty(result.error.issues.flatMap((issue) => problemsOf(plan, issue))) };
}

/** One problem an issue; one a key for keys that the shape does not have. */
function problemsOf(plan: PlanFile, issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const problem = (at: PlanPath, sentence: string): Problem => ({
    code: `shape-${issue.code.replaceAll('_', '-')}`,
    severity: 'error',
    place: plan.placeOf(at),
    sentence,
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problem([...path, key], unknownKeySentence(key, issue.message)));
  }
  return [problem(path, shapeSentence(issue.message, path, isMissing(plan.value, path)))];
}

function isMissing(value: unknown, path: PlanPath): boolean {
  const last = path.at(-1);
  if (last === undefined) return false;
  let parent: unknown = value;
  for (const step of path.slice(0, -1)) parent = (parent as Record<string | number, unknown> | null)?.[step];
  return typeof parent === 'object' && parent !== null && !Object.hasOwn(parent, last);
}
