import {
  degreesOfFreedom,
  domainOf,
  type Linearised,
  type SurveyDesign,
  type WithheldReason,
} from '@earshot/statistics';
import type { Cell, TableRow } from '@earshot/tables';
import { EMPTY, estimateCell, type RestsOn, restsOn, withheldCell } from '../estimate-cells.ts';
import type { WavePair } from '../waves/pair-waves.ts';
import { changeReasons } from './change-reasons.ts';
import type { Decomposition, GroupMean } from './decompose-change.ts';

/** How much of a part may be what rounding leaves of nothing. */
const ROUNDING = 1e-12;

/** A row of a table of change with its cells: earlier, later, change and part. */
export interface Line {
  readonly row: TableRow;
  readonly cells: readonly [Cell, Cell, Cell, Cell];
}

const lineOf = (id: string, label: string, cells: Line['cells']): Line => ({ row: { id, label, group: null }, cells });
const EVERYBODY = 'Everybody who answered';

/** What stands in a table when nobody with weight answered in one of the waves. */
export function nobodyLine(): Line {
  const none = withheldCell('no-one');
  return lineOf('all', EVERYBODY, [none, none, none, EMPTY]);
}

/** Makes the lines of one table, from the numbers and from what is withheld of them. */
export class ChangeLines {
  private readonly pair: WavePair;
  private readonly found: Decomposition;
  private readonly unit: 'share' | 'mean';
  private readonly answered: SurveyDesign;
  private readonly reasons: ReturnType<typeof changeReasons>;

  constructor(pair: WavePair, unit: 'share' | 'mean', values: Float64Array, found: Decomposition) {
    this.pair = pair;
    this.found = found;
    this.unit = unit;
    this.answered = domainOf(pair.design, (row) => !Number.isNaN(values[row]!));
    this.reasons = changeReasons(found);
  }

  lines(): Line[] {
    return [this.everybody(), ...this.same(), ...this.lost(), ...this.gained()];
  }

  private everybody(): Line {
    const { earlier, later, change } = this.found;
    const { earlier: first, later: second } = this.reasons;
    const total = this.change(change, this.bothWaves(earlier, later), first ?? second);
    return lineOf('all', EVERYBODY, [this.level(earlier, first), this.level(later, second), total, EMPTY]);
  }

  private same(): Line[] {
    const { parts } = this.found;
    const label = 'The same people: answered both times';
    const none = withheldCell('no-one');
    if (!parts) return [lineOf('both', label, [none, none, none, none])];
    const { bothEarlier: first, bothLater: second } = this.reasons;
    const people = restsOn(parts.bothLater.domain);
    const part = (number: Linearised): Cell => this.change(number, people, first ?? second);
    const cells = [this.level(parts.bothEarlier, first), this.level(parts.bothLater, second)] as const;
    const line = lineOf('both', label, [...cells, part(parts.same), part(parts.same)]);
    const size = Math.abs(parts.bothEarlier.mean.value) + Math.abs(parts.bothLater.mean.value);
    const isReweighted = parts.weights.contributions.some((one) => Math.abs(one) > ROUNDING * size);
    if (!isReweighted) return [line];
    return [
      line,
      lineOf('answers', '– by what they answer, at their later weights', [EMPTY, EMPTY, EMPTY, part(parts.answers)]),
      lineOf('weights', '– by weighing otherwise than before', [EMPTY, EMPTY, EMPTY, part(parts.weights)]),
    ];
  }

  private lost(): Line[] {
    const { allLost, parts, lost } = this.found;
    const { label } = this.pair.earlier;
    const own = (
      id: string,
      words: string,
      group: GroupMean | null,
      part: Linearised | null,
      reason: WithheldReason | null,
    ) =>
      lineOf(id, words, [
        this.level(group, reason),
        EMPTY,
        EMPTY,
        this.part(group, part, reason ?? this.reasons.bothEarlier),
      ]);
    const { gone, silent } = lost;
    const kinds = [
      own('gone', '– took no part any more', gone ?? null, gone?.part ?? null, this.reasons.gone),
      own(
        'silent',
        '– took part, but were not asked or did not say',
        silent ?? null,
        silent?.part ?? null,
        this.reasons.silent,
      ),
    ];
    const all = own('lost', `Those lost: answered ${label} only`, allLost, parts?.lost ?? null, this.reasons.lost);
    return gone && silent ? [all, ...kinds] : [all];
  }

  private gained(): Line[] {
    const { allGained, parts, gained } = this.found;
    const { label } = this.pair.later;
    const own = (
      id: string,
      words: string,
      group: GroupMean | null,
      part: Linearised | null,
      reason: WithheldReason | null,
    ) =>
      lineOf(id, words, [
        EMPTY,
        this.level(group, reason),
        EMPTY,
        this.part(group, part, reason ?? this.reasons.bothLater),
      ]);
    const { new: fresh, joined } = gained;
    const kinds = [
      own('new', '– had taken no part before', fresh ?? null, fresh?.part ?? null, this.reasons.new),
      own(
        'joined',
        '– had taken part, but were not asked or did not say',
        joined ?? null,
        joined?.part ?? null,
        this.reasons.joined,
      ),
    ];
    const all = own(
      'gained',
      `Those gained: answered ${label} only`,
      allGained,
      parts?.gained ?? null,
      this.reasons.gained,
    );
    return fresh && joined ? [all, ...kinds] : [all];
  }

  private level(group: GroupMean | null, reason: WithheldReason | null): Cell {
    if (reason || !group) return withheldCell(reason ?? 'no-one');
    return estimateCell(this.unit, group.mean, this.answered, restsOn(group.domain));
  }

  private part(group: GroupMean | null, part: Linearised | null, reason: WithheldReason | null): Cell {
    if (!group || !part) return withheldCell(reason ?? 'no-one');
    return this.change(part, restsOn(group.domain), reason);
  }

  private change(number: Linearised, rests: RestsOn, reason: WithheldReason | null): Cell {
    return reason ? withheldCell(reason) : estimateCell(`${this.unit}-change`, number, this.answered, rests);
  }

  /** A change rests on everybody of either wave, each counted once, and on no more than the wave that says less. */
  private bothWaves(earlier: GroupMean, later: GroupMean): RestsOn {
    const [first, second] = [restsOn(earlier.domain), restsOn(later.domain)];
    const effectiveBase = Math.min(first.effectiveBase, second.effectiveBase);
    return { people: degreesOfFreedom(this.answered) + 1, weightedBase: second.weightedBase, effectiveBase };
  }
}
