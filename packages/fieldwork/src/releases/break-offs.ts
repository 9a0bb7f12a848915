import type { Questionnaire } from '@earshot/instrument';
import type { CheckedInterview } from './checked-interview.ts';

/** Where those stopped who have not finished. */
export interface BreakOff {
  /** The question that they answered last; null: they stopped before the first answer. */
  readonly question: string | null;
  readonly label: string;
  readonly stopped: number;
}

/**
 * By the last question that was answered, in the order of the questionnaire, how many stopped after it. While fieldwork
 * is open some of them will still come back.
 */
export function breakOffs(questionnaire: Questionnaire, interviews: readonly CheckedInterview[]): BreakOff[] {
  const stopped = new Map<string | null, number>();
  for (const { finished, lastQuestion } of interviews) {
    if (!finished) stopped.set(lastQuestion, (stopped.get(lastQuestion) ?? 0) + 1);
  }
  const places: { question: string | null; label: string }[] = [
    { question: null, label: 'Before the first answer' },
    ...questionnaire.blocks
      .flatMap(({ elements }) => elements)
      .flatMap((element) => ('label' in element ? [{ question: element.id, label: element.label }] : [])),
  ];
  return places.flatMap((place) => {
    const count = stopped.get(place.question) ?? 0;
    return count === 0 ? [] : [{ ...place, stopped: count }];
  });
}
