import { asksForHelp } from './arguments.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';
import { USAGES } from './usages.ts';
import { characteristics } from './workforce/characteristics.ts';
import { page } from './workforce/page.ts';
import { releases } from './workforce/releases.ts';
import { revisions } from './workforce/revisions.ts';
import { spread } from './workforce/spread.ts';
import { verify } from './workforce/verify.ts';

const PARTS = { verify, page, characteristics, revisions, spread, releases };

/** The published census: rates set against their counts, an authority’s page, who is in post, what was revised, the spread in a region, which releases are held. */
export async function workforce(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || !Object.hasOwn(PARTS, name) || asksForHelp(rest))
    throw new UsageError(`Usage:\n  ${USAGES.workforce}`);
  return PARTS[name as keyof typeof PARTS](rest, terminal);
}
