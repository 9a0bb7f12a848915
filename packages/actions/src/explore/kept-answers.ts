import type { Problem } from '@earshot/planfile';
import { type FinishedSince, finishedSince } from '@earshot/store';
import { derive } from '@earshot/tables';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { type ExploredStudy, openExplored } from './explored-study.ts';
import { readInParts } from './read-in-parts.ts';

/**
 * So many people must have finished since answers were read before they are read anew: tables made before and after then
 * differ by ten people or more. Whoever withdraws, is restricted or erased is left out at once.
 */
const MORE = 10;
/** For so long the database is not asked again whether anything has happened. In milliseconds. */
const LOOKS_EVERY = 5000;
/** Studies whose answers stand in memory at the same time: two people may each set two waves side by side. */
const MOST_KEPT = 4;

/** A study’s answers as they were at a moment, read or being read. */
export interface Reading {
  readonly asAt: Date;
  readonly progress: { readonly done: number; readonly whole: number };
  readonly finished: Promise<ReadAnswers>;
  /** What `finished` came to; null until then. */
  readonly result: ReadAnswers | null;
}

/** The answers, or why the study’s plan cannot be run on them. */
export type ReadAnswers = Awaited<ReturnType<typeof openExplored>>;

/** The answers of a few studies, each kept while they are fresh enough. */
export interface KeptAnswers {
  /** The answers to show now; whether they still may be, which takes as long as asking the database, comes beside them. */
  of(study: Study): Promise<{ readonly reading: Reading; readonly isStill: Promise<boolean> }>;
  close(): Promise<void>;
}

interface Begun extends Reading {
  result: ReadAnswers | null;
  /** How the study stood when it was begun. */
  latest: string;
  people: number;
  readonly left: string;
}

interface Kept {
  current: Begun;
  /** Newer answers that are being read while `current` is still shown. */
  next: Begun | null;
  lookedAt: number;
}

export function keptAnswers(world: World, figures: () => PublishedFigures): KeptAnswers {
  const kept = new Map<string, Kept>();

  function put(study: Study, state: FinishedSince): Kept {
    const entry: Kept = { current: begin(world, figures, study, state), next: null, lookedAt: world.now().getTime() };
    kept.set(study.id, entry);
    entry.current.finished.catch(() => {
      if (kept.get(study.id) === entry) kept.delete(study.id); // so that whoever asks next begins anew
    });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT) drop(oldest!);
    return entry;
  }

  function drop(studyId: string): void {
    const entry = kept.get(studyId);
    kept.delete(studyId);
    for (const reading of [entry?.current, entry?.next]) if (reading) closeWhenRead(reading);
  }

  async function look(study: Study, known: Kept | undefined): Promise<Kept> {
    const current = known?.current;
    const since = current?.latest ?? '0';
    const state = await world.store.transaction('desk', (queries) => finishedSince(queries, study.id, since));
    const entry = kept.get(study.id);
    // Other answers have come in between, of which this state says nothing.
    if (entry && (entry !== known || entry.current !== current || entry.current.latest !== since)) return entry;
    if (!entry || !known) return put(study, state);
    if (somebodyLeft(entry.current, state)) {
      drop(study.id);
      return put(study, state);
    }
    if (state.more >= MORE && entry.next === null) readBeside(entry, begin(world, figures, study, state));
    return entry;
  }

  return {
    async of(study) {
      const known = kept.get(study.id);
      if (!known) return { reading: (await look(study, known)).current, isStill: Promise.resolve(true) };
      // The last to be asked for stands last, and goes last.
      kept.delete(study.id);
      kept.set(study.id, known);
      const reading = known.current;
      const now = world.now().getTime();
      if (now - known.lookedAt < LOOKS_EVERY) return { reading, isStill: Promise.resolve(true) };
      known.lookedAt = now;
      const isStill = look(study, known).then((entry) => entry === known);
      isStill.catch(() => {}); // told to whoever waits for it, if anybody still does
      return { reading, isStill };
    },
    async close() {
      const readings = [...kept.values()].flatMap(({ current, next }) => (next ? [current, next] : [current]));
      kept.clear();
      await Promise.all(readings.map(closeWhenRead));
    },
  };
}

function begin(world: World, figures: () => PublishedFigures, study: Study, state: FinishedSince): Begun {
  const progress = { done: 0, whole: 0 };
  const read = async (): Promise<ReadAnswers> => {
    const tell = (done: number, whole: number): void => void Object.assign(progress, { done, whole });
    const dataset = await readInParts(world, study, tell, (part) => derive(part, study.plan.derivations));
    // Some of those who finished meanwhile are among them: the ten who must come next are counted from here on.
    const after = await world.store.transaction('desk', (queries) => finishedSince(queries, study.id, state.latest));
    if (!somebodyLeft(begun, after)) Object.assign(begun, { latest: after.latest, people: after.known + after.more });
    return openExplored(study, dataset, figures);
  };
  const { latest, left } = state;
  const people = state.known + state.more;
  const begun: Begun = { asAt: world.now(), progress, finished: read(), result: null, latest, people, left };
  begun.finished.then(
    (result) => {
      begun.result = result;
    },
    () => {}, // whoever waits for it is told
  );
  return begun;
}

/** Shows newer answers as soon as they are read; where they cannot be, the older ones stay. */
function readBeside(entry: Kept, next: Begun): void {
  entry.next = next;
  next.finished.then(
    () => {
      if (entry.next !== next) return;
      closeWhenRead(entry.current);
      Object.assign(entry, { current: next, next: null });
    },
    () => {
      entry.next = null;
    },
  );
}

function somebodyLeft({ people, left }: Begun, state: FinishedSince): boolean {
  return state.known < people || state.left !== left;
}

async function closeWhenRead({ finished }: Reading): Promise<void> {
  const { opened } = await finished.catch((): { opened: ExploredStudy | null; problems: readonly Problem[] } => ({
    opened: null,
    problems: [],
  }));
  await opened?.close();
}
