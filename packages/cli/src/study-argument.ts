import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  questionnaireFile,
  readStudy,
  type Study,
  type StudyFolder,
  settingsFrom,
  studyFolder,
} from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { type Terminal, WrongInput } from './terminal.ts';

/** The study that a command names: a folder, or the name of one among the studies. Throws WrongInput when it is neither. */
export function folderNamed(name: string, terminal: Terminal): StudyFolder {
  const folder = folderPath(name, terminal);
  if (folder && statSync(folder).isDirectory()) return studyFolder(folder);
  if (folder) throw new WrongInput(`${folder} is a file, not a study’s folder.`);
  throw new WrongInput(`There is no study “${name}”: no folder of that name here, and none among the studies.`);
}

/** Where something of that name lies, a folder or not; null where there is nothing. */
function folderPath(name: string, { checkout, env }: Terminal): string | null {
  const places = [name, path.join(settingsFrom(checkout, env).surveys, name)];
  return places.find((candidate) => existsSync(candidate)) ?? null;
}

/** What can be checked: a study, as folderNamed finds it, or a questionnaire’s file. Throws WrongInput for neither. */
export function checkableNamed(name: string, terminal: Terminal): StudyFolder {
  const isFile = /\.ya?ml$/.test(name) && existsSync(name) && statSync(name).isFile();
  return isFile ? questionnaireFile(name) : folderNamed(name, terminal);
}

/**
 * Finds the studies that one follows, by name: beside its own folder, or where folderNamed looks. Null for one that is
 * nowhere.
 */
export function earlierOf(name: string, terminal: Terminal): (id: string) => StudyFolder | null {
  const parent = path.dirname(path.resolve(folderPath(name, terminal) ?? name));
  return (id) => {
    const beside = path.join(parent, id);
    const found = existsSync(path.join(beside, 'study.yml')) ? beside : folderPath(id, terminal);
    return found && statSync(found).isDirectory() ? studyFolder(found) : null;
  };
}

/** Reads the study; when that fails, lists every problem and returns null. */
export function studyNamed(name: string, terminal: Terminal): Study | null {
  const { study, problems } = readStudy(folderNamed(name, terminal));
  for (const problem of problems) terminal.err(problemLine(problem));
  return study;
}
