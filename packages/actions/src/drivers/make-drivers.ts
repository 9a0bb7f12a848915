import type { Dataset } from '@earshot/dataset';
import { renderReportBody } from '@earshot/report';
import { studyDrivers } from '../analysis/drivers-from.ts';
import type { Estimated, Step } from '../estimation/thread-task.ts';
import type { LatestFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import { driversJson } from './drivers-json.ts';
import { driversReport } from './drivers-report.ts';

/** Everything that a study’s drivers are worked out from. */
export interface DriversTask {
  /** With its drivers.yml. */
  readonly study: Study;
  readonly dataset: Dataset;
  readonly published: LatestFigures;
}

/** Works out a study’s drivers, and writes them for a page and for programs. Takes up to minutes: not for the server’s own thread. */
export async function makeDrivers(
  { study, dataset, published }: DriversTask,
  tell: (step: Step) => void,
): Promise<Estimated> {
  const { made, problems } = studyDrivers(study, dataset, published, ({ title }, done, whole) =>
    tell({ label: `“${title}”`, things: 'replicates', done, whole }),
  );
  return {
    tables: (made ?? []).flatMap(({ tables }) => tables),
    bodyHtml: made && (await renderReportBody(driversReport(made))),
    json: JSON.stringify(driversJson(made ?? [])),
    problems,
  };
}
