import { checkStudy, figuresOf, type StudyCheck } from '@earshot/actions';
import { problemLine, usable } from '@earshot/planfile';
import { readArguments } from './arguments.ts';
import { folderNamed } from './study-argument.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export const CHECK = {
  operands: ['STUDY'],
  options: { json: 'flag' },
  usage: 'earshot check STUDY [--json]',
} as const;

/** Lists every problem of a study. */
export async function check(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, flags } = readArguments(args, CHECK);
  const checked = await checkStudy(folderNamed(operands[0]!, terminal), figuresOf(terminal.checkout)());
  const { problems } = checked;
  for (const problem of problems) terminal.err(problemLine(problem));
  terminal.out(flags.has('json') ? JSON.stringify(checked) : summary(checked));
  return usable(problems) ? 0 : 1;
}

function summary({ problems, questions, proved }: StudyCheck): string {
  if (problems.length === 0)
    return `No problems in ${questions} questions; ${proved} statements about all answers proved.`;
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  return `${errors} ${errors === 1 ? 'problem' : 'problems'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
}
