import type { Store } from '@earshot/store';
import type { Keys } from './contacts/keys.ts';
import type { Study } from './study.ts';

/**
 * What actions act in, built once by the shell and handed in: nothing below a shell reads a clock, draws at random
 * or opens a file on its own.
 */
export interface World {
  readonly store: Store;
  readonly studies: ReadonlyMap<string, Study>;
  readonly now: () => Date;
  /** Unguessable bytes, for links and keys. */
  readonly randomBytes: (length: number) => Uint8Array;
  /** Kept outside the database: without them nobody can read who people are. */
  readonly keys: Keys;
}
