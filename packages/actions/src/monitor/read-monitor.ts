import {
  type Audience,
  dayCurve,
  dayInWords,
  dropOffTable,
  hourCurve,
  hourCurveFrom,
  type TableAbout,
  worstStops,
} from '@earshot/fieldwork';
import {
  type AuditEntry,
  hoursOfProgress,
  listAudit,
  type Progress,
  progressOf,
  questionReach,
  readOneMoment,
} from '@earshot/store';
import type { Simulated, Table } from '@earshot/tables';
import { type DeskRefused, refuseDesk } from '../access/fieldwork-study.ts';
import { permits, type Viewer } from '../access/permissions.ts';
import { audienceOf } from '../outcomes/read-outcomes.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { type FieldworkProgress, fieldworkProgress } from './fieldwork-progress.ts';
import { type RegionCount, regionCounts } from './region-counts.ts';
import { type ShownProgress, shownProgress } from './shown-progress.ts';

/** How a study is coming along, for those who run it. */
export interface Monitor {
  readonly study: Study;
  readonly asAt: Date;
  readonly audience: Audience;
  readonly progress: ShownProgress;
  /** By the study’s variable `region`, of those who answered it; null for a study that does not ask. */
  readonly regions: readonly RegionCount[] | null;
  /** Null for a study without fieldwork.yml. */
  readonly fieldwork: FieldworkProgress | null;
  /** By day and by hour; null where there is nothing to draw, or for the field team only. */
  readonly byDay: Table | null;
  readonly byHour: Table | null;
  readonly dropOff: Table;
  readonly worstStops: Table | null;
  /** The latest entries of the audit, newest first; null for a viewer who may not see it. */
  readonly audit: readonly AuditEntry[] | null;
}

const AUDIT_ENTRIES = 20;

/** Reads the monitor of a study. Changes nothing. Refuses with `not-permitted` or `no-such-study`. */
export async function readMonitor(world: World, viewer: Viewer, studyId: string): Promise<Monitor | DeskRefused> {
  if (!permits(viewer, 'see_monitor')) return refuseDesk('not-permitted');
  const study = world.studies.get(studyId);
  if (!study) return refuseDesk('no-such-study');
  const asAt = world.now();
  const audience = audienceOf(viewer);
  const counted = await world.store.transaction('desk', async (queries) => ({
    progress: await progressOf(queries, studyId),
    audit: permits(viewer, 'see_audit') ? await listAudit(queries, studyId, AUDIT_ENTRIES) : null,
  }));
  const { progress } = counted;
  const simulated = simulatedOf(progress.simulated, progress.started);
  const about: TableAbout = { study: study.title, asAt: dayInWords(asAt), audience, simulated };
  const drawn = await world.store.transaction('fieldwork', async (queries) => {
    await readOneMoment(queries);
    const reach = await questionReach(queries, studyId);
    const hours = await hoursOfProgress(queries, studyId, { from: hourCurveFrom(asAt), to: asAt });
    const dropOff = dropOffTable(study.questionnaire, reach, about);
    const { fieldwork } = study;
    return {
      dropOff,
      worstStops: worstStops(dropOff),
      // In an hour there are few, so beyond the field team nothing would be left of it.
      byHour: audience === 'field_team' ? hourCurve(hours, asAt, about) : null,
      fieldwork:
        fieldwork &&
        (await fieldworkProgress(queries, { ...study, fieldwork }, asAt, (cases) => {
          return { ...about, simulated: simulatedOf(cases.filter((one) => one.simulated).length, cases.length) };
        })),
    };
  });
  const shown = shownProgress(progress, study, audience);
  const byDay = dayCurve(shown.days, about);
  return {
    study,
    asAt,
    audience,
    ...counted,
    progress: shown,
    ...drawn,
    byDay,
    regions: await regionCounts(world, study),
  };
}

function simulatedOf(rows: number, of: number): Simulated | null {
  return rows > 0 ? { rows, of } : null;
}

/** How many people are in a study, and how many of them are simulated. */
export function readProgress(world: World, studyId: string): Promise<Progress> {
  return world.store.transaction('desk', (queries) => progressOf(queries, studyId));
}
