import type { Table } from '@earshot/tables';
import type { WavePair } from './waves/pair-waves.ts';

/** What every table of two waves says of where its numbers come from. */
export function aboutPair(
  { earlier, later }: WavePair,
  source: string,
): Pick<Table, 'source' | 'weighting' | 'simulated'> {
  const waves = [earlier, later];
  const of = waves.reduce((sum, { dataset }) => sum + dataset.rows, 0);
  const rows = waves.reduce((sum, { dataset }) => sum + dataset.simulatedRows, 0);
  const weighting =
    earlier.weighting === later.weighting
      ? earlier.weighting
      : waves.map(({ label, weighting: how }) => `${label}: ${how}`).join('; ');
  return { source, weighting, simulated: rows > 0 ? { rows, of } : null };
}
