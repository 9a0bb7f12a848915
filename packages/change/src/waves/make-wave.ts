import { type Column, columnNamed, type Dataset, valueAt } from '@earshot/dataset';
import { derive } from '@earshot/tables';
import type { WavePlan } from '../plan/plan.ts';
import type { Wave } from './wave.ts';

/**
 * A wave from its dataset: with what the plan derives, and its weights. People whose weight is missing count nowhere.
 * @param people by row, who it is.
 * @param weighting the column that holds the weight, with how it was made; null: everybody weighs the same.
 */
export function makeWave(
  plan: WavePlan,
  dataset: Dataset,
  people: readonly string[],
  weighting: { readonly column: string; readonly words: string } | null,
): Wave {
  const { id, label, derivations } = plan;
  const weights = weighting ? weightsIn(dataset, weighting.column) : new Float64Array(dataset.rows).fill(1);
  const without = weights.filter((weight) => weight === 0).length;
  const left = without > 0 ? `; ${without} without a weight, who are in no number` : '';
  const words = `${weighting?.words ?? 'Not weighted'}${left}`;
  return { id, label, dataset: derive(dataset, derivations), people, weights, weighting: words };
}

function weightsIn(dataset: Dataset, name: string): Float64Array {
  const column = columnNamed(dataset, name);
  if (!column) throw new Error(`makeWave: ${dataset.name} has no column ${name}.`);
  return Float64Array.from({ length: dataset.rows }, (_, row) => weightAt(column, row));
}

function weightAt(column: Column, row: number): number {
  const { state } = valueAt(column, row);
  return state === 'answered' ? column.numbers![row]! : 0;
}
