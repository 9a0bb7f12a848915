import type { Problem } from '@earshot/planfile';
import { readStudyChange } from '../analysis/study-change.ts';
import type { Study } from '../study.ts';
import { studyWaves } from './study-waves.ts';

/** Everything that is wrong with a study’s change.yml, set against the studies that it follows; nothing without that file. */
export function problemsOfChange(study: Study, studyOf: (id: string) => Study | null): Problem[] {
  if (!study.change) return [];
  const { waves, problems } = studyWaves(study, study.change, studyOf);
  return waves ? readStudyChange(study.change, waves).problems : problems;
}
