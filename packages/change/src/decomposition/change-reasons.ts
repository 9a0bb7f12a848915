import { countWeights, type WithheldReason } from '@earshot/statistics';
import { peopleCounted, withheldLevels } from '@earshot/tables';
import type { Decomposition, GroupMean } from './decompose-change.ts';

type Reason = WithheldReason | null;

/** By group of people, why nothing may be shown of it; null where it may. */
export interface ChangeReasons {
  readonly earlier: Reason;
  readonly later: Reason;
  /** Those who answered both times, as a part of the earlier wave and of the later. */
  readonly bothEarlier: Reason;
  readonly bothLater: Reason;
  readonly lost: Reason;
  readonly gained: Reason;
  readonly gone: Reason;
  readonly silent: Reason;
  readonly new: Reason;
  readonly joined: Reason;
}

/**
 * What a table of change withholds. Everybody of a wave less those who answered both times are those lost, or gained: where
 * they are few, the latter are withheld with them, and so among the kinds of those lost and gained.
 */
export function changeReasons({ earlier, later, parts, ...groups }: Decomposition): ChangeReasons {
  const { allLost, allGained, lost, gained } = groups;
  const whole = (wave: GroupMean): Reason => withheldLevels([counted(wave)], 0)[0]!;
  const [bothEarlier, lostAll] = together(whole(earlier), parts?.bothEarlier ?? null, allLost);
  const [bothLater, gainedAll] = together(whole(later), parts?.bothLater ?? null, allGained);
  const [gone, silent] = together(lostAll, lost.gone ?? null, lost.silent ?? null);
  const [fresh, joined] = together(gainedAll, gained.new ?? null, gained.joined ?? null);
  const inWhole = { earlier: whole(earlier), later: whole(later), bothEarlier, bothLater };
  return { ...inWhole, lost: lostAll, gained: gainedAll, gone, silent, new: fresh, joined };
}

/** Two groups that make up a whole: nothing of either is shown where nothing is of the whole. */
function together(whole: Reason, first: GroupMean | null, second: GroupMean | null): [Reason, Reason] {
  const [one, other] = withheldLevels([counted(first), counted(second)], 0);
  const within = (reason: Reason): Reason => (reason === 'no-one' ? reason : (whole ?? reason));
  return [within(one ?? null), within(other ?? null)];
}

function counted(group: GroupMean | null): number {
  return group ? peopleCounted(countWeights(group.domain.weights)) : 0;
}
