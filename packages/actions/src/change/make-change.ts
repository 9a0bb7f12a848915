import type { ChangePlan } from '@earshot/change';
import { renderReportBody } from '@earshot/report';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { studyChange } from '../analysis/study-change.ts';
import type { WavePeople } from '../analysis/wave-people.ts';
import type { Estimated, Step } from '../estimation/thread-task.ts';
import type { LatestFigures } from '../published-figures.ts';
import { changeJson } from './change-json.ts';
import { changeLines } from './change-lines.ts';
import { changeReport } from './change-report.ts';

/** Everything that a study’s change is worked out from. */
export interface ChangeTask {
  readonly plan: ChangePlan;
  /** From the earliest. */
  readonly waves: readonly { readonly study: FieldworkStudy; readonly people: WavePeople }[];
  readonly published: LatestFigures;
}

/** Works out a study’s change, and writes it for a page and for programs. Takes seconds: not for the server’s own thread. */
export async function makeChange(
  { plan, waves, published }: ChangeTask,
  tell: (step: Step) => void,
): Promise<Estimated> {
  const { tables, problems } = studyChange(plan, waves, {
    published,
    linesOf: (changes) => changeLines(changes, ''),
    tell: (done, whole) => tell({ label: 'Tables', things: 'parts of change.yml', done, whole }),
  });
  const made = tables ?? [];
  return {
    tables: made.map(({ table }) => table),
    bodyHtml: tables && (await renderReportBody(changeReport(tables))),
    json: JSON.stringify(changeJson(made)),
    problems,
  };
}
