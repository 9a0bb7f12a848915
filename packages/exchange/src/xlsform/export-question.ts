import type { Question } from '@earshot/instrument';
import { writeChoice } from './export-choice.ts';
import type { ExportContext, WrittenQuestion } from './export-context.ts';
import { writeGrid } from './export-grid.ts';
import { writeMain } from './export-main.ts';
import { writeOpen } from './export-open.ts';

/** Writes a question of any kind. @param same the question in all languages of the form. */
export function writeQuestion(question: Question, same: readonly Question[], context: ExportContext): WrittenQuestion {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return writeChoice(question, same, context);
    case 'main':
      return writeMain(question, same, context);
    case 'number':
    case 'text':
      return writeOpen(question, same, context);
    case 'grid':
      return writeGrid(question, same, context);
  }
}
