import type { Cell, Table, TableColumn, TableRow } from '@earshot/tables';
import { yearsOf } from '../indicators.ts';
import { regionCode } from '../region-code.ts';
import { releaseLine } from '../release.ts';
import type { CharacteristicsSetting } from './setting.ts';

/** What is particular to one table of characteristics. */
export interface TableParts {
  /** Before the area’s code. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly lines: readonly { readonly row: TableRow; readonly cells: readonly Cell[] }[];
  readonly base: string;
  readonly notes: readonly string[];
}

/** A table of published headcounts, with the release that they are from. */
export function characteristicsTable(
  { characteristics, own }: CharacteristicsSetting,
  { id, title, columns, lines, base, notes }: TableParts,
): Table {
  return {
    id: `${id}_${regionCode(own.area.name)}`,
    title,
    columns,
    rows: lines.map(({ row }) => row),
    cells: lines.map(({ cells }) => cells),
    base,
    source: releaseLine(characteristics.release),
    weighting: 'Not weighted: headcounts as published',
    notes,
    simulated: null,
  };
}

/** A column for every year of the release. */
export function yearColumns({ characteristics }: CharacteristicsSetting): TableColumn[] {
  return yearsOf(characteristics.release).map((year) => ({ id: String(year), label: String(year), group: null }));
}

export const IN_POST = 'Children’s social workers in post on 30 September, headcount; agency workers are not counted';
