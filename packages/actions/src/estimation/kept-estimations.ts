import { ThreadStopped } from '../thread/kept-thread.ts';
import { oneAtATime } from '../thread/one-at-a-time.ts';
import type { World } from '../world.ts';
import { estimateOnThread } from './estimate-on-thread.ts';
import type { PlannedEstimation } from './planned.ts';
import { enoughCame, movedSince, type Standing, standingNow } from './standing.ts';
import type { Estimated, Step } from './thread-task.ts';

/** What has been worked out, and from the answers of which moment. */
export interface Shown {
  readonly made: Estimated;
  readonly asAt: Date;
  readonly standing: readonly Standing[];
}

/** What is being worked out. Without a step it waits for its turn, or is past everything that can be counted. */
export interface Going {
  readonly state: 'waiting' | 'reading' | 'estimating';
  readonly step: Step | null;
  /** Rejected where it breaks; not where it is stopped. */
  readonly finished: Promise<void>;
}

/** One estimation of one study, as this server has it. */
export interface KeptEstimation {
  readonly shown: Shown | null;
  readonly going: Going | null;
  /** How the last one ended that came to nothing. */
  readonly ended: 'stopped' | 'failed' | 'left' | null;
}

/** Estimations by a key; one at a time is worked out, so that the machine has time for people who answer. */
export interface KeptEstimations {
  /** What there is now. Nothing is shown any more once somebody whose answers it is made of has left. */
  of(key: string): Promise<KeptEstimation & { readonly enoughCame: boolean }>;
  /** Begins, unless it is going already. */
  begin(key: string, planned: PlannedEstimation, stopping: AbortSignal): Going;
  stop(key: string): void;
}

type Running = { -readonly [Key in keyof Going]: Going[Key] };

interface Entry extends KeptEstimation {
  shown: Shown | null;
  going: Running | null;
  ended: KeptEstimation['ended'];
  stop: AbortController;
}

export function keptEstimations(world: World): KeptEstimations {
  const kept = new Map<string, Entry>();
  const inTurn = oneAtATime();

  function entryOf(key: string): Entry {
    const entry = kept.get(key) ?? { shown: null, going: null, ended: null, stop: new AbortController() };
    kept.set(key, entry);
    return entry;
  }

  return {
    async of(key) {
      const entry = entryOf(key);
      const { shown } = entry;
      const moved = shown && (await movedSince(world, shown.standing));
      if (moved?.somebodyLeft && entry.shown === shown) Object.assign(entry, { shown: null, ended: 'left' });
      const { going, ended } = entry;
      return { shown: entry.shown, going, ended, enoughCame: moved !== null && enoughCame(moved.more) };
    },
    begin(key, planned, stopping) {
      const entry = entryOf(key);
      if (entry.going) return entry.going;
      entry.stop = new AbortController();
      const signal = AbortSignal.any([entry.stop.signal, stopping]);
      const going: Running = { state: 'waiting', step: null, finished: Promise.resolve() };
      going.finished = settle(
        entry,
        going,
        inTurn(() => workOut(world, planned, going, signal)),
      );
      entry.going = going;
      return going;
    },
    stop(key) {
      const entry = entryOf(key);
      if (!entry.going) return;
      entry.stop.abort();
      Object.assign(entry, { going: null, ended: 'stopped' });
    },
  };
}

/** Keeps what came of it, unless it was stopped meanwhile. */
async function settle(entry: Entry, going: Running, working: Promise<Shown>): Promise<void> {
  const end = (ending: Partial<Entry>): void => {
    if (entry.going === going) Object.assign(entry, { going: null, ...ending });
  };
  try {
    end({ shown: await working, ended: null });
  } catch (error) {
    const stopped = error instanceof ThreadStopped;
    end({ ended: stopped ? 'stopped' : 'failed' });
    if (!stopped) throw error;
  }
}

async function workOut(
  world: World,
  planned: PlannedEstimation,
  going: Running,
  stopping: AbortSignal,
): Promise<Shown> {
  const tell = (step: Step): void => {
    if (stopping.aborted) throw new ThreadStopped();
    going.step = step;
  };
  const asAt = world.now();
  going.state = 'reading';
  const before = await standingNow(world, planned.studyIds);
  const task = await planned.gather(world, tell);
  // Some of those who finished meanwhile are among them: who must come next is counted from here on.
  const { somebodyLeft, now } = await movedSince(world, before);
  Object.assign(going, { state: 'estimating', step: null });
  const made = await estimateOnThread(task, { tell, stopping });
  return { made, asAt, standing: somebodyLeft ? before : now };
}
