import { type ChangePlan, wordingProblems } from '@earshot/change';
import { type Problem, usable } from '@earshot/planfile';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { readStudyChange, wordingOfWaves } from '../analysis/study-change.ts';
import type { Study } from '../study.ts';
import { studyWaves } from './study-waves.ts';

/** A change.yml that can be worked out, with the studies of its waves from the earliest. */
export interface CheckedChange {
  readonly plan: ChangePlan;
  readonly waves: readonly FieldworkStudy[];
}

/**
 * Everything that can be found wrong with a study’s change.yml before anybody answers, set against the studies that it
 * follows: their variables, and how their questionnaires word what is compared. Null and no problem without that file.
 */
export function checkedChange(
  study: Study,
  studyOf: (id: string) => Study | null,
): { checked: CheckedChange | null; problems: Problem[] } {
  if (!study.change) return { checked: null, problems: [] };
  const { waves, problems: noWaves } = studyWaves(study, study.change, studyOf);
  if (!waves) return { checked: null, problems: noWaves };
  const { plan, problems: inFile } = readStudyChange(study.change, waves);
  if (!plan) return { checked: null, problems: inFile };
  const problems = [
    ...inFile,
    ...wordingProblems(
      plan,
      wordingOfWaves(plan, waves, () => []),
    ),
  ];
  return { checked: usable(problems) ? { plan, waves } : null, problems };
}
