import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A process of the benchmark that answers what it is sent. */
export interface Child {
  /** Sends a message and waits for the answer. Rejects when the process ends instead. */
  ask<Answer>(message: object): Promise<Answer>;
  /** Tells it to stop, and waits until it has. */
  stop(): Promise<void>;
}

/**
 * Starts a file of this folder and waits until it says that it is ready.
 * @param env what it finds in its environment beside ours.
 * @param args for Node, such as --cpu-prof.
 */
export async function startChild(
  file: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<Child> {
  const child = fork(path.join(import.meta.dirname, file), {
    env: { ...process.env, ...env },
    execArgv: ['--import', 'tsx', ...args],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await answerOf(child, file);
  return {
    async ask<Answer>(message: object): Promise<Answer> {
      child.send(message);
      return (await answerOf(child, file)) as Answer;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.send({ stop: true });
      await ended;
    },
  };
}

/** Waits for the next message of a process. */
async function answerOf(child: ChildProcess, file: string): Promise<unknown> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`${file} ended with ${code}.`);
  });
  ended.catch(() => {}); // also when nobody waits for its end any more
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended]);
    return message;
  } finally {
    waiting.abort();
  }
}
