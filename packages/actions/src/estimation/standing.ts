import { type FinishedSince, finishedSince } from '@earshot/store';
import type { World } from '../world.ts';

/** How a study’s respondents stood when something was made from their answers. */
export interface Standing {
  readonly studyId: string;
  /** The latest event that somebody finished by. */
  readonly latest: string;
  /** People who had finished by then. */
  readonly people: number;
  readonly left: string;
}

/** How studies stand before anything is read of them. */
export function standingNow(world: World, studyIds: readonly string[]): Promise<Standing[]> {
  return Promise.all(
    studyIds.map(async (studyId) => standingOf(studyId, await since(world, { studyId, latest: '0' }))),
  );
}

/** What has become of people whose answers were read: whether one of them is gone, and how many have come. */
export interface Moved {
  readonly somebodyLeft: boolean;
  /** How many have come, by study. */
  readonly more: readonly number[];
  /** How the studies stand now. */
  readonly now: readonly Standing[];
}

/** Sets how studies stood against how they stand now. */
export async function movedSince(world: World, before: readonly Standing[]): Promise<Moved> {
  const found = await Promise.all(before.map(async (one) => ({ one, state: await since(world, one) })));
  return {
    somebodyLeft: found.some(({ one, state }) => state.known < one.people || state.left !== one.left),
    more: found.map(({ state }) => state.more),
    now: found.map(({ one, state }) => standingOf(one.studyId, state)),
  };
}

/** Two estimations of a study that differ by fewer people would tell what those few said. */
const MORE = 10;

/**
 * Whether as many have come that something may be made anew: ten in one study at least, and in none of them fewer, since
 * each study’s people have numbers of their own.
 */
export function enoughCame(more: readonly number[]): boolean {
  return more.some((people) => people >= MORE) && more.every((people) => people === 0 || people >= MORE);
}

function since(world: World, { studyId, latest }: Pick<Standing, 'studyId' | 'latest'>): Promise<FinishedSince> {
  return world.store.transaction('desk', (queries) => finishedSince(queries, studyId, latest));
}

function standingOf(studyId: string, { latest, known, more, left }: FinishedSince): Standing {
  return { studyId, latest, people: known + more, left };
}
