import { type ComparedItem, changeLines, compareStudies } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments } from './arguments.ts';
import { folderNamed } from './study-argument.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { USAGES } from './usages.ts';

const COMPARE = {
  operands: ['EARLIER', 'LATER'],
  options: { json: 'flag' },
  usage: USAGES.compare,
} as const;

/** Says, item by item, what stays comparable between two studies or waves, and why. */
export async function compare(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, flags } = readArguments(args, COMPARE);
  const [earlier, later] = operands.map((name) => folderNamed(name, terminal));
  const { items, problems } = compareStudies(earlier!, later!);
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!items) return 1;
  if (flags.has('json')) terminal.out(JSON.stringify({ items, ...counted(items) }));
  else for (const line of linesOf(items)) terminal.out(line);
  return 0;
}

/** What differs in full, then what does not by name, then how many there are of each. */
function linesOf(items: readonly ComparedItem[]): string[] {
  const same = items.filter(({ changes }) => changes.length === 0).map(({ item }) => item);
  const differing = items.filter(({ changes }) => changes.length > 0).flatMap(itemLines);
  const { yes, withCare, no } = counted(items);
  const unchanged = same.length === 0 ? [] : [`unchanged: ${same.join(', ')}`];
  return [...differing, ...unchanged, `${yes} comparable, ${withCare} with care, ${no} not.`];
}

const WORDS = { yes: 'comparable', 'with-care': 'comparable with care', no: 'not comparable' };

function itemLines({ item, comparable, why, changes }: ComparedItem): string[] {
  return [`${item}: ${WORDS[comparable]}. ${why}`, ...changeLines(changes, '  ')];
}

function counted(items: readonly ComparedItem[]): { yes: number; withCare: number; no: number } {
  const count = (comparable: ComparedItem['comparable']): number =>
    items.filter((item) => item.comparable === comparable).length;
  return { yes: count('yes'), withCare: count('with-care'), no: count('no') };
}
