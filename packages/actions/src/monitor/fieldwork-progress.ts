import { DISPOSITIONS, standingsOf, type TableAbout } from '@earshot/fieldwork';
import { organisationEventsOf, organisationsOf, type Queries } from '@earshot/store';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { countedCases, type RecordedCase } from '../outcomes/counted-cases.ts';
import { type ResponseGroups, responseGroups } from './response-groups.ts';

/** How the fieldwork of a study is coming along. */
export interface FieldworkProgress {
  readonly released: number;
  /** What has come of them; null beyond the field team, for whom the tables of outcomes withhold what is small. */
  readonly counts: FieldworkCounts | null;
  readonly groups: readonly ResponseGroups[];
}

export interface FieldworkCounts {
  readonly online: number;
  readonly telephone: number;
  /** Through open links: in no rate of the released. */
  readonly openLink: number;
  readonly refused: number;
  /** Released, and their outcome can still change. */
  readonly open: number;
}

/** Counts the cases of a study as they stand now. Role: fieldwork. */
export async function fieldworkProgress(
  queries: Queries,
  study: FieldworkStudy,
  now: Date,
  aboutOf: (cases: readonly RecordedCase[]) => TableAbout,
): Promise<FieldworkProgress> {
  const all = await countedCases(queries, study, now);
  const organisations = await organisationsOf(queries, study.id);
  const standings = standingsOf(await organisationEventsOf(queries, study.id));
  const cases = all.filter(({ source }) => source !== 'open');
  const about = aboutOf(cases);
  return {
    released: cases.length,
    counts: about.audience === 'field_team' ? countsOf(all, cases) : null,
    groups: responseGroups({ study, cases, organisations, standings }, about),
  };
}

function countsOf(all: readonly RecordedCase[], cases: readonly RecordedCase[]): FieldworkCounts {
  const completes = all.filter(({ outcome }) => outcome.disposition === 'complete');
  const sampled = completes.filter(({ source }) => source !== 'open');
  return {
    online: sampled.filter(({ outcome }) => outcome.mode === 'web').length,
    telephone: sampled.filter(({ outcome }) => outcome.mode === 'telephone').length,
    openLink: completes.length - sampled.length,
    refused: cases.filter(({ outcome }) => isRefusal(outcome.disposition)).length,
    open: cases.filter(({ outcome }) => outcome.standing === 'temporary').length,
  };
}

function isRefusal(disposition: RecordedCase['outcome']['disposition']): boolean {
  return DISPOSITIONS[disposition].group === 'R' && disposition !== 'break_off';
}
