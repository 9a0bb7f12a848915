import { type Path, pageOf, stepsOf } from '@earshot/instrument';
import { type OnWalk, walkHref } from './preview.ts';
import { pathOfWalk, questionnaireOf } from './walking.ts';

/** The open question of a walk, or its end. */
export function nextHref(on: OnWalk): string {
  const { next } = pathOn(on);
  return walkHref(on, next ? `/q/${next.question.id}` : '/end');
}

/** A question where it is asked; else the open one. */
export function placeHref(on: OnWalk, questionId: string): string {
  const [first] = pageOf(pathOn(on), questionId);
  return first ? walkHref(on, `/q/${first.question.id}`) : nextHref(on);
}

/** The page after a question that has just been answered, as in the interview: the next on the path, answered or not. */
export function hrefAfter(questionId: string, on: OnWalk): string {
  const ids = stepsOf(pathOn(on)).map((step) => step.question.id);
  const following = ids[ids.indexOf(questionId) + 1];
  return following ? walkHref(on, `/q/${following}`) : nextHref(on);
}

/** The page before a question on the path; the beginning before the first. @param questionId null at the end */
export function previousHref(on: OnWalk, path: Path, questionId: string | null): string {
  const ids = stepsOf(path).map((step) => step.question.id);
  const previous = ids[(questionId === null ? ids.length : ids.indexOf(questionId)) - 1];
  return previous ? walkHref(on, `/q/${pageOf(path, previous)[0]!.question.id}`) : on.base;
}

function pathOn({ study, walk }: OnWalk): Path {
  return pathOfWalk(questionnaireOf(study, walk.language), walk);
}
