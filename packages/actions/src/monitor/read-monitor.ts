import { pathOf, questionnaireVariables } from '@earshot/instrument';
import { type AuditEntry, answersForAnalysis, listAudit, type Progress, progressOf } from '@earshot/store';
import { withholdSmallCounts } from '@earshot/tables';
import { type Refused, refuse } from '../answering/refused.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** How a study is coming along, for those who run it. */
export interface Monitor {
  readonly study: Study;
  readonly progress: Progress;
  /** By the study's variable `region`, of those who answered it; null for a study that does not ask. */
  readonly regions: readonly RegionCount[] | null;
  /** The latest entries of the audit, newest first. */
  readonly audit: readonly AuditEntry[];
}

export interface RegionCount {
  readonly label: string;
  /** Null: withheld, because it is small or would give a small one away. */
  readonly count: number | null;
}

const AUDIT_ENTRIES = 20;

/** Reads the monitor of a study. Changes nothing. Refuses with `no-such-study`. */
export async function readMonitor(world: World, studyId: string): Promise<Monitor | Refused> {
  const study = world.studies.get(studyId);
  if (!study) return refuse('no-such-study');
  const counted = await world.store.transaction('desk', async (queries) => ({
    progress: await progressOf(queries, studyId),
    audit: await listAudit(queries, studyId, AUDIT_ENTRIES),
  }));
  return { study, ...counted, regions: await regionCounts(world, study) };
}

/** How many people are in a study, and how many of them are simulated. */
export function readProgress(world: World, studyId: string): Promise<Progress> {
  return world.store.transaction('desk', (queries) => progressOf(queries, studyId));
}

async function regionCounts(world: World, study: Study): Promise<RegionCount[] | null> {
  const asked = questionnaireVariables(study.questionnaire).find((variable) => variable.name === 'region');
  if (asked?.kind !== 'single') return null;
  const people = await world.store.transaction('analysis', (queries) =>
    answersForAnalysis(queries, study.id, 'everybody'),
  );
  const tally = new Map(asked.categories.map(({ code }) => [code, 0]));
  for (const { answers, sample } of people) {
    const region = pathOf(study.questionnaire, answers, sample).values.region;
    if (region?.state === 'answered') tally.set(String(region.value), tally.get(String(region.value))! + 1);
  }
  const shown = withholdSmallCounts([...tally.values()]);
  return asked.categories.map(({ label }, index) => ({ label, count: shown[index]! }));
}
