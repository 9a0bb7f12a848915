import type { Mode } from '@earshot/instrument';
import type { DataVariable } from './data-variables.ts';
import type { PlacedQuestion } from './placed-question.ts';

/** Which ways of having no answer, though asked, a variable can take. */
export interface StatesOffered {
  readonly dont_know: boolean;
  readonly refused: boolean;
}

/**
 * “Don’t know” and “prefer not to say” belong to the question as a whole; a blank is kept as refused where the question
 * may be left blank, and where a line to write in stays empty.
 */
export function statesOf({ from }: DataVariable): StatesOffered {
  if (!from) return { dont_know: false, refused: false };
  const { placed, part } = from;
  const { dontKnow, refused, optional } = placed.question;
  if (part.is === 'written') return { dont_know: false, refused: true };
  if (part.is !== 'answer' && part.is !== 'cell') return { dont_know: false, refused: false };
  return { dont_know: isOffered(dontKnow, placed), refused: optional || isOffered(refused, placed) };
}

function isOffered(offer: Readonly<Record<Mode, string | null>>, { modes }: PlacedQuestion): boolean {
  return modes.some((mode) => offer[mode] !== null);
}
