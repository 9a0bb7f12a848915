import { beatTask, endTask, isTaskToStop, type Queries } from '@earshot/store';
import type { World } from '../world.ts';

/** How the work of a task says how far it has come, and learns that it is to stop. */
export interface Progress {
  /**
   * Says how many are done, in a transaction of its own that nobody waits for: work that holds a connection must not wait
   * for a second. Whether to go on.
   */
  tell(done: number): boolean;
  /** Throws `TaskStopped` when it is to stop, as the work’s own transaction sees it. Role: contacts. */
  stopIn(queries: Queries): Promise<void>;
}

/** Ends a task where it is, and rolls back the transaction that it is thrown in. */
export class TaskStopped extends Error {
  readonly result: unknown;
  /** @param result what came of it so far and stays. */
  constructor(result: unknown = null) {
    super('The task was stopped.');
    this.result = result;
  }
}

interface Running {
  readonly taskId: string;
  /** Aborted when the server stops: the task then ends where it is. */
  readonly stopping?: AbortSignal | undefined;
}

/**
 * Does the work of a task that has been started, and says in the store how far it is and how it ended, with what came of
 * it, which must hold nobody’s name. Passes on what the work throws, with the task marked as failed; a server that dies
 * leaves it going, and silent.
 * @param work ends early by throwing `TaskStopped`.
 */
export async function runTask(
  world: World,
  { taskId, stopping }: Running,
  work: (progress: Progress) => Promise<unknown>,
): Promise<'done' | 'stopped'> {
  const beating = beats(world, taskId);
  const mayGoOn = (): boolean => beating.goesOn() && !stopping?.aborted;
  const progress: Progress = {
    tell(done) {
      beating.beat(done);
      return mayGoOn();
    },
    async stopIn(queries) {
      if (!mayGoOn() || (await isTaskToStop(queries, taskId))) throw new TaskStopped();
    },
  };
  const end = async (state: 'done' | 'stopped' | 'failed', result: unknown): Promise<void> => {
    await beating.settled();
    const at = world.now();
    await world.store.transaction('contacts', (queries) => endTask(queries, { taskId, state, result, at }));
  };
  try {
    await end('done', await work(progress));
    return 'done';
  } catch (error) {
    if (!(error instanceof TaskStopped)) {
      await end('failed', null).catch(() => {}); // the first error tells more
      throw error;
    }
    await end('stopped', error.result);
    return 'stopped';
  }
}

/** Beats of a task, one at a time: while one is being written, a newer one is left out. */
function beats(world: World, taskId: string) {
  let writing: Promise<void> | null = null;
  let goesOn = true;
  const write = async (done: number): Promise<void> => {
    try {
      const beat = { taskId, done, at: world.now() };
      goesOn = await world.store.transaction('contacts', (queries) => beatTask(queries, beat));
    } catch {
      // Progress that cannot be told does not end the work, whose own transaction says what is wrong.
    } finally {
      writing = null;
    }
  };
  return {
    beat: (done: number): void => {
      writing ??= write(done);
    },
    goesOn: (): boolean => goesOn,
    settled: async (): Promise<void> => {
      await writing;
    },
  };
}
