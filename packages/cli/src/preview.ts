import { previewStudy } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments, wholeNumber } from './arguments.ts';
import { folderNamed } from './study-argument.ts';
import { type ExitCode, type Terminal, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';

const PREVIEW = {
  operands: ['STUDY'],
  options: { port: 'value' },
  usage: USAGES.preview,
} as const;

const PORT = 4100;

/**
 * Shows a questionnaire as people will see it, on this machine and without a database, until Ctrl-C. A folder that holds
 * nothing but a questionnaire.yml can be shown.
 */
export async function preview(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const given = readArguments(args, PREVIEW);
  const port = wholeNumber(given, 'port', PORT, { least: 1, most: 65_535 });
  const { study, problems } = previewStudy(folderNamed(given.operands[0]!, terminal));
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!study) return 1;
  if (!terminal.pages) throw new WrongInput('A preview cannot be shown from here.');
  const shown = await terminal.pages.showPreview(study, port, (error, route) =>
    terminal.err(`${route}: ${error.stack ?? error.message}`),
  );
  if ('sentence' in shown) throw new WrongInput(shown.sentence);
  terminal.out(`Preview of “${study.title}”: ${shown.address}`);
  terminal.out('Nothing that is entered there is kept. Ctrl-C stops it.');
  await terminal.untilStopped();
  await shown.stop();
  return 0;
}
