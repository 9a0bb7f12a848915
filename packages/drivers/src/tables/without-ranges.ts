import type { DriverModel } from '../plan/drivers-plan.ts';

/** Why shares stand without ranges. */
export function withoutRanges({ bootstrap }: DriverModel): string {
  const why = bootstrap
    ? 'Too few replicates of the sample could be worked out for ranges'
    : 'The plan asks for no replicates of the sample';
  return `${why}, so how sure the order is stays open.`;
}
