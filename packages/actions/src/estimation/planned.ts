import type { Problem } from '@earshot/planfile';
import type { World } from '../world.ts';
import type { Step, ThreadTask } from './thread-task.ts';

/** What a study’s folder says of an estimation: no such file, a file with problems, or what can be worked out. */
export type Planned =
  | { readonly state: 'no-file' }
  | { readonly state: 'problems'; readonly problems: readonly Problem[] }
  | PlannedEstimation;

/** What can be worked out, and from whose answers. */
export interface PlannedEstimation {
  readonly state: 'ready';
  /** The studies whose answers it is made of. */
  readonly studyIds: readonly string[];
  /** Warnings about its file. */
  readonly problems: readonly Problem[];
  /** Reads the answers, between other work. `tell` throws where it has been stopped. */
  gather(world: World, tell: (step: Step) => void): Promise<ThreadTask>;
}
