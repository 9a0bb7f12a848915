// The shorthand that stands in a spreadsheet in place of a number, as the Government Analysis Function recommends it
// (“Using symbols in tables”), and what it means here.
import { type Cell, shownEstimate, withheldReason } from '@earshot/tables';
import { WITHHELD_MEANING } from '../format-cell.ts';
import { smallBaseMeaning } from '../table-notes.ts';

export interface Shorthand {
  readonly mark: string;
  readonly meaning: string;
}

/** A share above nought that would be shown as 0.0%. */
const LOW_SHARE = 0.0005;

const NOT_APPLICABLE: Shorthand = { mark: '[z]', meaning: 'Not applicable: nothing belongs here.' };

/** What stands in place of a cell’s number; null where the number stands itself. */
export function shorthandOf(cell: Cell): Shorthand | null {
  const reason = withheldReason(cell);
  if (reason === 'no-one') return { mark: '[z]', meaning: `Not applicable: ${WITHHELD_MEANING[reason]}.` };
  if (reason) return { mark: '[c]', meaning: `Confidential, ${WITHHELD_MEANING[reason]}.` };
  if (cell.kind === 'small-base') {
    const said = smallBaseMeaning(cell).map(({ says }) => says);
    return { mark: '[u]', meaning: `Unreliable: ${said.join(' ')}` };
  }
  if (cell.kind === 'symbol')
    return { mark: `[${cell.symbol === ':' ? 'x' : cell.symbol}]`, meaning: `As published: ${cell.meaning}.` };
  const shown = shownEstimate(cell);
  if (shown?.unit === 'share' && shown.estimate.value > 0 && shown.estimate.value < LOW_SHARE) {
    return { mark: '[low]', meaning: 'Above nought, but would be shown as 0.0%.' };
  }
  return shown || cell.kind === 'figure' ? null : NOT_APPLICABLE;
}

/** For a number that a cell with a number does not have, such as the interval of an answer that everybody gave. */
export const NO_SUCH_NUMBER: Shorthand = {
  mark: NOT_APPLICABLE.mark,
  meaning:
    'Not applicable: a cell that has this number cannot have that one, such as an interval where nothing varied.',
};
