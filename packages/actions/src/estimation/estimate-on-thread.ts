import { onAThread } from '../thread/on-a-thread.ts';
import type { Estimated, Step, ThreadTask } from './thread-task.ts';

interface Following {
  readonly tell: (step: Step) => void;
  /** Aborted when nobody wants it any more. */
  readonly stopping: AbortSignal;
}

/** Works an estimation out on a thread; throws as `onAThread` does. */
export function estimateOnThread(task: ThreadTask, following: Following): Promise<Estimated> {
  return onAThread(new URL('./thread.ts', import.meta.url), { task, ...following });
}
