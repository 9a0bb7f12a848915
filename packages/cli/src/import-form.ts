import { type ImportedFormStudy, importForm } from '@earshot/actions/documents';
import { problemLine } from '@earshot/planfile';
import type { ExitCode, Terminal } from './terminal.ts';
import { writeNewFolder } from './write-new-folder.ts';

/**
 * Makes a study’s folder from a form of another program, and says what became of every row of it.
 * @param out the folder to be made, which the caller knows can be.
 */
export async function importFormFile(
  file: { readonly name: string; readonly bytes: Uint8Array },
  out: string,
  isJson: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const imported = await importForm(file);
  for (const problem of imported.problems) terminal.err(problemLine(problem));
  if (imported.files) writeNewFolder(out, imported.files);
  terminal.out(isJson ? JSON.stringify(asJson(imported, out)) : summary(imported, out));
  return imported.files ? 0 : 1;
}

function asJson({ files, rows, problems, questions }: ImportedFormStudy, out: string) {
  return { study: files ? out : null, questions, rows, problems };
}

function summary({ files, rows, questions }: ImportedFormStudy, out: string): string {
  if (!files) return 'Nothing was imported.';
  const count = (outcome: string): number => rows.filter((row) => row.outcome === outcome).length;
  return [
    `${questions} questions from ${rows.length} rows: ${count('carried')} carried over, ${count('changed')} with a difference,`,
    `${count('not_understood')} not carried over, ${count('not_needed')} not needed here. Written to ${out}; import.md lists them.`,
  ].join(' ');
}
