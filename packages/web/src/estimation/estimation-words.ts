import type { EstimationKind } from '@earshot/actions';

/** What the pages of one kind of estimation say. */
export interface EstimationWords {
  readonly heading: string;
  /** What it is, in a sentence. */
  readonly what: string;
  /** The file of the study’s folder that asks for it. */
  readonly file: string;
  /** Which studies have it, and how the file comes to be; for a study without one. */
  readonly missing: string;
  readonly guide: string;
  /** How long it takes. */
  readonly takes: string;
}

export const ESTIMATION_WORDS: Readonly<Record<EstimationKind, EstimationWords>> = {
  change: {
    heading: 'Change between waves',
    what: 'What has changed from one wave to the next, how much of it in the same people, and how much because other people answered.',
    file: 'change.yml',
    missing:
      'It belongs in the folder of a study that follows an earlier one, and says which items, movements and groups are set beside each other.',
    guide: 'change-file.md',
    takes: 'It takes from a few seconds to minutes, by how many people answered and how much the file asks for.',
  },
  drivers: {
    heading: 'What goes with an outcome',
    what: 'How much of an outcome, such as stress, a model explains, and how that is shared out between what it is explained by.',
    file: 'drivers.yml',
    missing: 'It names an outcome and what it is to be explained by, with the questions of the study.',
    guide: 'drivers-file.md',
    takes:
      'It takes from a few seconds to minutes, by how many people answered and how many replicates the file asks for.',
  },
};

/** How the last one ended, where it came to nothing. */
export const ENDED_WORDS = {
  stopped: 'It was stopped before it was done.',
  failed: 'It broke off before it was done. Whoever runs Earshot has been told why.',
  left: 'Somebody whose answers it was made from has left the study since, so what was worked out is not shown any more.',
} as const;
