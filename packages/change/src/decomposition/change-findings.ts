import type { Table } from '@earshot/tables';
import { baseIn, directionIn, type Finding, intervalIn, isShown, type Said, valueIn } from '../finding.ts';
import type { WavePair } from '../waves/pair-waves.ts';

/** What may be said of a table of change: only what its intervals bear out. */
export function changeFindings(table: Table, { earlier, later }: WavePair): Finding[] {
  if (!isShown(table, 'all', 'change')) return [];
  const chance = (row: string, column: string): string =>
    directionIn(table, row, column) ? ', more than chance would make.' : ', which chance could make.';
  const everybody: Said[] = [
    `Everybody who answered: ${earlier.label} `,
    valueIn('all', 'earlier'),
    `, ${later.label} `,
    valueIn('all', 'later'),
    ', a change of ',
    valueIn('all', 'change'),
    ' (',
    intervalIn('all', 'change'),
    `)${chance('all', 'change')}`,
  ];
  const same: Said[] = [
    'The ',
    baseIn('both', 'change'),
    ' people who answered both times: ',
    valueIn('both', 'earlier'),
    ' and ',
    valueIn('both', 'later'),
    ', a change of ',
    valueIn('both', 'change'),
    ' (',
    intervalIn('both', 'change'),
    `)${chance('both', 'change')}`,
  ];
  const said = [
    everybody,
    ...(isShown(table, 'both', 'change') ? [same] : []),
    ...composition(table, 'lost', 'Those lost add '),
    ...composition(table, 'gained', 'Those gained add '),
    ...conclusion(table),
  ];
  return said.map((one) => ({ said: one }));
}

function composition(table: Table, row: string, words: string): Said[][] {
  if (!isShown(table, row, 'part')) return [];
  const end = directionIn(table, row, 'part') ? ').' : '), which chance could make.';
  return [[words, valueIn(row, 'part'), ' to the change of everybody (', intervalIn(row, 'part'), end]];
}

/** What the change of everybody may be taken for, where it and that of the same people do not say the same. */
function conclusion(table: Table): Said[][] {
  if (!isShown(table, 'both', 'change')) {
    return [['How the same people have changed is not shown, so nobody can tell whether they have.']];
  }
  const [all, same] = [directionIn(table, 'all', 'change'), directionIn(table, 'both', 'change')];
  if (all === same) return [];
  if (same === null) {
    const isComposed = [directionIn(table, 'lost', 'part'), directionIn(table, 'gained', 'part')].includes(all);
    const why = isComposed
      ? 'The change of everybody comes with other people answering, and cannot be taken for people changing: among the same people there is no more of it than chance could make.'
      : 'Whether people have changed stays open: the change of everybody is more than chance would make, and that of the same people, who are fewer, is not.';
    return [[why]];
  }
  return [
    ['The same people have changed, though everybody who answered has not, or not in that way: others answered.'],
  ];
}
