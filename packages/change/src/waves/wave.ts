import type { Dataset } from '@earshot/dataset';

/** One wave of a study, as whoever collected it hands it in. */
export interface Wave {
  /** A name for rows and columns, such as `first`. */
  readonly id: string;
  readonly label: string;
  /** A row a respondent, with the derived variables that a plan may name. */
  readonly dataset: Dataset;
  /** By row, who it is: the same text in every wave. */
  readonly people: readonly string[];
  /** By row; 0 for those who count nowhere. */
  readonly weights: Float64Array;
  /** How it was weighted, for readers. */
  readonly weighting: string;
}

/** Why waves, or something of them, cannot be set beside each other. */
export interface ChangeRefusal {
  readonly code:
    | 'wave-nobody'
    | 'wave-person-twice'
    | 'wave-person-blank'
    | 'wave-weights'
    | 'wave-design'
    | 'waves-one-person';
  readonly sentence: string;
}
