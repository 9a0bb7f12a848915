import { type RegionFigures, regionFigures, withRelease } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments } from '../arguments.ts';
import { tableLines } from '../table-lines.ts';
import { type ExitCode, type Terminal, UsageError } from '../terminal.ts';
import { WORKFORCE_USAGES } from '../usages.ts';
import { ownRelease } from './own-release.ts';
import { publishedHere } from './published-here.ts';
import { year } from './year.ts';

const SPREAD = {
  operands: [],
  options: { region: 'value', vintage: 'value', year: 'value', file: 'value', json: 'flag' },
  usage: WORKFORCE_USAGES.spread,
} as const;

/** How far the authorities of a region lie apart: highest, lowest, none; and starters less leavers. */
export async function spread(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, SPREAD);
  const { region } = read.values;
  if (region === undefined) throw new UsageError(`Which region? --region NAME.\nUsage: ${SPREAD.usage}`);
  const own = ownRelease(read.values.file, terminal);
  if (own === null) return 1;
  const releases = await publishedHere(terminal).releases();
  const held = own ? withRelease(releases, own) : releases;
  const vintage = year(read, 'vintage') ?? own?.release.year ?? null;
  const { made, problems } = regionFigures(held.all, { region, vintage, year: year(read, 'year') });
  for (const problem of [...held.problems, ...problems]) terminal.err(problemLine(problem));
  if (!made) return 1;
  if (read.flags.has('json')) terminal.out(JSON.stringify(made.json));
  else for (const line of regionLines(made)) terminal.out(line);
  return 0;
}

function regionLines({ page: { table, sentences } }: RegionFigures): string[] {
  return [...tableLines(table), ...sentences.spread, ...sentences.net];
}
