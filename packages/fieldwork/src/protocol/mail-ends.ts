import { DISPOSITIONS, type DispositionId } from '../disposition.ts';

/** They say that a telephone number is wrong, which is no reason not to write. */
const OF_THE_NUMBER: ReadonlySet<string> = new Set(['unobtainable', 'wrong_number', 'fax_line', 'other_business']);

/** After a contact with one of these outcomes nobody gets a mail of the protocol any more. */
export const MAIL_ENDS: readonly DispositionId[] = (Object.keys(DISPOSITIONS) as DispositionId[]).filter(
  (id) => DISPOSITIONS[id].standing === 'final' && !OF_THE_NUMBER.has(id),
);
