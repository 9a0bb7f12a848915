/**
 * The HTTP status of what an action refused, by its code: 403 for a right that is missing, 404 for what is not there, and
 * 409 for what cannot be done as things stand.
 */
export function refusalStatus(refused: string): 403 | 404 | 409 {
  if (refused === 'not-permitted') return 403;
  return refused.startsWith('no-such-') || refused === 'no-fieldwork' ? 404 : 409;
}
