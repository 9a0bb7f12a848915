import {
  contrastOf,
  domainOf,
  type Linearised,
  meanOf,
  productOf,
  ratioOf,
  type SurveyDesign,
  totalOf,
} from '@earshot/statistics';
import { stackedRow, type WavePair } from '../waves/pair-waves.ts';

/**
 * Who somebody is to a change, by whether they answered the item:
 * - both: in both waves;
 * - gone: in the earlier wave, and they took no part in the later;
 * - silent: in the earlier wave; they took part in the later, but were not asked or gave no answer;
 * - new: in the later wave, and they took no part in the earlier;
 * - joined: in the later wave; they took part in the earlier, but were not asked or gave no answer.
 */
export type ChangeGroup = 'both' | 'gone' | 'silent' | 'new' | 'joined';

/** People of a wave who answered an item, and their mean. */
export interface GroupMean {
  readonly mean: Linearised;
  /** Their part of the design: everybody else without weight. */
  readonly domain: SurveyDesign;
}

/**
 * The change of a mean between two waves, and what it is made of. With p for means, 1 and 2 for the waves, and S for those
 * who answered both times:
 *
 *     p2 − p1 = (p2S − p1S) + (p1S − p1) + (p2 − p2S)
 *
 * the change among the same people, what those lost take with them, and what those gained bring. It is an identity, whatever
 * the weights, so that no part depends on the order in which others were taken out. Two parts divide further:
 *
 *     p2S − p1S = (p2S − q1S) + (q1S − p1S)     q1S: earlier answers at later weights
 *     p1S − p1  = Σ a_g (p1S − p1g)             a_g: weighted share of the lost group g in the earlier wave
 *     p2 − p2S  = Σ b_g (p2g − p2S)             b_g: likewise in the later wave
 *
 * All numbers come from one design with persons as clusters, so that their errors count who answered twice.
 */
export interface Decomposition {
  readonly earlier: GroupMean;
  readonly later: GroupMean;
  readonly change: Linearised;
  /** Null where nobody answered both times: then nothing can be told apart. */
  readonly parts: ChangeParts | null;
  /** Everybody who answered in the earlier wave only, and in the later only; null where nobody did. */
  readonly allLost: GroupMean | null;
  readonly allGained: GroupMean | null;
  /** The groups of them that somebody is in. */
  readonly lost: Readonly<Partial<Record<'gone' | 'silent', LostOrGained>>>;
  readonly gained: Readonly<Partial<Record<'new' | 'joined', LostOrGained>>>;
}

export interface LostOrGained extends GroupMean {
  /** What the group adds to the change; null where nobody answered both times. */
  readonly part: Linearised | null;
}

export interface ChangeParts {
  readonly bothEarlier: GroupMean;
  readonly bothLater: GroupMean;
  /** p2S − p1S, the change of the same people, which is also the both-waves-only change. */
  readonly same: Linearised;
  /** p2S − q1S: their answers. */
  readonly answers: Linearised;
  /** q1S − p1S: that they weigh otherwise; exactly 0 where everybody has kept their weight. */
  readonly weights: Linearised;
  readonly lost: Linearised;
  readonly gained: Linearised;
}

/**
 * @param values by stacked row of the pair, the answer as a number; NaN for those without one. Null when nobody with
 *   weight answered in one of the waves.
 */
