import type { Leanings } from '../leanings.ts';
import { type Path, pathOf, stepsOf } from '../path.ts';
import type { Mode, Questionnaire } from '../questionnaire.ts';
import { type Random, simulateInterview, simulateSample } from '../simulate.ts';
import { wordingFor } from '../wording.ts';
import { evenLeanings } from './even-leanings.ts';
import { PACES } from './pace.ts';
import { quantile } from './quantile.ts';
import { stepSeconds } from './step-seconds.ts';
import { wordsIn } from './words.ts';

/** How long interviews take that go one way through a questionnaire, in one mode. */
export interface RouteMinutes {
  readonly mode: Mode;
  /** “all” for everybody who completes; else the blocks on the way that not all of these enter, or the close. */
  readonly route: string;
  /** Of all simulated people, from 0 to 1. */
  readonly share: number;
  /** Minutes, to a tenth. */
  readonly median: number;
  readonly p90: number;
  /** What people are promised; null where nothing is, and for those who do not complete. */
  readonly promised: number | null;
}

/** One simulated interview. */
interface Taken {
  readonly path: Path;
  readonly minutes: number;
}

export const ALL = 'all';
export const OTHERS = 'others';
/** The route of those who enter no block but the ones that everybody does. */
const COMPLETED = 'completed';
/** Routes that are told of one by one; those that few people take are told of together. */
const MOST_ROUTES = 5;

/**
 * How many minutes people need, by mode and by route, over simulated people: what they read or hear at the usual pace,
 * and answering by the assumptions in pace.ts. Welcome pages are not counted, nor are breaks. Decided wholly by `random`.
 * @param leanings how people lean; null for people who answer evenly.
 * @param people how many interviews are simulated in each mode.
 */
export function measureMinutes(
  questionnaire: Questionnaire,
  leanings: Leanings | null,
  random: Random,
  people: number,
): RouteMinutes[] {
  return questionnaire.modes.flatMap((mode) => {
    const taken = takeUntilEnough(people, () =>
      take(questionnaire, leanings ?? evenLeanings(questionnaire), random, mode),
    );
    // Somebody who finds no answer that the checks let pass is an artefact of simulation.
    const ended = taken.filter(({ path }) => path.next === null);
    return ended.length === 0 ? [] : routesOf(questionnaire, mode, ended);
  });
}

/** Where most are screened out, more people are simulated, so that the length for those who complete is no accident. */
function takeUntilEnough(people: number, takeOne: () => Taken): Taken[] {
  const taken: Taken[] = [];
  let completed = 0;
  while (taken.length < people || (completed < people / 4 && taken.length < people * 4)) {
    const one = takeOne();
    taken.push(one);
    if (one.path.next === null && isCompleted(one.path)) completed += 1;
  }
  return taken;
}

function take(questionnaire: Questionnaire, leanings: Leanings, random: Random, mode: Mode): Taken {
  const sample = simulateSample(questionnaire, leanings, random);
  const answers = simulateInterview(questionnaire, leanings, random, mode, sample);
  const path = pathOf(questionnaire, answers, sample, mode);
  const listener = { mode, values: path.values, says: wordingFor(questionnaire, path.values, mode) };
  const last = path.close?.text ? wordsIn(listener.says(path.close.text, path.close)).length : 0;
  const seconds = stepsOf(path).reduce((sum, step) => sum + stepSeconds(step, listener), 0);
  return { path, minutes: seconds / 60 + last / PACES[mode].wordsPerMinute };
}

function routesOf({ blocks, minutes }: Questionnaire, mode: Mode, taken: readonly Taken[]): RouteMinutes[] {
  const row = (route: string, those: readonly Taken[], promised: number | null): RouteMinutes => {
    const lengths = those.map((one) => one.minutes);
    const share = those.length / taken.length;
    return { mode, route, share, median: tenth(quantile(lengths, 0.5)), p90: tenth(quantile(lengths, 0.9)), promised };
  };
  const promised = minutes[mode] ?? null;
  const completed = taken.filter(({ path }) => isCompleted(path));
  const entered = completed.map(({ path }) => new Set(path.answered.map((step) => step.block.id)));
  const some = blocks
    .map(({ id }) => id)
    .filter((id) => !entered.every((set) => set.has(id)) && entered.some((set) => set.has(id)));
  const byRoute = new Map<string, Taken[]>();
  for (const one of taken) {
    const route = routeOf(one.path, some);
    byRoute.set(route, [...(byRoute.get(route) ?? []), one]);
  }
  const routes = [...byRoute].sort(([, one], [, other]) => other.length - one.length);
  const told = routes.length <= MOST_ROUTES + 1 ? routes : routes.slice(0, MOST_ROUTES);
  const others = routes.slice(told.length).flatMap(([, those]) => those);
  return [
    ...(completed.length > 0 ? [row(ALL, completed, promised)] : []),
    ...(told.length > 1
      ? told.map(([route, those]) => row(route, those, isCompleted(those[0]!.path) ? promised : null))
      : []),
    ...(others.length > 0 ? [row(OTHERS, others, null)] : []),
  ];
}

function isCompleted({ close }: Path): boolean {
  return close === null || close.outcome === 'completed';
}

/** @param some the blocks that some people enter who complete, and others do not. */
function routeOf(path: Path, some: readonly string[]): string {
  if (!isCompleted(path)) return `ends at ${path.close!.id}`;
  const entered = new Set(path.answered.map((step) => step.block.id));
  const own = some.filter((id) => entered.has(id));
  const missed = some.filter((id) => !entered.has(id));
  if (own.length === 0) return COMPLETED;
  if (own.length <= missed.length || missed.length === 0) return own.join(' + ');
  return `all but ${missed.join(', ')}`;
}

function tenth(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}
