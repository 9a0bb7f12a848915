import { type ChangeTable, readChangePlan, runChange, type Wave, waveFromCsv } from '@earshot/change';
import type { Problem } from '@earshot/planfile';
import type { TextFile } from './tables-from-file.ts';

/**
 * Makes the tables of a plan of change that describes its data files itself, one for each wave in the order of the plan.
 * Returns the tables, or every problem of the plan and the files.
 * @param tell is told how many of how many parts of the plan have been worked out.
 */
export function changeFromFiles(
  planFile: TextFile,
  dataFiles: readonly TextFile[],
  tell: (done: number, whole: number) => void,
): { tables: readonly ChangeTable[] | null; problems: Problem[] } {
  const { plan, problems } = readChangePlan(planFile.file, planFile.text, null);
  if (!plan) return { tables: null, problems };
  if (plan.waves.length !== dataFiles.length) {
    const sentence = `The plan has ${plan.waves.length} waves, and there are ${dataFiles.length} data files; give one for each wave, from the earliest.`;
    const place = { file: planFile.file, line: 1, column: 1 };
    return { tables: null, problems: [...problems, { code: 'wave-count', severity: 'error', place, sentence }] };
  }
  const read = plan.waves.map((wave, index) => waveFromCsv(plan, wave, dataFiles[index]!));
  const found = [...problems, ...read.flatMap((one) => one.problems)];
  const waves = read.flatMap(({ wave }): Wave[] => (wave ? [wave] : []));
  if (waves.length < read.length) return { tables: null, problems: found };
  const run = runChange(plan, waves, () => null, tell);
  return { tables: run.tables, problems: [...found, ...run.problems] };
}
