import path from 'node:path';
import { readStudy, studyFolder } from '@earshot/actions';

/** How many questions a study of surveys/ asks. Throws when it cannot be read. */
export function questionsIn(study: string): number {
  const read = readStudy(studyFolder(path.join(import.meta.dirname, '..', 'surveys', study)));
  if (!read.study) throw new Error(`questionsIn: surveys/${study} has problems; bin/earshot check says which.`);
  const items = read.study.questionnaire.blocks.flatMap((block) => block.items);
  return items.filter((item) => item.kind !== 'note' && item.kind !== 'close').length;
}
