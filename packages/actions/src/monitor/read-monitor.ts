import { pathOf, questionnaireVariables } from '@earshot/instrument';
import {
  type AnalysisRespondent,
  type AuditEntry,
  answersForAnalysis,
  listAudit,
  type Progress,
  progressOf,
} from '@earshot/store';
import { withholdSmallCounts } from '@earshot/tables';
import { type Refused, refuse } from '../answering/refused.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** How a study is coming along, for those who run it. */
export interface Monitor {
  readonly study: Study;
  readonly progress: Progress;
  /** By the study’s variable `region`, of those who answered it; null for a study that does not ask. */
  readonly regions: readonly RegionCount[] | null;
  /** The latest entries of the audit, newest first. */
  readonly audit: readonly AuditEntry[];
}

/** Real people and simulated ones are counted apart: among hundreds of simulated, the first real one would show. */
export interface RegionCount {
  readonly label: string;
  /** Null: withheld, because it is small or would give a small one away. */
  readonly real: number | null;
  /** Never withheld: they are nobody. */
  readonly simulated: number;
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
  const codes = asked.categories.map(({ code }) => code);
  const realPeople = people.filter((person) => !person.simulated);
  const simulatedPeople = people.filter((person) => person.simulated);
  const real = tallyRegions(study, codes, realPeople);
  const simulated = tallyRegions(study, codes, simulatedPeople);
  // Nobody at all is no finding about anybody: it says no more than the count of real people above.
  const shown = realPeople.length === 0 ? real : withholdSmallCounts(real);
  return asked.categories.map(({ label }, at) => ({ label, real: shown[at]!, simulated: simulated[at]! }));
}

/** How many people said each region, in the order of the codes. */
function tallyRegions(study: Study, codes: readonly string[], people: readonly AnalysisRespondent[]): number[] {
  const tally = new Map(codes.map((code) => [code, 0]));
  for (const { answers, sample, mode } of people) {
    const region = pathOf(study.questionnaire, answers, sample, mode).values.region;
    if (region?.state === 'answered') tally.set(String(region.value), tally.get(String(region.value))! + 1);
  }
  return [...tally.values()];
}
