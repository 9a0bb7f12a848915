import { contrastOf, countWeights, domainOf, type Linearised, meanOf, type WithheldReason } from '@earshot/statistics';
import { type Cell, peopleCounted, type Table, withheldLevels } from '@earshot/tables';
import { aboutPair } from '../about.ts';
import { type Measure, measured } from '../decomposition/measure.ts';
import { estimateCell, restsOn, withheldCell } from '../estimate-cells.ts';
import { type ChangeTable, directionIn, type Finding, intervalIn, valueIn } from '../finding.ts';
import type { WavePair } from '../waves/pair-waves.ts';
import type { AttritionWeighting } from './attrition-weighting.ts';
import { answeredAgain } from './retention-table.ts';

/**
 * What everybody had answered in the earlier wave, beside those who answered again: how far the later wave’s people lie from
 * the earlier’s before anybody changed. The error of the difference counts that the ones are among the others.
 */
export function earlierAnswersTable(
  pair: WavePair,
  measures: readonly Measure[],
  { source, weighting, notes }: About,
): ChangeTable {
  const { earlier, later } = pair;
  const column = (id: string, label: string) => ({ id, label, group: null });
  const rows = measures.map(({ id, title }) => ({ id, label: title, group: null }));
  const table: Table = {
    id: 'attrition_answers',
    title: `What those who answered ${later.label}, and those who did not, had said in ${earlier.label}`,
    columns: [
      column('everybody', 'Everybody'),
      column('again', 'Answered again'),
      column('lost', 'Did not answer again'),
      column('difference', 'Answered again less everybody'),
      ...(weighting ? [column('weighted', 'Answered again, with attrition weights')] : []),
      ...(weighting ? [column('left', 'That less everybody')] : []),
    ],
    rows,
    cells: measures.map((measure) => cellsOf(pair, measure, weighting)),
    base: `Everybody who answered the question in ${earlier.label}`,
    notes: [...(weighting ? [weighting.words] : []), ...notes],
    ...aboutPair(pair, source),
  };
  return { table, findings: findingsOf(table) };
}

interface About {
  readonly source: string;
  /** Null where none were wanted, or could be made. */
  readonly weighting: AttritionWeighting | null;
  readonly notes: readonly string[];
}

function cellsOf(pair: WavePair, measure: Measure, weighting: AttritionWeighting | null): Cell[] {
  const { earlier, design } = pair;
  const own = measured(earlier.dataset, measure);
  const values = Float64Array.from({ length: design.rows }, (_, row) => own[row] ?? Number.NaN);
  const again = answeredAgain(pair);
  const everybody = domainOf(design, (row) => !Number.isNaN(values[row]!));
  const parts = [0, 1].map((fate) => domainOf(everybody, (row) => again[row] === fate));
  const counted = parts.map(({ weights }) => peopleCounted(countWeights(weights)));
  const whole = withheldLevels([peopleCounted(countWeights(everybody.weights))], 0)[0] ?? null;
  const [stay, lost] = withheldLevels(counted, 0).map((reason): WithheldReason | null => whole ?? reason);
  const reasons: (WithheldReason | null)[] = [whole, stay ?? null, lost ?? null];
  const unit = measure.of.kind === 'share' ? 'share' : 'mean';
  const groups = [everybody, ...parts];
  const means = groups.map((of): Linearised | null => (restsOn(of).people > 0 ? meanOf(of, values) : null));
  const level = (at: number): Cell => {
    const mean = means[at];
    if (reasons[at] || !mean) return withheldCell(reasons[at] ?? 'no-one');
    return estimateCell(unit, mean, everybody, restsOn(groups[at]!));
  };
  const less = (one: Linearised | null): Cell => {
    if (stay || !one || !means[0]) return withheldCell(stay ?? whole ?? 'no-one');
    return estimateCell(`${unit}-change`, contrastOf([1, -1], [one, means[0]]), everybody, restsOn(parts[0]!));
  };
  const cells = [level(0), level(1), level(2), less(means[1]!)];
  if (!weighting) return cells;
  const reweighted = {
    ...parts[0]!,
    weights: parts[0]!.weights.map((w, row) => (w > 0 ? weighting.weights[row]! : 0)),
  };
  const mean = restsOn(reweighted).people > 0 ? meanOf(reweighted, values) : null;
  const cell =
    stay || !mean ? withheldCell(stay ?? 'no-one') : estimateCell(unit, mean, everybody, restsOn(reweighted));
  return [...cells, cell, less(mean)];
}

/** Of each answer in which those who answered again lay apart beyond chance. */
function findingsOf(table: Table): Finding[] {
  const apart = table.rows.filter(({ id }) => directionIn(table, id, 'difference'));
  return apart.map(({ id, label }) => ({
    said: [
      `${label}: those who answered again already lay `,
      valueIn(id, 'difference'),
      ' (',
      intervalIn(id, 'difference'),
      ') from everybody then, ',
      valueIn(id, 'again'),
      ' and ',
      valueIn(id, 'everybody'),
      '.',
    ],
  }));
}
