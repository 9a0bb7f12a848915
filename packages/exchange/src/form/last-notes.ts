import type { QuestionnaireFile } from '@earshot/instrument';
import type { SourceRow } from './source-row.ts';

type FileBlock = QuestionnaireFile['blocks'][number];
type FileItem = FileBlock['questions'][number];

/**
 * Sees to notes that no question follows in their block, for a note stands on the page of the next question: one at the
 * end of the whole form becomes its last page, and the others are said at their rows.
 */
export function settleLastNotes(blocks: readonly FileBlock[], rowOf: (item: FileItem) => SourceRow | null): void {
  for (const block of blocks) {
    const end = block.questions.findLastIndex((item) => item.kind !== 'note');
    const trailing = block.questions.slice(end + 1);
    const isLast = block === blocks.at(-1) && trailing.length === 1;
    for (const item of trailing) {
      if (isLast && item.kind === 'note') {
        block.questions[block.questions.length - 1] = { ...item, kind: 'close', outcome: 'completed' };
        rowOf(item)?.remark('No question follows it, so it is the last page.');
      } else {
        rowOf(item)?.remark('No question follows it in its block, so it is never shown: put it before one.');
      }
    }
  }
}
