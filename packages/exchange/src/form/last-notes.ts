import type { QuestionnaireFile } from '@earshot/instrument';
import type { SourceRow } from './source-row.ts';

type FileBlock = QuestionnaireFile['blocks'][number];
type FileElement = FileBlock['questions'][number];

/**
 * Sees to notes that no question follows in their block, for a note stands on the page of the next question: one at the
 * end of the whole form becomes its last page, and the others are said at their rows.
 */
export function settleLastNotes(blocks: readonly FileBlock[], rowOf: (element: FileElement) => SourceRow | null): void {
  for (const block of blocks) {
    const end = block.questions.findLastIndex((element) => element.kind !== 'note');
    const trailing = block.questions.slice(end + 1);
    const isLast = block === blocks.at(-1) && trailing.length === 1;
    for (const element of trailing) {
      if (isLast && element.kind === 'note') {
        block.questions[block.questions.length - 1] = { ...element, kind: 'close', outcome: 'completed' };
        rowOf(element)?.remark('No question follows it, so it is the last page.');
      } else {
        rowOf(element)?.remark('No question follows it in its block, so it is never shown: put it before one.');
      }
    }
  }
}
