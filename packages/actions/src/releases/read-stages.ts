import {
  closesOn,
  dayInWords,
  englandTime,
  type Stage,
  type Standing,
  stagesOf,
  standingsOf,
} from '@earshot/fieldwork';
import { batchesOf, countWaiting, organisationEventsOf } from '@earshot/store';
import { type DeskRefused, fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';

/** Where a study’s fieldwork stands, for those who run it. */
export interface StagesRead {
  readonly stages: readonly Stage[];
  readonly standings: Readonly<Record<Standing, number>>;
  /** How many were uploaded and are in no batch. */
  readonly waiting: number;
  /** Such as “9 December 2026”: the close for those released last; null: nobody has been released. */
  readonly closesOn: string | null;
}

/** Which stages of a study’s fieldwork are done and which are next. Changes nothing. Refuses as the desk does. */
export async function readStages(world: World, viewer: Viewer, studyId: string): Promise<StagesRead | DeskRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_sample' });
  if ('refused' in study) return study;
  const { batches, waiting, events } = await world.store.transaction('fieldwork', async (queries) => ({
    batches: await batchesOf(queries, studyId),
    waiting: await countWaiting(queries, studyId),
    events: await organisationEventsOf(queries, studyId),
  }));
  const states = [...standingsOf(events).values()];
  const standings: Record<Standing, number> = { listed: 0, invited: 0, agreed: 0, declined: 0, withdrew: 0 };
  for (const { standing } of states) standings[standing] += 1;
  const openLinks = states.filter(({ linkSince }) => linkSince !== null).length;
  const releases = batches.flatMap(({ releasedAt }) => (releasedAt === null ? [] : [releasedAt.getTime()]));
  const close =
    releases.length === 0 ? null : closesOn(study.fieldwork, englandTime(new Date(Math.max(...releases))).date);
  const closed = close !== null && close <= englandTime(world.now()).date;
  const softLaunch = study.fieldwork.softLaunch !== null;
  return {
    stages: stagesOf({ standings, openLinks, batches, waiting, softLaunch, closed }),
    standings,
    waiting,
    closesOn: close === null ? null : dayInWords(close),
  };
}
