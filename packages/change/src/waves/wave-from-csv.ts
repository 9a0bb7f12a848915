import { datasetFromCsv, readCsv, readSimulatedRows, type Variable } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import type { ChangePlan, WavePlan } from '../plan/plan.ts';
import { makeWave } from './make-wave.ts';
import type { Wave } from './wave.ts';

/** Reads a wave from the CSV file that a plan describes; or says everything of the file that does not fit. */
export function waveFromCsv(
  { missing, person }: Pick<ChangePlan, 'missing' | 'person'>,
  plan: WavePlan,
  { file, text }: { readonly file: string; readonly text: string },
): { wave: Wave | null; problems: Problem[] } {
  const { csv, problems } = readCsv(file, text);
  if (!csv) return { wave: null, problems };
  const simulated = readSimulatedRows(csv, false);
  const key: Variable = { kind: 'text', name: person, label: 'Who it is' };
  const others = plan.data.filter(({ name }) => name !== person);
  const { simulatedRows } = simulated;
  const read = datasetFromCsv(csv, [...others, key], { name: file, missing, simulatedRows });
  const found = [...simulated.problems, ...read.problems];
  if (!read.dataset || found.length > 0) return { wave: null, problems: found };
  const at = csv.header.indexOf(person);
  const people = csv.rows.map(({ cells }) => cells[at]!.trim());
  const weighting = plan.weight === null ? null : { column: plan.weight, words: `Weights of “${plan.weight}”` };
  return { wave: makeWave(plan, read.dataset, people, weighting), problems: [] };
}
