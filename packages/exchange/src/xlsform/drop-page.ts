import { namesShown } from '../form/fill-places.ts';
import type { SourceRow } from '../form/source-row.ts';
import type { FileElement } from './form-reader.ts';

/** What a page shows cannot depend on what is answered on it here, so such a page becomes several. */
export function dropPage(elements: readonly FileElement[], row: SourceRow): void {
  const asked = new Set<string>();
  let split = false;
  for (const element of elements) {
    if (element.kind === 'note' || element.kind === 'close') {
      split ||= asked.size > 0;
    } else {
      split ||= namesShown(element, asked).size > 0;
      asked.add(element.id);
      if (element.kind === 'grid') for (const code of Object.keys(element.rows)) asked.add(`${element.id}_${code}`);
      if (element.kind === 'number') asked.add(`${element.id}_instead`);
    }
  }
  if (!split) return;
  for (const element of elements) if ('page' in element) delete element.page;
  row.remark(
    'What it shows depends on answers on the same page, or has a note in its midst: here it is several pages.',
  );
}
