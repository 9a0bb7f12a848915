import { setImmediate } from 'node:timers/promises';
import { type WhereBy, whereNow } from '@earshot/fieldwork';
import { pathOf } from '@earshot/instrument';
import { answersForAnalysis } from '@earshot/store';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import type { RecordedCase } from '../outcomes/counted-cases.ts';
import type { World } from '../world.ts';

/** People between whom others get a turn. */
const SLICE = 25;

/**
 * By pseudonym, where those are now who answered this wave in full, in the groups of the plan; empty where it has none.
 * Answers are read as any analysis reads them, in a transaction of their own: of whoever withdrew, or may not be processed,
 * nothing is said. Neither who they are nor how they were contacted is read beside them.
 */
export async function whereDrawnAre(world: World, study: FieldworkStudy): Promise<ReadonlyMap<string, string>> {
  const groups = study.fieldwork.panel?.whereNow ?? [];
  if (groups.length === 0) return new Map();
  const people = await world.store.transaction('analysis', (queries) =>
    answersForAnalysis(queries, study.id, 'finished'),
  );
  const found = new Map<string, string>();
  for (const [at, { pseudonym, answers, sample, mode }] of people.entries()) {
    // Of thousands this takes seconds, in which those who are answering must not wait.
    if (at % SLICE === 0) await setImmediate();
    const { values } = pathOf(study.questionnaire, answers, sample, mode);
    found.set(pseudonym, whereNow(groups, { ...sample, ...values }));
  }
  return found;
}

/** By panel id, where those are who are counted. */
export function byPanelId(cases: readonly RecordedCase[], whereBy: ReadonlyMap<string, string>): WhereBy {
  return new Map(
    cases.flatMap(({ panelId, record }) => {
      const where = whereBy.get(record.pseudonym);
      return where === undefined ? [] : [[panelId, where]];
    }),
  );
}
