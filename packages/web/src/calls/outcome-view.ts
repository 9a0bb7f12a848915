import type { CallMistakes, OpenedCall } from '@earshot/actions';
import { type CallStage, clock, daysFrom, outcomesAt } from '@earshot/fieldwork';
import { fieldOf } from '../page/form-field.ts';
import { optionKeys } from '../telephone/option-keys.ts';
import { dayWithWeekday, windowInWords } from './call-moments.ts';
import { type CallFields, callHref } from './call-request.ts';
import { calledIn } from './interview-language.ts';

/** An interviewer can make an appointment for so many days, today included. */
const DAYS_AHEAD = 21;

/** The form with which an interviewer notes how a call came out. */
export interface OutcomeView {
  readonly action: string;
  readonly stage: CallStage;
  readonly outcomes: readonly {
    readonly value: string;
    readonly text: string;
    readonly hint: string | null;
    /** The key that picks it. */
    readonly key: string;
    readonly asks: string | null;
    readonly isPicked: boolean;
  }[];
  readonly days: readonly Choice[];
  readonly windows: readonly Choice[];
  /** What was sent and could not be kept. */
  readonly sent: Readonly<Record<'hardDay' | 'hardTime' | 'softDay' | 'softTime' | 'otherNumber' | 'note', string>>;
  readonly errors: Readonly<Record<string, { readonly text: string }>>;
  readonly mistakes: CallMistakes['mistakes'];
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** What the form shows at a point of a call. @param fields what was sent and could not be kept. */
export function outcomeView(
  call: OpenedCall,
  stage: CallStage,
  fields: CallFields = {},
  mistakes: CallMistakes['mistakes'] = [],
): OutcomeView {
  const { times } = call;
  const picked = fieldOf(fields, 'disposition');
  const outcomes = outcomesAt(stage);
  const keys = optionKeys(outcomes.length);
  const days = daysFrom(times.now, DAYS_AHEAD).filter((day) => !times.closing || new Date(day) < times.closing);
  return {
    action: callHref(calledIn(call), '/outcome'),
    stage,
    outcomes: outcomes.map(({ disposition, text, hint, asks }, index) => ({
      value: disposition,
      text,
      hint,
      key: keys[index]!,
      asks,
      isPicked: disposition === picked,
    })),
    days: days.map((day) => ({ value: day, text: dayWithWeekday(day) })),
    windows: times.windows.map(({ id, from, to }) => ({
      value: id,
      text: `${windowInWords(id)}, ${clock(from)} to ${clock(to)}`,
    })),
    sent: {
      hardDay: fieldOf(fields, 'hard-day'),
      hardTime: fieldOf(fields, 'hard-time'),
      softDay: fieldOf(fields, 'soft-day'),
      softTime: fieldOf(fields, 'soft-time'),
      otherNumber: fieldOf(fields, 'other-number'),
      note: fieldOf(fields, 'note'),
    },
    errors: Object.fromEntries(mistakes.map(({ field, sentence }) => [field, { text: sentence }])),
    mistakes,
  };
}
