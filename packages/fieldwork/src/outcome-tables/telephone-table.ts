import type { Cell, Table } from '@earshot/tables';
import { aboutCounts, countCell, EMPTY, percentCell, smallRows, type TableAbout, WITHHELD } from './count-cells.ts';
import type { CountedCase } from './counted-case.ts';
import { TELEPHONE_OUTCOMES, type TelephoneOutcome } from './telephone-outcome.ts';

export type TelephoneCounts = Readonly<Record<TelephoneOutcome, number>>;

/** Cases that were tried by telephone, by what it came to. */
export function telephoneCounts(cases: readonly Pick<CountedCase, 'telephone'>[]): TelephoneCounts {
  const counts = Object.fromEntries(Object.keys(TELEPHONE_OUTCOMES).map((id) => [id, 0])) as Record<
    TelephoneOutcome,
    number
  >;
  for (const { telephone } of cases) if (telephone) counts[telephone] += 1;
  return counts;
}

/** Rows that stand only where somebody is in them: the study that set the pattern had none. */
export const UNUSABLE: readonly TelephoneOutcome[] = [
  'unobtainable',
  'moved_on',
  'rather_online',
  'wrong_number',
  'not_available',
  'not_eligible',
  'unable',
];
export const LIVE: readonly TelephoneOutcome[] = ['hard_appointment', 'soft_appointment', 'other_live'];
export const CONTACTED: readonly TelephoneOutcome[] = ['refusal', 'breakdown', 'completed', 'online'];

interface Line {
  readonly id: string;
  readonly label: string;
  readonly group: string | null;
  readonly count: number;
  readonly isUsable: boolean;
  readonly hidden: boolean;
}

/**
 * Telephone outcomes: everybody who was tried, the unusable by kind, the usable by how far calling came, in per cent of
 * all and of the usable. “Completed contacts” are refusals, breakdowns and interviews together, as in the study that
 * set the pattern. Rows of nobody are left out.
 */
export function telephoneTable(counts: TelephoneCounts, about: TableAbout): Table {
  const sum = (ids: readonly TelephoneOutcome[]) => ids.reduce((total, id) => total + counts[id], 0);
  const unusable = sum(UNUSABLE);
  const contacted = sum(CONTACTED);
  const usable = sum(LIVE) + contacted;
  const total = unusable + usable;
  const lines = hiding(linesOf(counts, { unusable, contacted, usable }), about);
  const { note, ...around } = aboutCounts(about);
  return {
    id: 'telephone_outcomes',
    title: 'Telephone outcomes',
    columns: [
      { id: 'n', label: 'n', group: null },
      { id: 'of_all', label: '% of everybody tried', group: null },
      { id: 'of_usable', label: '% of the usable', group: null },
    ],
    rows: [
      { id: 'tried', label: 'Everybody tried by telephone', group: null },
      ...lines.map(({ id, label, group }) => ({ id, label, group })),
    ],
    cells: [[countCell(total), EMPTY, EMPTY], ...lines.map((line) => cellsOf(line, total, usable))],
    base: 'Sampled people for whom at least one call was made',
    notes: [
      'Each person counts once, by the furthest that calling came; an interview online after a call counts as that.',
      '“Completed contacts” are refusals, breakdowns and interviews.',
      note,
    ],
    ...around,
  };
}

function linesOf(
  counts: TelephoneCounts,
  { unusable, contacted, usable }: { unusable: number; contacted: number; usable: number },
): Line[] {
  const leaf = (group: string, isUsable: boolean) => (id: TelephoneOutcome) =>
    counts[id] === 0 ? [] : [{ id, label: TELEPHONE_OUTCOMES[id], group, count: counts[id], isUsable, hidden: false }];
  const head = (id: string, label: string, count: number, isUsable: boolean): Line => {
    return { id, label, group: null, count, isUsable, hidden: false };
  };
  return [
    head('unusable', 'All confirmed unusable', unusable, false),
    ...UNUSABLE.flatMap(leaf('Unusable', false)),
    head('usable', 'All confirmed usable', usable, true),
    ...LIVE.flatMap(leaf('Usable', true)),
    head('contacted', 'Completed contacts', contacted, true),
    ...CONTACTED.flatMap(leaf('Completed contacts', true)),
  ];
}

/** Beyond the field team: small rows of each part, and all of a part whose own sum is withheld. */
function hiding(lines: readonly Line[], { audience }: TableAbout): Line[] {
  if (audience === 'field_team') return [...lines];
  const hidden = new Set<string>();
  const part = (ids: readonly string[], parent: string | null) => {
    const members = lines.filter(({ id, count }) => ids.includes(id) && count > 0);
    const small = smallRows(members.map(({ count }) => [count]));
    members.forEach(({ id }, at) => {
      if (small.has(at) || (parent !== null && hidden.has(parent))) hidden.add(id);
    });
  };
  part(['unusable', 'usable'], null);
  part(UNUSABLE, 'unusable');
  part([...LIVE, 'contacted'], 'usable');
  part(CONTACTED, 'contacted');
  return lines.map((line) => ({ ...line, hidden: hidden.has(line.id) }));
}

function cellsOf({ count, isUsable, hidden }: Line, total: number, usable: number): Cell[] {
  if (hidden) return [WITHHELD, WITHHELD, isUsable ? WITHHELD : EMPTY];
  return [countCell(count), percentCell(count, total), isUsable ? percentCell(count, usable) : EMPTY];
}
