import type { Cell, Table } from '@earshot/tables';
import { WHERE_OTHERWISE, type WhereNowGroup } from '../panel/where-now.ts';
import { BETWEEN_WAVES, categoryOf } from './between-waves.ts';
import { aboutCounts, countCell, EMPTY, percentCell, smallRows, type TableAbout, WITHHELD } from './count-cells.ts';
import { type CountedCase, isComplete } from './counted-case.ts';

/** By panel id, where those are who answered this wave in full: what `whereNow` says of them. */
export type WhereBy = ReadonlyMap<string, string>;

/** Those drawn who did not answer; nobody who answered is among them, and nobody of whom it is only said that they left. */
const NOT_ANSWERED = ['not_engaged', 'started', 'refused', 'not_interviewed'] as const;

interface Line {
  readonly id: string;
  readonly label: string;
  readonly group: string;
}

/** Whether somebody was drawn from the earlier wave: not from a list, as a newcomer or by an open link. */
export function isDrawn({ source }: Pick<CountedCase, 'source'>): boolean {
  return source === 'panel';
}

/**
 * In which line of the panel’s table somebody stands who was drawn. Answers come first: whoever answered is there, however
 * far they have gone. That somebody has left is known from themselves only; where others said so and the person was not
 * reached, it stays open, apart from those who did not engage.
 */
export function panelLine(one: CountedCase, where: WhereBy): string {
  if (isComplete(one)) return `where.${where.get(one.panelId) ?? 'not_said'}`;
  const category = categoryOf(one);
  return category === 'not_engaged' && one.saidToHaveLeft ? 'said_to_have_left' : category;
}

/** The lines in their order; every person who was drawn is in one of them. */
function linesOf(groups: readonly WhereNowGroup[]): { readonly answered: Line[]; readonly others: Line[] } {
  const line = (id: string, label: string, group: string): Line => ({ id, label, group });
  const those = (is: WhereNowGroup['is'], group: string) =>
    groups.flatMap((one) => (one.is === is ? [line(`where.${one.id}`, one.label, group)] : []));
  const { same, not_said: notSaid } = WHERE_OTHERWISE;
  const said = 'Said to have left by somebody else, and not reached';
  return {
    answered: [
      line('where.same', same, 'Answered, and still there'),
      ...those('moved', 'Answered, and have moved'),
      ...those('left', 'Answered, and have left'),
      line('where.not_said', notSaid, 'Answered, and where they are now is not known'),
    ],
    others: [
      line('said_to_have_left', said, 'Not known whether they have left'),
      ...NOT_ANSWERED.map((id) => line(id, BETWEEN_WAVES[id], 'Did not answer')),
      line('not_eligible', BETWEEN_WAVES.not_eligible, 'Not eligible'),
    ],
  };
}

/**
 * What became of everybody who was drawn from the earlier wave and released: who answered, by where they are now, and who
 * did not, by how. The lines add up to the drawn. @param groups as the plan has them. @param where by panel id.
 */
export function panelTable(
  cases: readonly CountedCase[],
  { groups, where }: { readonly groups: readonly WhereNowGroup[]; readonly where: WhereBy },
  about: TableAbout,
): Table {
  const drawn = cases.filter(isDrawn);
  const lines = shownLines(linesOf(groups), countLines(drawn, where), about);
  const { note, ...around } = aboutCounts(about);
  return {
    id: 'panel',
    title: 'What became of those drawn from the panel',
    columns: [
      { id: 'n', label: 'n', group: null },
      { id: 'percent', label: '% of those drawn', group: null },
      { id: 'of_answered', label: '% of those who answered', group: null },
    ],
    rows: [{ id: 'drawn', label: 'Drawn and released', group: null }, ...lines.map(({ row }) => row)],
    cells: [[countCell(drawn.length), EMPTY, EMPTY], ...lines.map(({ cells }) => cells)],
    base: 'Everybody drawn from the earlier wave who was released to fieldwork',
    notes: [...NOTES, note],
    ...around,
  };
}

const NOTES = [
  'Each person is in one row below “Answered in full”, so they add up to those drawn. Where people are now is what they say themselves.',
  'Whoever has moved or left and answered is a respondent. Nobody is counted as having left, or as not eligible, because somebody else said so.',
];

/** How many stand in each line. */
function countLines(drawn: readonly CountedCase[], where: WhereBy): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of drawn) {
    const id = panelLine(one, where);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

interface ShownLine {
  readonly row: Table['rows'][number];
  readonly cells: Cell[];
}

/**
 * The rows with their cells. Beyond the field team what is small is withheld among those who answered and among the others
 * apart, since how many answered is shown; and everything where that number itself is small.
 */
function shownLines(
  { answered, others }: ReturnType<typeof linesOf>,
  counts: ReadonlyMap<string, number>,
  { audience }: TableAbout,
): ShownLine[] {
  const total = (lines: readonly Line[]) => lines.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0);
  const [completes, missing] = [total(answered), total(others)];
  const small = (rows: number[][]) => (audience === 'beyond' ? smallRows(rows) : new Set<number>());
  const isPairSmall = small([[completes], [missing]]).size > 0;
  const shown = (lines: readonly Line[], ofAnswered: number | null): ShownLine[] => {
    const few = small(lines.map(({ id }) => [counts.get(id) ?? 0]));
    return lines.map((row, at) => {
      const count = counts.get(row.id) ?? 0;
      const share = ofAnswered === null ? EMPTY : percentCell(count, ofAnswered);
      const cells = [countCell(count), percentCell(count, completes + missing), share];
      const isHidden = isPairSmall || few.has(at);
      return { row, cells: cells.map((cell) => (isHidden && cell !== EMPTY ? WITHHELD : cell)) };
    });
  };
  const all = { id: 'answered', label: 'Answered in full', group: null };
  const [n, percent] = [countCell(completes), percentCell(completes, completes + missing)];
  const answeredCells = isPairSmall ? [WITHHELD, WITHHELD, EMPTY] : [n, percent, EMPTY];
  return [{ row: all, cells: answeredCells }, ...shown(answered, completes), ...shown(others, null)];
}
