import { type ComparedQuestion, compareStudies } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments } from './arguments.ts';
import { folderNamed } from './study-argument.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export const COMPARE = {
  operands: ['EARLIER', 'LATER'],
  options: { json: 'flag' },
  usage: 'earshot compare EARLIER LATER [--json]',
} as const;

/** Says, question by question, what stays comparable between two studies or waves. */
export async function compare(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, flags } = readArguments(args, COMPARE);
  const [earlier, later] = operands.map((name) => folderNamed(name, terminal));
  const { questions, problems } = compareStudies(earlier!, later!);
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!questions) return 1;
  if (flags.has('json')) terminal.out(JSON.stringify({ questions }));
  else for (const line of [...questions.flatMap(linesOf), summary(questions)]) terminal.out(line);
  return 0;
}

const WORDS = { yes: 'comparable', 'with-care': 'comparable with care', no: 'not comparable' };

function linesOf({ question, comparable, changes }: ComparedQuestion): string[] {
  const details = changes.flatMap(({ what, before, after }) => [
    `    ${what}`,
    ...(before ? [`      before: ${before}`] : []),
    ...(after ? [`      after:  ${after}`] : []),
  ]);
  return [`${question}: ${WORDS[comparable]}`, ...details];
}

function summary(questions: readonly ComparedQuestion[]): string {
  const count = (comparable: ComparedQuestion['comparable']): number =>
    questions.filter((question) => question.comparable === comparable).length;
  return `${count('yes')} comparable, ${count('with-care')} with care, ${count('no')} not.`;
}
