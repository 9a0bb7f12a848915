import type { Mode, Questionnaire } from '@earshot/instrument';
import { SMALLEST_BASE } from '@earshot/tables';
import { type BreakOff, breakOffs } from './break-offs.ts';
import type { CheckedInterview } from './checked-interview.ts';
import { type Lengths, lengthsOf, minutesSpent } from './interview-length.ts';
import { type ItemNonResponse, itemNonResponse } from './item-non-response.ts';
import { type StraightLines, straightLines } from './straight-lines.ts';

/**
 * From which share on something is flagged for a person to look at. They are our own conventions, fixed before any data
 * are seen; none is a verdict, and no flag counts that fewer than three people raise.
 */
export const QUALITY_RULES = {
  /** Of finished interviews, those that took less than a third of the median time. */
  hasty: 0.05,
  /** The median over the minutes that people were promised. */
  longerThanPromised: 1.5,
  /** Of those who answered every row of a grid, those who gave one answer to all. */
  straight: 0.2,
  /** Of those who began, those who stopped after one and the same question. */
  stopped: 0.05,
  /** Of those who were asked a question that may not be left blank, those who gave no answer. */
  noAnswer: 0.1,
  fewestPeople: 3,
} as const;

export type Flagged<Finding> = Finding & { readonly flagged: boolean };

/** The checks of one group of interviews; withheld parts are null or left out. */
export interface QualityChecks {
  readonly began: number;
  readonly finished: number;
  /** Null: fewer than ten have finished. */
  readonly lengths: (Lengths & { readonly hastyFlagged: boolean; readonly longFlagged: boolean }) | null;
  /** Grids that fewer than ten people answered are left out. */
  readonly straight: readonly Flagged<StraightLines>[];
  readonly breakOffs: readonly Flagged<BreakOff>[];
  /** Questions that fewer than ten people were asked are left out. */
  readonly nonResponse: readonly Flagged<ItemNonResponse>[];
  /** How many grids and questions were left out for that. */
  readonly leftOut: number;
}

export interface QualityReport {
  /** Null: fewer than ten people have begun, so that nothing is shown. */
  readonly all: QualityChecks | null;
  /** By mode, where each of the modes that were used has ten people; empty otherwise, and where only one was used. */
  readonly byMode: readonly { readonly mode: Mode; readonly checks: QualityChecks }[];
}

/**
 * Checks interviews before the main release: how long they took, straight-lining, where people stop and what they do not
 * answer, for everybody and by mode, each flagged by `QUALITY_RULES`. Nothing is shown of fewer than ten people; a mode
 * that has fewer takes the other with it, which would give it away.
 */
export function qualityReport(questionnaire: Questionnaire, interviews: readonly CheckedInterview[]): QualityReport {
  if (interviews.length < SMALLEST_BASE) return { all: null, byMode: [] };
  const modes = (['web', 'telephone'] as const).map((mode) => ({
    mode,
    members: interviews.filter((one) => one.mode === mode),
  }));
  const used = modes.filter(({ members }) => members.length > 0);
  const shown = used.length > 1 && used.every(({ members }) => members.length >= SMALLEST_BASE);
  return {
    all: checksOf(questionnaire, interviews, null),
    byMode: shown ? used.map(({ mode, members }) => ({ mode, checks: checksOf(questionnaire, members, mode) })) : [],
  };
}

function checksOf(
  questionnaire: Questionnaire,
  interviews: readonly CheckedInterview[],
  mode: Mode | null,
): QualityChecks {
  const began = interviews.length;
  const straight = straightLines(questionnaire, interviews);
  const nonResponse = itemNonResponse(questionnaire, interviews);
  const shownStraight = straight.filter(({ answered }) => answered >= SMALLEST_BASE);
  const shownItems = nonResponse.filter(({ asked }) => asked >= SMALLEST_BASE);
  const someLeftOut = (bases: readonly number[]): number => bases.filter((n) => n > 0 && n < SMALLEST_BASE).length;
  return {
    began,
    finished: interviews.filter(({ finished }) => finished).length,
    lengths: lengthChecks(questionnaire, interviews, mode),
    straight: shownStraight.map((one) => ({
      ...one,
      flagged: exceeds(one.straight, one.answered, QUALITY_RULES.straight),
    })),
    breakOffs: breakOffs(questionnaire, interviews).map((one) => ({
      ...one,
      flagged: exceeds(one.stopped, began, QUALITY_RULES.stopped),
    })),
    nonResponse: shownItems.map((one) => ({
      ...one,
      flagged: !one.optional && exceeds(one.dontKnow + one.refused, one.asked, QUALITY_RULES.noAnswer),
    })),
    leftOut: someLeftOut(straight.map((one) => one.answered)) + someLeftOut(nonResponse.map((one) => one.asked)),
  };
}

function lengthChecks(
  questionnaire: Questionnaire,
  interviews: readonly CheckedInterview[],
  mode: Mode | null,
): QualityChecks['lengths'] {
  const finished = interviews.filter((one) => one.finished);
  if (finished.length < SMALLEST_BASE) return null;
  const lengths = lengthsOf(finished.map(({ moments }) => minutesSpent(moments)))!;
  const only = questionnaire.modes.length === 1 ? questionnaire.modes[0]! : mode;
  const promised = only === null ? undefined : questionnaire.minutes[only];
  return {
    ...lengths,
    hastyFlagged: exceeds(lengths.hasty, lengths.interviews, QUALITY_RULES.hasty),
    longFlagged: promised !== undefined && lengths.median > promised * QUALITY_RULES.longerThanPromised,
  };
}

function exceeds(people: number, of: number, share: number): boolean {
  return people >= QUALITY_RULES.fewestPeople && people > of * share;
}