export function decomposeChange(pair: WavePair, values: Float64Array): Decomposition | null {
  const groups = changeGroups(pair, values);
  const first = pair.earlier.people.length;
  const among = (isIn: (row: number, group: ChangeGroup) => boolean): GroupMean | null =>
    groupMean(pair.design, values, (row) => groups[row] !== null && isIn(row, groups[row]!));
  const earlier = among((row) => row < first);
  const later = among((row) => row >= first);
  if (!earlier || !later) return null;
  const bothEarlier = among((row, group) => row < first && group === 'both');
  const bothLater = among((row, group) => row >= first && group === 'both');
  const parts = bothEarlier && bothLater ? partsOf(pair, values, { earlier, later, bothEarlier, bothLater }) : null;
  const group = (name: ChangeGroup, wave: GroupMean, both: GroupMean | null, sign: 1 | -1): LostOrGained | null => {
    const found = among((_, one) => one === name);
    return found && { ...found, part: both && partOf(found, wave, both, sign) };
  };
  return {
    earlier,
    later,
    change: contrastOf([1, -1], [later.mean, earlier.mean]),
    parts,
    allLost: among((row, group) => row < first && group !== 'both'),
    allGained: among((row, group) => row >= first && group !== 'both'),
    lost: present({ gone: group('gone', earlier, bothEarlier, -1), silent: group('silent', earlier, bothEarlier, -1) }),
    gained: present({ new: group('new', later, bothLater, 1), joined: group('joined', later, bothLater, 1) }),
  };
}

/** By stacked row, the group that somebody is in; null for those without weight or answer. */
export function changeGroups(pair: WavePair, values: Float64Array): (ChangeGroup | null)[] {
  const { earlier, later, laterRow, earlierRow, design } = pair;
  const answers = (row: number): boolean => design.weights[row]! > 0 && !Number.isNaN(values[row]!);
  const groupOf = (row: number, partner: number, none: ChangeGroup, mute: ChangeGroup): ChangeGroup | null => {
    if (!answers(row)) return null;
    if (partner < 0) return none;
    return answers(partner) ? 'both' : mute;
  };
  return [
    ...earlier.people.map((_, row) => {
      const partner = laterRow[row]! < 0 ? -1 : stackedRow(pair, laterRow[row]!);
      return groupOf(row, partner, 'gone', 'silent');
    }),
    ...later.people.map((_, row) => groupOf(stackedRow(pair, row), earlierRow[row]!, 'new', 'joined')),
  ];
}

function groupMean(design: SurveyDesign, values: Float64Array, isInside: (row: number) => boolean): GroupMean | null {
  const domain = domainOf(design, isInside);
  return domain.weights.some((weight) => weight > 0) ? { mean: meanOf(domain, values), domain } : null;
}

interface Means {
  readonly earlier: GroupMean;
  readonly later: GroupMean;
  readonly bothEarlier: GroupMean;
  readonly bothLater: GroupMean;
}

function partsOf(pair: WavePair, values: Float64Array, { earlier, later, bothEarlier, bothLater }: Means): ChangeParts {
  const before = values.map((value, row) => {
    const partner = row < pair.earlier.people.length ? -1 : pair.earlierRow[row - pair.earlier.people.length]!;
    return partner < 0 ? value : values[partner]!;
  });
  const reweighted = meanOf(bothLater.domain, before);
  const less = (one: Linearised, other: Linearised): Linearised => contrastOf([1, -1], [one, other]);
  const hasKept = bothEarlier.domain.weights.every(
    (weight, row) => weight === 0 || weight === pair.later.weights[pair.laterRow[row]!],
  );
  return {
    bothEarlier,
    bothLater,
    same: less(bothLater.mean, bothEarlier.mean),
    answers: less(bothLater.mean, hasKept ? bothEarlier.mean : reweighted),
    weights: hasKept ? contrastOf([0], [reweighted]) : less(reweighted, bothEarlier.mean),
    lost: less(bothEarlier.mean, earlier.mean),
    gained: less(later.mean, bothLater.mean),
  };
}

/** The weighted share of a group in its wave, times how far it lies from those who answered both times. */
function partOf(group: GroupMean, wave: GroupMean, both: GroupMean, sign: 1 | -1): Linearised {
  const ones = new Float64Array(group.domain.rows).fill(1);
  const share = ratioOf(totalOf(group.domain, ones), totalOf(wave.domain, ones));
  return productOf(share, contrastOf([sign, -sign], [group.mean, both.mean]));
}

function present<Key extends string, Value>(groups: Readonly<Record<Key, Value | null>>): Partial<Record<Key, Value>> {
  return Object.fromEntries(Object.entries(groups).filter(([, group]) => group !== null)) as Partial<
    Record<Key, Value>
  >;
}
