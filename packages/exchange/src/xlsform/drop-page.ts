import { namesShown } from '../form/fill-places.ts';
import type { SourceRow } from '../form/source-row.ts';
import type { FileItem } from './form-reader.ts';

/** What a page shows cannot depend on what is answered on it here, so such a page becomes several. */
export function dropPage(items: readonly FileItem[], row: SourceRow): void {
  const asked = new Set<string>();
  let split = false;
  for (const item of items) {
    if (item.kind === 'note' || item.kind === 'close') {
      split ||= asked.size > 0;
    } else {
      split ||= namesShown(item, asked).size > 0;
      asked.add(item.id);
      if (item.kind === 'grid') for (const code of Object.keys(item.rows)) asked.add(`${item.id}_${code}`);
      if (item.kind === 'number') asked.add(`${item.id}_instead`);
    }
  }
  if (!split) return;
  for (const item of items) if ('page' in item) delete item.page;
  row.remark(
    'What it shows depends on answers on the same page, or has a note in its midst: here it is several pages.',
  );
}
