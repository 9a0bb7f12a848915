import type { Row } from '@earshot/dataset';
import type { Mode } from '@earshot/instrument';

/** An interview as the quality checks see it, under a pseudonym that they do not need. */
export interface CheckedInterview {
  /** In which the latest answer was given; null where there is none. */
  readonly mode: Mode | null;
  readonly finished: boolean;
  /** When it began, when each answer was given, and when it was finished, in any order. */
  readonly moments: readonly Date[];
  /** The question whose answer came last; null where there is none. */
  readonly lastQuestion: string | null;
  /** A value for every variable, on the path of the answers. */
  readonly values: Row;
}
