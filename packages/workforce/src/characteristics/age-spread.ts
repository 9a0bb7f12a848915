import { cellAt, type Table } from '@earshot/tables';
import type { Finding } from '../neighbour-findings.ts';
import { shownNumber } from '../published-cell.ts';
import { rateText } from '../rate.ts';
import { type CharacteristicsPlace, headcountAt } from './characteristics.ts';
import { characteristicsTable, IN_POST } from './characteristics-table.ts';
import { type AgeGroupId, groupLabel } from './groups.ts';
import type { CharacteristicsSetting } from './setting.ts';
import { FEW_PEOPLE, peopleCell, peopleIn, shareCell } from './shares.ts';

/** How far the authorities of an area lie apart in their youngest and their oldest staff. */
export interface AgeSpread {
  /** Authorities in rows, the oldest first; people in post and the shares of both groups in columns. */
  readonly table: Table;
  readonly findings: readonly Finding[];
}

const ENDS: readonly AgeGroupId[] = ['age_20_29', 'age_60_over'];

/**
 * The authorities of England, a region or a part of London by the shares of their youngest and oldest staff, and who has
 * the highest and the lowest, of those with ten in post and more. Null for an authority, and where the file has no ages.
 */
export function ageSpread(setting: CharacteristicsSetting): AgeSpread | null {
  const { own, year, characteristics } = setting;
  if (own.area.level === 'authority' || !characteristics.topics.includes('age')) return null;
  const within = characteristics.places.filter((place) => isWithin(place, own) && place.years.has(year));
  const sorted = within.toSorted((a, b) => shareOf(b, year) - shareOf(a, year));
  const table = characteristicsTable(setting, {
    id: 'age_spread',
    title: `Youngest and oldest staff of the authorities in ${own.area.name}, ${year}`,
    columns: [
      { id: 'people', label: 'In post', group: null },
      ...ENDS.map((id) => ({ id, label: groupLabel(id), group: null })),
    ],
    lines: sorted.map((place) => ({
      row: { id: rowId(place), label: place.area.name, group: null },
      cells: [
        peopleCell(headcountAt(place, year, 'total', 'age_total')),
        ...ENDS.map((group) =>
          shareCell(headcountAt(place, year, 'total', group), headcountAt(place, year, 'total', 'age_total')),
        ),
      ],
    })),
    base: IN_POST,
    notes: [
      `Shares are of everybody in post. The highest and the lowest are of returns with ${FEW_PEOPLE} in post and more.`,
    ],
  });
  const findings = ENDS.toReversed().flatMap((group) => extremes(setting, sorted, table, group));
  return { table, findings: findings.map((text) => ({ text, source: table.source })) };
}

function isWithin({ area, within }: CharacteristicsPlace, { area: around }: CharacteristicsPlace): boolean {
  return area.level === 'authority' && (around.level === 'country' || within.includes(around.name));
}

/** The share of 60 and over, to be sorted by; those without one come last. */
function shareOf(place: CharacteristicsPlace, year: number): number {
  const [oldest, all] = (['age_60_over', 'age_total'] as const).map((group) =>
    peopleIn(headcountAt(place, year, 'total', group)),
  );
  return oldest == null || all == null || all === 0 ? -1 : oldest / all;
}

function rowId({ area }: CharacteristicsPlace): string {
  return `return_${area.code.replaceAll(/[^0-9]+/g, '_')}`;
}

function extremes(
  { own, year }: CharacteristicsSetting,
  places: readonly CharacteristicsPlace[],
  table: Table,
  group: AgeGroupId,
): string[] {
  const known = places.flatMap((place) => {
    const share = shownNumber(cellAt(table, rowId(place), group));
    const people = peopleIn(headcountAt(place, year, 'total', 'age_total')) ?? 0;
    return share === null || people < FEW_PEOPLE ? [] : [{ name: place.area.name, share }];
  });
  if (known.length < 2) return [];
  const shares = known.map(({ share }) => share);
  const end = (share: number) =>
    `${rateText(share, 'percent')} (${namesText(known.filter((one) => one.share === share))})`;
  const words = group === 'age_60_over' ? 'aged 60 and over' : 'aged 20 to 29';
  return [
    `${own.area.name} ${year}, share ${words}: highest ${end(Math.max(...shares))}, lowest ${end(Math.min(...shares))}.`,
  ];
}

/** The most names that a sentence lists; beyond them it counts. */
const NAMES = 5;

function namesText(places: readonly { readonly name: string }[]): string {
  if (places.length > NAMES) return `${places.length} returns`;
  return new Intl.ListFormat('en-GB').format(places.map(({ name }) => name));
}
