import path from 'node:path';
import { readStudy, studyFolder } from '@earshot/actions';

/** How many questions a study of surveys/ asks. Throws when it cannot be read. */
export function questionsIn(name: string): number {
  const { study, questions } = readStudy(studyFolder(path.join(import.meta.dirname, '..', 'surveys', name)));
  if (!study) throw new Error(`questionsIn: surveys/${name} has problems; bin/earshot check says which.`);
  return questions;
}
