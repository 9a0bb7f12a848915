import { checkStudy, figuresOf, type StudyCheck } from '@earshot/actions';
import { type Problem, problemLine, usable } from '@earshot/planfile';
import { readArguments } from './arguments.ts';
import { minutesLines, readingAgeLine } from './length-lines.ts';
import { checkableNamed, earlierOf } from './study-argument.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { USAGES } from './usages.ts';

const CHECK = {
  operands: ['STUDY'],
  options: { json: 'flag' },
  usage: USAGES.check,
} as const;

/** More lines than anybody reads; their count is always told. */
const MOST_LINES = 100;
const MOST_IN_JSON = 1000;

/** Lists every problem of a study, of one in preparation, or of a questionnaire’s file, and says how long it takes. */
export async function check(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, flags } = readArguments(args, CHECK);
  const [named] = operands as [string];
  const studies = { folder: checkableNamed(named, terminal), earlier: earlierOf(named, terminal) };
  const checked = await checkStudy(studies, figuresOf(terminal.checkout)());
  for (const line of problemLines(checked.problems)) terminal.err(line);
  if (flags.has('json')) terminal.out(JSON.stringify(asJson(checked)));
  else for (const line of [summary(checked), ...lengthLines(checked)]) terminal.out(line);
  return usable(checked.problems) ? 0 : 1;
}

function problemLines(problems: readonly Problem[]): string[] {
  const more = problems.length - MOST_LINES;
  const lines = worstFirst(problems, MOST_LINES).map(problemLine);
  return more > 0 ? [...lines, `And ${more} more; --json lists up to ${MOST_IN_JSON}.`] : lines;
}

/** All problems as they were found, or, of more than can be shown, errors before warnings. */
function worstFirst(problems: readonly Problem[], most: number): readonly Problem[] {
  if (problems.length <= most) return problems;
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))].slice(0, most);
}

/** One object: every problem has the same keys, and `question` is null where it is about none. */
function asJson(checked: StudyCheck): object {
  const problems = worstFirst(checked.problems, MOST_IN_JSON).map(
    ({ code, severity, question = null, place, sentence, witness }) => ({
      code,
      severity,
      question,
      place,
      sentence,
      ...(witness ? { witness } : {}),
    }),
  );
  const { questions, proved, minutes, readingAge, inPreparation } = checked;
  return { problems, ...counts(checked.problems), questions, proved, minutes, readingAge, inPreparation };
}

function counts(problems: readonly Problem[]): { errors: number; warnings: number } {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

function summary({ problems, questions, proved }: StudyCheck): string {
  if (problems.length === 0)
    return `No problems in ${questions} questions; ${proved} statements about all answers proved.`;
  const { errors, warnings } = counts(problems);
  return `${errors} ${errors === 1 ? 'problem' : 'problems'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
}

function lengthLines({ minutes, readingAge, inPreparation }: StudyCheck): string[] {
  const only = 'Only what is asked was checked: there is no tables.yml and no report.md yet.';
  return [...(inPreparation ? [only] : []), ...minutesLines(minutes), ...readingAgeLine(readingAge)];
}
