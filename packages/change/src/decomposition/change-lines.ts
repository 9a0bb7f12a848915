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
import type { Decomposition, GroupMean, LostOrGained } from './decompose-change.ts';

/** How much of a part may be what rounding leaves of nothing. */
const ROUNDING = 1e-12;

/** A row of a table of change with its cells: earlier, later, change and part. */
export interface Line {
  readonly row: TableRow;
  readonly cells: readonly [Cell, Cell, Cell, Cell];
}

/** Some of those who answered in one wave only; null where they are nobody. */
interface OneWave {
  readonly id: 'lost' | 'gone' | 'silent' | 'gained' | 'new' | 'joined';
  readonly label: string;
  readonly group: LostOrGained | null;
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
    const all = allLost && { ...allLost, part: parts?.lost ?? null };
    return this.onlyIn('earlier', [
      { id: 'lost', label: `Those lost: answered ${this.pair.earlier.label} only`, group: all },
      { id: 'gone', label: '– took no part any more', group: lost.gone ?? null },
      { id: 'silent', label: '– took part, but were not asked or did not say', group: lost.silent ?? null },
    ]);
  }

  private gained(): Line[] {
    const { allGained, parts, gained } = this.found;
    const all = allGained && { ...allGained, part: parts?.gained ?? null };
    return this.onlyIn('later', [
      { id: 'gained', label: `Those gained: answered ${this.pair.later.label} only`, group: all },
      { id: 'new', label: '– had taken no part before', group: gained.new ?? null },
      { id: 'joined', label: '– had taken part, but were not asked or did not say', group: gained.joined ?? null },
    ]);
  }

  /** Those who answered in one wave only: all of them, and the two kinds of them where somebody is of each. */
  private onlyIn(wave: 'earlier' | 'later', [all, ...kinds]: readonly [OneWave, OneWave, OneWave]): Line[] {
    const { bothEarlier, bothLater } = this.reasons;
    const both = wave === 'earlier' ? bothEarlier : bothLater;
    const line = ({ id, label, group }: OneWave): Line => {
      const reason = this.reasons[id];
      const level = this.level(group, reason);
      const levels = wave === 'earlier' ? ([level, EMPTY] as const) : ([EMPTY, level] as const);
      return lineOf(id, label, [...levels, EMPTY, this.part(group, reason ?? both)]);
    };
    return kinds.every(({ group }) => group) ? [all, ...kinds].map(line) : [line(all)];
  }

  private level(group: GroupMean | null, reason: WithheldReason | null): Cell {
    if (reason || !group) return withheldCell(reason ?? 'no-one');
    return estimateCell(this.unit, group.mean, this.answered, restsOn(group.domain));
  }

  private part(group: LostOrGained | null, reason: WithheldReason | null): Cell {
    if (!group?.part) return withheldCell(reason ?? 'no-one');
    return this.change(group.part, restsOn(group.domain), reason);
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
