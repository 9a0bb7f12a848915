// What a thread does that a return is checked on.
import { doOnThread } from '../thread/thread-work.ts';
import { countReturn } from './count-return.ts';
import type { CountedReturn, ReturnStep, ReturnTask } from './return-task.ts';

doOnThread<ReturnTask, ReturnStep, CountedReturn>(countReturn);
