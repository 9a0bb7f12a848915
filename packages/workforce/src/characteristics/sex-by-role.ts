import { cellAt, type Table } from '@earshot/tables';
import { inSentence } from '../in-sentence.ts';
import type { Finding } from '../neighbour-findings.ts';
import { shownNumber } from '../published-cell.ts';
import { rateText } from '../rate.ts';
import { headcountAt } from './characteristics.ts';
import { characteristicsTable, IN_POST } from './characteristics-table.ts';
import { ROLES } from './groups.ts';
import type { CharacteristicsSetting, ComparedPlace } from './setting.ts';
import { FEW_PEOPLE, peopleIn, shareCell } from './shares.ts';

/** The share of women in every role; the census knows women and men. */
export interface SexByRole {
  /** Roles in rows; the place, its region and England in columns. */
  readonly table: Table;
  readonly findings: readonly Finding[];
}

/** Women by role of a place, as shares of everybody in the role; null where the file does not have sex. */
export function sexByRole(setting: CharacteristicsSetting): SexByRole | null {
  const { own, year, compared, characteristics } = setting;
  if (!characteristics.topics.includes('sex')) return null;
  const table = characteristicsTable(setting, {
    id: 'women_by_role',
    title: `Women by role in ${inSentence(own.area.name)}, ${year}`,
    columns: compared.map(({ id, place }) => ({ id, label: place.area.name, group: null })),
    lines: ROLES.map((role) => ({
      row: { id: role.id, label: role.label, group: null },
      cells: compared.map(({ place }) =>
        shareCell(headcountAt(place, year, role.id, 'female'), headcountAt(place, year, role.id, 'sex_total')),
      ),
    })),
    base: IN_POST,
    notes: ['Women as a share of everybody in the role; the census returns women and men.', ...fewNotes(setting)],
  });
  const findings = sentences(setting, table).map((text) => ({ text, source: table.source }));
  return { table, findings };
}

/** Names every share that is of fewer than ten people. */
function fewNotes({ compared, year }: CharacteristicsSetting): string[] {
  const few = compared.flatMap((one) => fewIn(one, year));
  if (few.length === 0) return [];
  return [`Of fewer than ${FEW_PEOPLE} people, too few to compare: ${few.join('; ')}.`];
}

function fewIn({ place }: ComparedPlace, year: number): string[] {
  return ROLES.flatMap(({ id, label }) => {
    const people = peopleIn(headcountAt(place, year, id, 'sex_total')) ?? 0;
    return people > 0 && people < FEW_PEOPLE ? [`${label} in ${inSentence(place.area.name)} (${people})`] : [];
  });
}

function sentences({ own, year, compared }: CharacteristicsSetting, table: Table): string[] {
  const share = (column: string) => shownNumber(cellAt(table, 'total', column));
  const women = share('own');
  if (women === null) return [];
  const england = compared.some(({ id }) => id === 'england') ? share('england') : null;
  const set = england === null ? '' : `; in England ${rateText(england, 'percent')}`;
  return [
    `In ${year} ${rateText(women, 'percent')} of those in post in ${inSentence(own.area.name)} were women${set}.`,
  ];
}
