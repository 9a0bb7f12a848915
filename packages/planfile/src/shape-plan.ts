import type { z } from 'zod';
import { atMostFifty, type Problem } from './problem.ts';
import type { PlanFile, PlanPath } from './read-plan.ts';
import { found, isOfAnotherKind, shapeSentence, shapeWords, unknownKeySentence } from './shape-words.ts';

/**
 * Fits a plan to a shape: the typed value, or every place where it does not fit; fifty at most and how many more there
 * are. A message in the shape completes “… does not fit: ”.
 */
export function shapePlan<T>(plan: PlanFile, shape: z.ZodType<T>): { value: T | null; problems: Problem[] } {
  const result = shape.safeParse(plan.value, { error: shapeWords });
  if (result.success) {
    const problems = unseenKeys(plan.value).map((path) => unseen(plan, path));
    return problems.length === 0 ? { value: result.data, problems } : { value: null, problems: atMostFifty(problems) };
  }
  return {
    value: null,
    problems: atMostFifty(result.error.issues.flatMap(meantIssues).flatMap((issue) => problemsOf(plan, issue))),
  };
}

/** The one key that shapes leave out without a word, wherever keys are the author’s own. */
const UNSEEN = '__proto__';

function unseenKeys(value: unknown, path: PlanPath = []): PlanPath[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === UNSEEN ? [[...path, key]] : []),
    ...unseenKeys(inner, [...path, key]),
  ]);
}

function unseen(plan: PlanFile, path: PlanPath): Problem {
  const sentence = `Nothing can be called “${UNSEEN}”; choose another name.`;
  return { code: 'shape-invalid-key', severity: 'error', place: plan.placeOf(path), sentence };
}

/**
 * Of a value that may have several forms, and fits the kind (text, list, keys …) of one of them alone: what is wrong
 * with it as that form. Any other issue as it is.
 */
function meantIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [meant, ...others] = issue.errors.filter((issues) => !issues.some(isOfAnotherKind));
  if (!meant || others.length > 0) return [issue];
  return meant.flatMap((inner) => meantIssues({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** One problem an issue; one a key for keys that the shape does not have. */
function problemsOf(plan: PlanFile, issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const missing = isMissing(plan.value, path);
  // What may have several forms and is not there at all has none of them, and is missing like anything else.
  const code = missing && issue.code === 'invalid_union' ? 'invalid_type' : issue.code;
  const problem = (at: PlanPath, sentence: string): Problem => ({
    code: `shape-${code.replaceAll('_', '-')}`,
    severity: 'error',
    place: plan.placeOf(at),
    sentence,
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problem([...path, key], unknownKeySentence(key, issue.message)));
  }
  const words = fitsNoForm(issue) ? `${issue.message}, found ${found(valueAt(plan.value, path))}` : issue.message;
  return [problem(path, shapeSentence(words, path, missing))];
}

function fitsNoForm(issue: z.core.$ZodIssue): boolean {
  return (
    issue.code === 'invalid_union' &&
    issue.errors.length > 0 &&
    issue.errors.every((issues) => issues.some(isOfAnotherKind))
  );
}

function isMissing(value: unknown, path: PlanPath): boolean {
  const last = path.at(-1);
  if (last === undefined) return false;
  const parent = valueAt(value, path.slice(0, -1));
  return typeof parent === 'object' && parent !== null && !Object.hasOwn(parent, last);
}

function valueAt(value: unknown, path: PlanPath): unknown {
  let at = value;
  for (const step of path) at = (at as Record<string | number, unknown> | null | undefined)?.[step];
  return at;
}
