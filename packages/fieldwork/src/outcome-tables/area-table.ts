import type { Cell, Table } from '@earshot/tables';
import { type AreaRow, areaRows, groupedColumns, partsOf, rowsAndCells } from './area-rows.ts';
import { aboutCounts, countCell, percentCell, smallRows, type TableAbout, WITHHELD } from './count-cells.ts';
import { type CountedCase, completesBy, isSampled } from './counted-case.ts';

/** Response of sampled people in one area, each mode with those whom it could reach. */
export interface AreaResponse {
  readonly sampled: number;
  readonly reachableOnline: number;
  readonly online: number;
  /** Tried by telephone at least once. */
  readonly approached: number;
  readonly telephone: number;
}

/** Counts the sampled cases among some. */
export function areaResponse(cases: readonly CountedCase[]): AreaResponse {
  const sampled = cases.filter(isSampled);
  return {
    sampled: sampled.length,
    reachableOnline: sampled.filter((one) => one.reachableOnline).length,
    online: completesBy(sampled, 'web'),
    approached: sampled.filter((one) => one.telephone !== null).length,
    telephone: completesBy(sampled, 'telephone'),
  };
}

/**
 * Response of sampled people by region and Ofsted’s judgement: online of those with a valid address, by telephone of
 * those who were approached so, in total of everybody sampled. The three rates have different denominators and do not add up.
 */
export function areaTable(cases: readonly CountedCase[], about: TableAbout): Table {
  return areaResponseTable(areaRows(cases.filter(isSampled), areaResponse), about);
}

/** The same from counts. @param rows everybody first, then the parts. */
export function areaResponseTable(rows: readonly AreaRow<AreaResponse>[], about: TableAbout): Table {
  const hidden = about.audience === 'beyond' ? hiddenRows(rows) : NOTHING;
  const { note, ...around } = aboutCounts(about);
  return {
    id: 'response_by_area',
    title: 'Response by region and Ofsted judgement',
    columns: groupedColumns([
      ['Online', 'n', 'Valid e-mails', '%'],
      ['Telephone', 'n', 'Approached', '%'],
      ['Total', 'n', 'Sampled', '%'],
    ]),
    ...rowsAndCells(rows, (counts, at) => cellsOf(counts, hidden.modes.has(at), hidden.totals.has(at))),
    base: 'Sampled people who were released to fieldwork',
    notes: [
      'Online: of those with an address to which mail could be delivered. Telephone: of those for whom a call was made. Total: of everybody sampled. An address that mail came back from is not valid.',
      'The judgement is the one in force when the authority was invited.',
      note,
    ],
    ...around,
  };
}

/** Which rows withhold the modes, and which even the total. Rows that withhold the total withhold the modes, too. */
export interface HiddenAreas {
  readonly modes: ReadonlySet<number>;
  readonly totals: ReadonlySet<number>;
}

const NOTHING: HiddenAreas = { modes: new Set(), totals: new Set() };

/** Part by part: rows whose total or whose number of non-responders is small, and rows in which a mode is. */
export function hiddenRows(rows: readonly AreaRow<AreaResponse>[]): HiddenAreas {
  const find = (of: (counts: AreaResponse) => number[]) =>
    new Set(
      partsOf(rows).flatMap((places) => {
        const small = smallRows(places.map((at) => of(rows[at]!.counts)));
        return [...small].map((at) => places[at]!);
      }),
    );
  const none = ({ sampled, online, telephone }: AreaResponse) => sampled - online - telephone;
  const totals = find((counts) => [counts.online + counts.telephone, none(counts)]);
  const modes = find((counts) => [counts.online, counts.telephone, none(counts)]);
  return { totals, modes: new Set([...modes, ...totals]) };
}

function cellsOf(counts: AreaResponse, hideModes: boolean, hideTotal: boolean): Cell[] {
  const { sampled, reachableOnline, online, approached, telephone } = counts;
  return [
    ...responseCells(online, reachableOnline, hideModes),
    ...responseCells(telephone, approached, hideModes),
    ...responseCells(online + telephone, sampled, hideTotal),
  ];
}

/** How many, of how many, and the rate. How many were asked is no answer of theirs and is always shown. */
export function responseCells(responded: number, asked: number, hidden: boolean): Cell[] {
  if (hidden) return [WITHHELD, countCell(asked), WITHHELD];
  return [countCell(responded), countCell(asked), percentCell(responded, asked)];
}
