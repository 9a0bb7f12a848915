import { type EesCell, readEesCell } from '@earshot/dataset';
import { cellsOf } from './csv-lines.ts';
import type { GatheredPlaces } from './gather-places.ts';
import type { GroupId } from './groups.ts';
import { type CharacteristicsLayout, groupNamed, isTopic, roleNamed } from './layout.ts';

/** Why a row is not taken. */
interface RowProblem {
  readonly code: string;
  readonly sentence: string;
}

/** Puts a row’s headcounts where they belong, or says why it cannot. */
export function takeRow(layout: CharacteristicsLayout, gathered: GatheredPlaces, text: string): RowProblem | null {
  const cells = cellsOf(text);
  if (!cells) return { code: 'csv-quotes', sentence: 'The quotation marks in this row do not pair up.' };
  if (cells.length !== layout.columns) {
    const sentence = `This row has ${cells.length} cells, but the header has ${layout.columns}.`;
    return { code: 'csv-ragged-row', sentence };
  }
  const name = cells[layout.roleAt]!;
  const role = roleNamed(name);
  if (!role) return { code: 'characteristics-role', sentence: `“${name}” is not a role of the census.` };
  const counts = countsIn(layout, cells);
  return 'code' in counts ? counts : gathered.put(layout, cells, role, counts);
}

/** The groups of a row with their headcounts, or why they cannot be read. */
function countsIn(
  { long, wide }: CharacteristicsLayout,
  cells: readonly string[],
): readonly (readonly [GroupId, EesCell])[] | RowProblem {
  if (long) {
    const [topic, name] = [cells[long.topicAt]!, cells[long.groupAt]!];
    if (!isTopic(topic)) return { code: 'characteristics-topic', sentence: `Rows by “${topic}” are not read.` };
    const group = groupNamed(topic, name);
    if (!group)
      return { code: 'characteristics-group', sentence: `“${name}” is not a group of ${topic} in the census.` };
    const cell = headcountCell(cells[long.countAt]!);
    return cell ? [[group, cell]] : noHeadcount(cells[long.countAt]!);
  }
  const read = wide.map(({ group, countAt }) => [group, headcountCell(cells[countAt]!)] as const);
  const wrong = read.findIndex(([, cell]) => cell === null);
  if (wrong >= 0) return noHeadcount(cells[wide[wrong]!.countAt]!);
  return read.map(([group, cell]) => [group, cell!] as const);
}

function noHeadcount(text: string): RowProblem {
  return { code: 'ees-cell', sentence: `“${text}” is neither a headcount nor a symbol that DfE uses.` };
}

/** People are whole; a file that prints a fraction of one holds something else. */
function headcountCell(text: string): EesCell | null {
  const cell = readEesCell(text);
  return cell?.kind === 'number' && !(Number.isInteger(cell.value) && cell.value >= 0 && cell.value < MOST_PEOPLE)
    ? null
    : cell;
}

const MOST_PEOPLE = 2 ** 31;
