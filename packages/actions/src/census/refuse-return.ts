/** What can be wrong with anything that is asked about returns at the desk. */
const RETURN_REFUSALS = {
  'not-permitted': 'Your account does not have the right to do this.',
  'no-such-check': 'There is no checked return at this address. What was checked is forgotten after an hour.',
  'no-authority': 'Your account is for an authority that Earshot does not know, so that it has no return to check.',
  busy: 'Several returns are being checked at the moment. Try again in a minute.',
  'not-counted': 'This return has no measures to keep: it could not be read to its end.',
  'real-kept': 'Measures of a real return of that year are kept. Those of a simulated one do not take their place.',
  'nothing-kept': 'No measures of that year are kept.',
} as const;

/** What an action returns when it has changed nothing. */
export interface ReturnRefused {
  readonly refused: keyof typeof RETURN_REFUSALS | 'day-outside';
  readonly sentence: string;
}

export function refuseReturn(refused: keyof typeof RETURN_REFUSALS): ReturnRefused {
  return { refused, sentence: RETURN_REFUSALS[refused] };
}
