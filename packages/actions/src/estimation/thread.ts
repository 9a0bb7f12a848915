// What a thread does: it works out the one task that it was started with, tells how far it is, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { makeChange } from '../change/make-change.ts';
import { makeDrivers } from '../drivers/make-drivers.ts';
import type { Estimated, Step, ThreadTask } from './thread-task.ts';

/** What a thread says: how far it is, any number of times, and at last what came of it. */
export type ThreadSays = { readonly step: Step } | { readonly made: Estimated };

/** More often than this nobody looks. In milliseconds. */
const TELLS_EVERY = 250;

const say = (words: ThreadSays): void => parentPort!.postMessage(words);
const task = workerData as ThreadTask;
let told = 0;
const tell = (step: Step): void => {
  const now = performance.now();
  if (now - told < TELLS_EVERY) return;
  told = now;
  say({ step });
};
say({ made: task.kind === 'change' ? await makeChange(task, tell) : await makeDrivers(task, tell) });
