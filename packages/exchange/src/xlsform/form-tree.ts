import type { SourceRow } from '../form/source-row.ts';
import { type RowType, rowType } from './row-type.ts';

/** The survey sheet with its groups as a tree. */
export type FormNode = FormLeaf | FormGroup;

export interface FormLeaf {
  readonly is: 'leaf';
  readonly row: SourceRow;
  readonly type: RowType;
}

export interface FormGroup {
  readonly is: 'group';
  readonly row: SourceRow;
  readonly isRepeat: boolean;
  readonly inside: FormNode[];
}

/** More levels of groups than anybody could follow. */
const DEEPEST = 50;

/**
 * Sorts rows into their groups. An end without a beginning is refused at its row, and so is a group in fifty others,
 * whose rows then stand in the fiftieth; a group left open ends with the sheet.
 */
export function formTree(rows: readonly SourceRow[]): FormNode[] {
  const top: FormNode[] = [];
  const open: FormGroup[] = [];
  for (const row of rows) {
    const type = askedOf(rowType(row.take('type') || 'note'), row);
    const inside = open.at(-1)?.inside ?? top;
    if ((type.is === 'begin_group' || type.is === 'begin_repeat') && open.length === DEEPEST) {
      row.refuse(`It stands in ${DEEPEST} groups already.`);
    } else if (type.is === 'begin_group' || type.is === 'begin_repeat') {
      const group: FormGroup = { is: 'group', row, isRepeat: type.is === 'begin_repeat', inside: [] };
      inside.push(group);
      open.push(group);
    } else if (type.is === 'end_group' || type.is === 'end_repeat') {
      endGroup(row, open, type.is === 'end_repeat');
    } else {
      inside.push({ is: 'leaf', row, type });
    }
  }
  for (const { row } of open) row.remark('The group is not ended; it is taken to go on to the end of the sheet.');
  return top;
}

/** What a device gives by itself has no words; a telephone number or an address with words is asked for. */
function askedOf(type: RowType, row: SourceRow): RowType {
  const isAsked = row.columns.some((column) => column.startsWith('label') && row.peek(column) !== '');
  return type.is === 'recorded' && isAsked ? { is: 'text' } : type;
}

function endGroup(row: SourceRow, open: FormGroup[], endsRepeat: boolean): void {
  for (const column of row.columns) row.take(column);
  const group = open.pop();
  if (!group) row.refuse('Nothing is open that this could end.');
  else if (group.isRepeat !== endsRepeat) row.refuse(`It ends what row ${group.row.row} began as something else.`);
  else row.skip();
}

/** All rows of a group and of the groups in it. */
export function leavesOf(nodes: readonly FormNode[]): FormLeaf[] {
  return nodes.flatMap((node) => (node.is === 'leaf' ? [node] : leavesOf(node.inside)));
}
