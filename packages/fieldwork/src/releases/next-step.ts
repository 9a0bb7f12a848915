/** A batch as far as the next step depends on it. */
export interface ReleasedBatch {
  readonly kind: 'soft_launch' | 'main' | 'booster' | 'panel';
  readonly releasedAt: Date | null;
  readonly decision: 'go' | 'no_go' | null;
}

/**
 * What comes next in a study’s release:
 * - wait: nobody who was uploaded waits;
 * - draw: a soft launch, the first or another one after a no-go;
 * - release: the soft launch that was drawn;
 * - decide: go or no-go, after a look at the quality checks;
 * - main: everybody who still waits.
 */
export type ReleaseStep = 'wait' | 'draw' | 'release' | 'decide' | 'main';

/**
 * The next step of a release, from the batches in their order. Without a soft launch in the plan, and once a main batch
 * has been released, everybody who waits can be released.
 */
export function nextReleaseStep(
  batches: readonly ReleasedBatch[],
  { softLaunch, waiting }: { softLaunch: boolean; waiting: number },
): ReleaseStep {
  const trial = batches.filter(({ kind }) => kind === 'soft_launch').at(-1);
  const begun = batches.some(({ kind, releasedAt }) => kind === 'main' && releasedAt !== null);
  if (trial && trial.releasedAt === null) return 'release';
  if (trial && trial.decision === null && !begun) return 'decide';
  if (waiting === 0) return 'wait';
  if (begun || !softLaunch || trial?.decision === 'go') return 'main';
  return 'draw';
}
