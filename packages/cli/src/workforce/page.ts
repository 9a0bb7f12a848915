import { type AuthorityPage, authorityPage, withRelease } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments } from '../arguments.ts';
import { tableLines } from '../table-lines.ts';
import { type ExitCode, type Terminal, UsageError } from '../terminal.ts';
import { WORKFORCE_USAGES } from '../usages.ts';
import { ownRelease } from './own-release.ts';
import { publishedHere } from './published-here.ts';
import { year } from './year.ts';

const PAGE = {
  operands: [],
  options: { la: 'value', vintage: 'value', benchmark: 'value', file: 'value', json: 'flag' },
  usage: WORKFORCE_USAGES.page,
} as const;

/**
 * An authority beside England, its region and its statistical neighbours, from one release: numbers and sentences.
 * A file that is handed in is a release more, and the one that is shown unless another is asked for.
 */
export async function page(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, PAGE);
  const authority = read.values.la;
  if (authority === undefined) throw new UsageError(`Which authority? --la NAME or --la CODE.\nUsage: ${PAGE.usage}`);
  const { authorities, releases } = publishedHere(terminal);
  const own = ownRelease(read.values.file, terminal);
  if (own === null) return 1;
  const shipped = await releases();
  const held = own ? withRelease(shipped, own) : shipped;
  const vintage = year(read, 'vintage') ?? own?.release.year ?? null;
  const wanted = { authority, vintage, benchmark: year(read, 'benchmark') };
  const { made, problems } = authorityPage(held.all, authorities, wanted);
  for (const problem of [...held.problems, ...problems]) terminal.err(problemLine(problem));
  if (!made) return 1;
  if (read.flags.has('json')) terminal.out(JSON.stringify(made.json));
  else for (const line of pageLines(made)) terminal.out(line);
  return 0;
}

function pageLines({ page, revised }: AuthorityPage): string[] {
  const sections = page.rates.flatMap(({ table, findings }) => [
    ...tableLines(table),
    ...findings.map(({ text }) => `  ${text}`),
    '',
  ]);
  const revisions = revised.map(({ sentence }) => `  ${sentence}`);
  const glance = [...page.glance.findings.map(({ text }) => `  ${text}`), '', ...tableLines(page.glance.table)];
  return [
    ...glance,
    ...sections,
    ...tableLines(page.latest),
    'Revised',
    ...(revisions.length > 0 ? revisions : ['  Nothing.']),
  ];
}
