import { Worker } from 'node:worker_threads';
import type { ThreadSays } from './thread.ts';
import type { Estimated, Step, ThreadTask } from './thread-task.ts';

/** What somebody stopped before it came to anything. */
export class EstimationStopped extends Error {
  constructor() {
    super('The estimation was stopped.');
  }
}

interface Following {
  readonly tell: (step: Step) => void;
  /** Aborted when nobody wants it any more: the thread then ends in the middle of what it does. */
  readonly stopping: AbortSignal;
}

/**
 * Works a task out on a thread of its own, so that the server goes on answering people meanwhile. Throws EstimationStopped
 * when it is stopped, and what the thread throws.
 */
export async function onAThread(task: ThreadTask, { tell, stopping }: Following): Promise<Estimated> {
  if (stopping.aborted) throw new EstimationStopped();
  const thread = new Worker(new URL('./start-thread.mjs', import.meta.url), { workerData: task });
  const stop = (): Promise<number> => thread.terminate();
  stopping.addEventListener('abort', stop);
  try {
    return await resultOf(thread, tell);
  } catch (error) {
    throw stopping.aborted ? new EstimationStopped() : error;
  } finally {
    stopping.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

function resultOf(thread: Worker, tell: (step: Step) => void): Promise<Estimated> {
  return new Promise((resolve, reject) => {
    thread.on('message', (says: ThreadSays) => ('step' in says ? tell(says.step) : resolve(says.made)));
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`onAThread: the thread ended (${code}) and told nothing.`)));
  });
}
