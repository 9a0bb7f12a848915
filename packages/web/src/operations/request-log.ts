import { errorTold } from './error-told.ts';
import type { Answered } from './watch-requests.ts';

/** A log for machines: one line a request and one an error, each a JSON object. */
export interface RequestLog {
  readonly request: (answered: Answered) => void;
  /** @param route the pattern of the route, never the address. */
  readonly error: (error: Error, route: string) => void;
}

/**
 * Writes what happened without saying to whom: never an address, a name, a token, what was sent, or the words of an
 * error, since all of them can be personal.
 * @param write takes a line without its end.
 */
export function requestLog(write: (line: string) => void, now: () => Date): RequestLog {
  const line = (fields: object): void => write(JSON.stringify({ time: now().toISOString(), ...fields }));
  return {
    request: ({ id, method, route, status, milliseconds }) =>
      line({ level: 'info', request: id, method, route, status, ms: Math.round(milliseconds * 10) / 10 }),
    error: (error, route) => line({ level: 'error', route, error: errorTold(error) }),
  };
}
