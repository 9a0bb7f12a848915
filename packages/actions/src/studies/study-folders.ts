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

/** The studies of a checkout: the folders in surveys/ that hold a study.yml. */
export function studyFolders(checkout: string): StudyFolder[] {
  const surveys = path.join(checkout, 'surveys');
  if (!existsSync(surveys)) return [];
  return readdirSync(surveys)
    .map((name) => path.join(surveys, name))
    .filter((folder) => existsSync(path.join(folder, 'study.yml')))
    .map((folder) => studyFolder(folder));
}
