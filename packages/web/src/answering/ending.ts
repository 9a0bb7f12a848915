import type { OpenedInterview } from '@earshot/actions';
import { type Outcome, outcomeOf, wordingFor } from '@earshot/instrument';

/** How an interview ends, with the words of its own that the questionnaire has for that. */
export interface Ending {
  readonly outcome: Outcome;
  /** The text of the close; null where the study's thanks are all there is to say. */
  readonly text: string | null;
}

/** How an interview ends as its answers stand; null while a question is open. */
export function endOf({ study, path, mode }: OpenedInterview): Ending | null {
  const outcome = outcomeOf(path);
  if (outcome === null) return null;
  const { close } = path;
  const text = close?.text ? wordingFor(study.questionnaire, path.values, mode)(close.text, close) : null;
  return { outcome, text };
}
