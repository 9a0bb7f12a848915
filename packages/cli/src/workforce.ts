import { asksForHelp } from './arguments.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';
import { PAGE, page } from './workforce/page.ts';
import { REVISIONS, revisions } from './workforce/revisions.ts';
import { SPREAD, spread } from './workforce/spread.ts';
import { VERIFY, verify } from './workforce/verify.ts';

const PARTS = { verify, page, revisions, spread };

export const WORKFORCE = { usage: [VERIFY, PAGE, REVISIONS, SPREAD].map(({ usage }) => usage).join('\n  ') } as const;

/** The published census: rates set against their counts, an authority’s page, what was revised, the spread in a region. */
export async function workforce(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || !Object.hasOwn(PARTS, name) || asksForHelp(rest))
    throw new UsageError(`Usage:\n  ${WORKFORCE.usage}`);
  return PARTS[name as keyof typeof PARTS](rest, terminal);
}
