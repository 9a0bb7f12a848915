import { type Transferable, Worker } from 'node:worker_threads';
import type { ThreadSays } from './thread-work.ts';

/** What somebody stopped before it came to anything. */
export class ThreadStopped extends Error {
  constructor() {
    super('The work on a thread was stopped.');
  }
}

/** One task for a thread. */
export interface ThreadOrder<Step> {
  /** Plain data, which are copied to it. */
  readonly task: unknown;
  /** Buffers of the task that are handed over instead of copied. */
  readonly transfer?: readonly Transferable[];
  readonly tell: (step: Step) => void;
  /** Aborted when nobody wants it any more: the thread then ends in the middle of what it does. */
  readonly stopping: AbortSignal;
}

/** A thread that stays for the next task, since it takes seconds to start; one task at a time. */
export interface KeptThread<Step, Made> {
  /** Throws ThreadStopped when it is stopped, and what the thread throws; the next task then gets another thread. */
  do(order: ThreadOrder<Step>): Promise<Made>;
  /** Ends the thread; what it is doing is stopped. */
  close(): Promise<void>;
}

/** A thread without work for so long is ended, and its memory freed. In milliseconds. */
const IDLE = 120_000;

/**
 * A thread for tasks that would keep the server from answering people. It is started with the first.
 * @param work the module that does them, with `doOnThread`.
 */
export function keptThread<Step, Made>(work: URL): KeptThread<Step, Made> {
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;

  async function close(): Promise<void> {
    clearTimeout(idle);
    const closing = thread;
    thread = null;
    await closing?.terminate();
  }

  return {
    async do({ task, transfer = [], tell, stopping }) {
      if (stopping.aborted) throw new ThreadStopped();
      clearTimeout(idle);
      thread ??= new Worker(new URL('./start-thread.mjs', import.meta.url), { workerData: work.href });
      stopping.addEventListener('abort', close);
      try {
        return await resultOf(thread, () => thread?.postMessage(task, [...transfer]), tell);
      } catch (error) {
        await close();
        throw stopping.aborted ? new ThreadStopped() : error;
      } finally {
        stopping.removeEventListener('abort', close);
        thread?.unref();
        idle = setTimeout(close, IDLE).unref();
      }
    },
    close,
  };
}

/** Begins a task, and waits for what comes of it. */
async function resultOf<Step, Made>(thread: Worker, begin: () => void, tell: (step: Step) => void): Promise<Made> {
  const heard = new AbortController();
  try {
    return await new Promise<Made>((resolve, reject) => {
      const listen = <Said>(event: string, hear: (said: Said) => void): void => {
        thread.on(event, hear);
        heard.signal.addEventListener('abort', () => thread.off(event, hear));
      };
      listen<ThreadSays<Step, Made>>('message', (says) => ('step' in says ? tell(says.step) : resolve(says.made)));
      listen<Error>('error', reject);
      listen<number>('exit', (code) => reject(new Error(`resultOf: the thread ended (${code}) and told nothing.`)));
      thread.ref();
      begin();
    });
  } finally {
    heard.abort();
  }
}
