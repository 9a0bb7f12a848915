import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { StudyFolder } from './read-study.ts';

/** A study's folder on disk. Its problems name its files as seen from where the command was given. */
export function studyFolder(folder: string): StudyFolder {
  return {
    id: path.basename(path.resolve(folder)),
    name: (file) => path.relative(process.cwd(), path.join(path.resolve(folder), file)),
    read: (file) => {
      const full = path.join(folder, file);
      return statSync(full, { throwIfNoEntry: false })?.isFile() ? readFileSync(full, 'utf8') : null;
    },
    files: () => readdirSync(folder),
  };
}

/**
 * A questionnaire’s file on disk as a study in preparation: its other languages stand beside it under its own name, such
 * as `draft.cy.yml` beside `draft.yml`. The rest of a study is looked for only beside a questionnaire.yml.
 */
export function questionnaireFile(file: string): StudyFolder {
  const beside = studyFolder(path.dirname(file));
  const stem = path.basename(file).replace(/\.ya?ml$/, '');
  const own = (name: string): string =>
    name === 'questionnaire.yml' ? path.basename(file) : name.replace(/^questionnaire\./, `${stem}.`);
  const isAsked = (name: string): boolean =>
    /^questionnaire\./.test(name) || (name === 'simulation.yml' && stem === 'questionnaire');
  return {
    id: stem,
    name: (name) => beside.name(own(name)),
    read: (name) => (isAsked(name) ? beside.read(own(name)) : null),
    files: () =>
      readdirSync(path.dirname(file)).flatMap((name) =>
        name.startsWith(`${stem}.`) ? [`questionnaire${name.slice(stem.length)}`] : [],
      ),
  };
}

/** The studies of a surveys’ folder: the folders in it that hold a study.yml. */
export function studyFolders(surveys: string): StudyFolder[] {
  if (!existsSync(surveys)) return [];
  return readdirSync(surveys)
    .map((name) => path.join(surveys, name))
    .filter((folder) => existsSync(path.join(folder, 'study.yml')))
    .map((folder) => studyFolder(folder));
}
