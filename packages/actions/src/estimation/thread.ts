// What a thread does that an estimation is worked out on.
import { makeChange } from '../change/make-change.ts';
import { makeDrivers } from '../drivers/make-drivers.ts';
import { doOnThread } from '../thread/thread-work.ts';
import type { Estimated, Step, ThreadTask } from './thread-task.ts';

doOnThread<ThreadTask, Step, Estimated>((task, tell) =>
  task.kind === 'change' ? makeChange(task, tell) : makeDrivers(task, tell),
);
