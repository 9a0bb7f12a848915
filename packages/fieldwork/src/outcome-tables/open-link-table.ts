import type { Cell, Table } from '@earshot/tables';
import { type AreaRow, areaRows, groupedColumns, partsOf, rowsAndCells } from './area-rows.ts';
import { type AreaResponse, areaResponse, hiddenRows, responseCells } from './area-table.ts';
import { aboutCounts, countCell, percentCell, smallRows, type TableAbout, WITHHELD } from './count-cells.ts';
import { type CountedCase, isComplete, isSampled } from './counted-case.ts';

/** How many people in scope an authority says it has, and on which day it counted them. */
export interface StatedPopulation {
  readonly people: number;
  /** YYYY-MM-DD; null: it did not say. */
  readonly on: string | null;
  readonly region: string | null;
  readonly rating: string | null;
}

/** By authority code: all that circulate an open link and stated a population, whether anybody came through it or not. */
export type StatedPopulations = ReadonlyMap<string, StatedPopulation>;

/** Sampled people and those who came through an open link, in one area. */
export interface OpenLinkResponse extends AreaResponse {
  readonly openLink: number;
  /** Of authorities that used an open link and stated a population: their answers, and the people stated. */
  readonly stated: { readonly answers: number; readonly people: number; readonly days: readonly string[] };
  /** Answers through open links of authorities that stated none: no rate can be made of them. */
  readonly unstated: number;
}

type StatedBy = StatedPopulation & { readonly authorityCode: string };

/** Counts some cases. @param stated by the authorities of the same area. */
function openLinkResponse(cases: readonly CountedCase[], stated: readonly StatedBy[]): OpenLinkResponse {
  const open = cases.filter((one) => !isSampled(one));
  const completes = open.filter(isComplete);
  const codes = new Set(stated.map(({ authorityCode }) => authorityCode));
  const hasStated = ({ authorityCode }: CountedCase) => authorityCode !== null && codes.has(authorityCode);
  return {
    ...areaResponse(cases),
    openLink: completes.length,
    stated: {
      answers: completes.filter(hasStated).length,
      people: stated.reduce((sum, { people }) => sum + people, 0),
      days: [...new Set(stated.flatMap(({ on }) => on ?? []))].sort(),
    },
    unstated: completes.filter((one) => !hasStated(one)).length,
  };
}

/**
 * Response where some authorities sent lists and others circulated an open link. Sampled people have rates. Answers
 * through an open link have none, but where the authority stated how many people it has: then those answers are set
 * beside that population, with its day.
 */
export function openLinkTable(cases: readonly CountedCase[], populations: StatedPopulations, about: TableAbout): Table {
  const stated = [...populations].map(([authorityCode, population]) => ({ authorityCode, ...population }));
  return openLinkResponseTable(areaRows(cases, openLinkResponse, stated), about);
}

/** The same from counts. @param rows everybody first, then the parts. */
export function openLinkResponseTable(rows: readonly AreaRow<OpenLinkResponse>[], about: TableAbout): Table {
  const hide = about.audience === 'beyond';
  const { modes, totals } = hide ? hiddenRows(rows) : { modes: new Set<number>(), totals: new Set<number>() };
  const open = hide ? smallOpen(rows) : new Set<number>();
  const { note, ...around } = aboutCounts(about);
  return {
    id: 'response_with_open_link',
    title: 'Response of sampled people and through open links',
    columns: groupedColumns([
      ['Sampled online', 'n', 'Valid e-mails', '%'],
      ['Sampled by telephone', 'n', 'Approached', '%'],
      ['Sampled in total', 'n', 'Sampled', '%'],
      ['Open link', 'n', 'Population stated', '% of it'],
      ['Everybody', 'n'],
    ]),
    ...rowsAndCells(rows, (counts, at) => [
      ...responseCells(counts.online, counts.reachableOnline, modes.has(at)),
      ...responseCells(counts.telephone, counts.approached, modes.has(at)),
      ...responseCells(counts.online + counts.telephone, counts.sampled, totals.has(at)),
      ...openCells(counts, open.has(at)),
      // With one of its two parts shown, the sum would give the other away.
      open.has(at) || totals.has(at) ? WITHHELD : countCell(counts.online + counts.telephone + counts.openLink),
    ]),
    base: 'Sampled people who were released to fieldwork, and people who answered in full through an open link',
    notes: [...populationNotes(rows[0]!.counts), 'Sampled and open-link answers are never put into one rate.', note],
    ...around,
  };
}

function populationNotes({ stated, unstated }: OpenLinkResponse): string[] {
  const none =
    'No authority that circulated an open link said how many people it has, so there is no response rate for it.';
  if (stated.people === 0) return [none];
  const days = stated.days.length === 0 ? 'on days that are not known' : `on ${stated.days.join(', ')}`;
  const counted = `The population is what those authorities stated that circulated an open link, counted ${days}; the rate is of answers from them alone.`;
  const without = 'Answers from authorities that stated none are in n and in no rate.';
  return unstated > 0 ? [counted, without] : [counted];
}

const NO_RATE: Cell = {
  kind: 'symbol',
  symbol: 'x',
  meaning: 'not available: no authority here that circulated an open link said how many people it has',
};

function openCells({ openLink, stated }: OpenLinkResponse, hidden: boolean): Cell[] {
  const people = stated.people > 0 ? countCell(stated.people) : NO_RATE;
  if (hidden) return [WITHHELD, people, stated.people > 0 ? WITHHELD : NO_RATE];
  return [countCell(openLink), people, stated.people > 0 ? percentCell(stated.answers, stated.people) : NO_RATE];
}

/** Rows where few came through open links, with or without a stated population: the rate would tell the second. */
function smallOpen(rows: readonly AreaRow<OpenLinkResponse>[]): Set<number> {
  return new Set(
    partsOf(rows).flatMap((places) => {
      const small = smallRows(places.map((at) => [rows[at]!.counts.stated.answers, rows[at]!.counts.unstated]));
      return [...small].map((at) => places[at]!);
    }),
  );
}
