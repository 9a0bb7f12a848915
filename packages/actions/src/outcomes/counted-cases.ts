import { setImmediate } from 'node:timers/promises';
import { type CountedCase, caseOutcome, countedCase, isClosed, partialQuestions } from '@earshot/fieldwork';
import { type CaseRecord, caseRecords, type Queries } from '@earshot/store';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';

/** A case as tables count it, with what the store knows of it beside. */
export interface RecordedCase extends CountedCase {
  readonly record: CaseRecord;
}

/** Cases that are counted at once: then whoever has asked for a page meanwhile is answered. */
const PART = 500;

/** Every case of a study with its outcome as of now, worked out from what happened. Role: fieldwork. */
export async function countedCases(queries: Queries, study: FieldworkStudy, now: Date): Promise<RecordedCase[]> {
  const { fieldwork, questionnaire } = study;
  const { outcomes } = fieldwork;
  const records = await caseRecords(queries, study.id, partialQuestions(questionnaire, outcomes.partialFrom));
  const byDay = new Map<string, boolean>();
  const closed = (releasedAt: Date | null): boolean => {
    const key = String(releasedAt?.getTime());
    const known = byDay.get(key) ?? isClosed(fieldwork, releasedAt, now);
    byDay.set(key, known);
    return known;
  };
  const counted: RecordedCase[] = [];
  for (const record of records) {
    const { facts, releasedAt, panelId, source, authorityCode, region, rating, simulated, hasEmail } = record;
    const background = { panelId, source, authorityCode, region, rating, simulated, hasEmail };
    counted.push({ ...countedCase(background, facts, caseOutcome(facts, outcomes, closed(releasedAt))), record });
    if (counted.length % PART === 0) await setImmediate();
  }
  return counted;
}
