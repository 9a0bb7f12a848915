import { type BankItem, bankStudies, changeLines, type QuestionBank } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments } from './arguments.ts';
import { folderNamed } from './study-argument.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { USAGES } from './usages.ts';

const BANK = {
  operands: ['STUDY'],
  more: true,
  options: { json: 'flag', changes: 'flag' },
  usage: USAGES.bank,
} as const;

/** Says of each item that some studies ask, from the earliest wave to the latest, when it was asked and how it changed. */
export async function bank(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, flags } = readArguments(args, BANK);
  const read = bankStudies(operands.map((name) => folderNamed(name, terminal)));
  for (const problem of read.problems) terminal.err(problemLine(problem));
  if (!read.bank) return 1;
  if (flags.has('json')) terminal.out(JSON.stringify(read.bank));
  else for (const line of linesOf(read.bank, flags.has('changes'))) terminal.out(line);
  return 0;
}

const SINCE = { yes: '=', 'with-care': '~', no: '|' };

function linesOf({ waves, items }: QuestionBank, withChanges: boolean): string[] {
  const widest = Math.max(0, ...items.map(({ item }) => item.length));
  const legend = 'Each wave stands to the one before it that asked the item: = comparable, ~ with care, | not.';
  return [
    legend,
    ...items.flatMap((item) => [
      `${item.item.padEnd(widest)}  ${historyOf(item)}`,
      ...(withChanges ? detailsOf(item) : []),
    ]),
    ...sourceLines(items),
    `${items.length} items in ${waves.length} ${waves.length === 1 ? 'study' : 'studies'}.`,
  ];
}

function historyOf({ asked, removed, source }: BankItem): string {
  const waves = asked.map(({ wave, since }) => (since ? `${SINCE[since.comparable]} ${wave}` : wave));
  const licence = source?.licence ? ` (${source.licence})` : '';
  return `${waves.join(' ')}${licence}${removed ? `; removed in ${removed.in}: ${removed.why}` : ''}`;
}

/** Every source once, with its licence and how many items were taken from it. */
function sourceLines(items: readonly BankItem[]): string[] {
  const counts = new Map<string, number>();
  for (const { source } of items) {
    if (!source) continue;
    const words = [`“${source.title}”`, source.publisher, source.licence ?? 'no licence stated']
      .filter(Boolean)
      .join(', ');
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => `${count} ${count === 1 ? 'item' : 'items'} from ${words}`);
}

function detailsOf({ asked }: BankItem): string[] {
  return asked.flatMap(({ wave, since }) =>
    since && since.changes.length > 0 ? [`  ${wave}: ${since.why}`, ...changeLines(since.changes, '    ')] : [],
  );
}
