/** What may be told of an error to whoever runs the server: where it happened and of which kind, never its words. */
export interface ToldError {
  /** Of the error's class, such as TypeError. */
  readonly name: string;
  /** Such as 23505 of PostgreSQL or ECONNREFUSED of the system; absent where there is none. */
  readonly code?: string;
  /** The places in the program that led to it, innermost first. */
  readonly stack: readonly string[];
}

const WORD = /^\w{1,40}$/;
const PLACE = /^at [^\n]{1,300}$/;

/**
 * Leaves out the message, which can hold what somebody wrote: a database quotes the value that it could not take. What
 * stands before the first place of the stack is the message again.
 */
export function errorTold(error: Error): ToldError {
  const { code } = error as NodeJS.ErrnoException;
  const stack = error.stack ?? '';
  const message = stack.indexOf(error.message);
  const places = message < 0 ? '' : stack.slice(message + error.message.length);
  return {
    name: WORD.test(error.name) ? error.name : 'Error',
    ...(typeof code === 'string' && WORD.test(code) ? { code } : {}),
    stack: places
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => PLACE.test(line)),
  };
}

/** The same as text for a terminal. @param route the pattern of the route, never the address. */
export function errorLines(error: Error, route: string): string {
  const { name, code, stack } = errorTold(error);
  return [`${route}: ${name}${code ? ` ${code}` : ''}`, ...stack.map((place) => `    ${place}`)].join('\n');
}
