import { type ReleaseFrom, releasesHeld, settingsFrom } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments } from '../arguments.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { WORKFORCE_USAGES } from '../usages.ts';
import { publishedHere } from './published-here.ts';

const RELEASES = { operands: [], options: { json: 'flag' }, usage: WORKFORCE_USAGES.releases } as const;

/** Lists the releases that are held, each with its file, and what lies in the folder of newer downloads and is not read. */
export async function releases(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { flags } = readArguments(args, RELEASES);
  const { headline, inPost, problems } = await releasesHeld(publishedHere(terminal));
  const folder = settingsFrom(terminal.checkout, terminal.env).published;
  if (flags.has('json')) {
    const said = problems.map(({ code, severity, place, sentence }) => ({ code, severity, ...place, sentence }));
    terminal.out(JSON.stringify({ folder, headline, inPost, problems: said }));
    return 0;
  }
  const lines = [
    'Headline figures',
    ...headline.map(line),
    'Staff in post by role and characteristic',
    ...inPost.map(line),
    `Folder of newer downloads: ${folder}`,
    ...(problems.length > 0
      ? problems.map((problem) => `  ${problemLine(problem)}`)
      : ['  Nothing in it is left out.']),
  ];
  for (const one of lines) terminal.out(one);
  return 0;
}

function line({ release: { firstYear, year }, file }: ReleaseFrom): string {
  return `  ${year} (${firstYear} to ${year})  ${file}`;
}
