import { keptThread, type ThreadOrder } from './kept-thread.ts';

/**
 * Works something out on a thread of its own, so that the server goes on answering people meanwhile; the thread ends with
 * it. Throws ThreadStopped when it is stopped, and what the thread throws.
 * @param work the module that does it, with `doOnThread`.
 */
export async function onAThread<Step, Made>(work: URL, order: ThreadOrder<Step>): Promise<Made> {
  const thread = keptThread<Step, Made>(work);
  try {
    return await thread.do(order);
  } finally {
    await thread.close();
  }
}
