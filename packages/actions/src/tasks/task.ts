import type { StoredTask } from '@earshot/store';

/** A task that has said nothing for so long has been interrupted: the server that did it has gone. In milliseconds. */
const SILENT = 60_000;

/** How far something has come that takes longer than a page, as whoever started it sees it. */
export interface Task {
  /** `interrupted`: it was to go on and does not, since its server has gone. */
  readonly state: StoredTask['state'] | 'interrupted';
  /** How many of the whole are done: rows or people. */
  readonly done: number;
  readonly whole: number;
  readonly stopAsked: boolean;
}

/** A stored task as it stands at a moment. */
export function taskOf(stored: StoredTask, now: Date): Task {
  const { state, done, whole, stopAsked } = stored;
  return { state: isInterrupted(stored, now) ? 'interrupted' : state, done: Math.min(done, whole), whole, stopAsked };
}

/** The moment before which a task must have spoken last to count as interrupted. */
export function silentSince(now: Date): Date {
  return new Date(now.getTime() - SILENT);
}

function isInterrupted({ state, beatAt }: StoredTask, now: Date): boolean {
  return state === 'going' && beatAt < silentSince(now);
}
