import { parentPort } from 'node:worker_threads';

/** What a thread says of a task: how far it is, any number of times, and at last what came of it. */
export type ThreadSays<Step, Made> = { readonly step: Step } | { readonly made: Made };

/** More often than this nobody looks. In milliseconds. */
const TELLS_EVERY = 250;

/**
 * For the module that a thread runs: does each task that the thread is handed, and says what came of it. What the work
 * throws ends the thread, and is told to whoever handed the task in.
 */
export function doOnThread<Task, Step, Made>(work: (task: Task, tell: (step: Step) => void) => Promise<Made>): void {
  const say = (words: ThreadSays<Step, Made>): void => parentPort!.postMessage(words);
  parentPort!.on('message', async (task: Task) => {
    let told = 0;
    const made = await work(task, (step) => {
      const now = performance.now();
      if (now - told < TELLS_EVERY) return;
      told = now;
      say({ step });
    });
    say({ made });
  });
}
