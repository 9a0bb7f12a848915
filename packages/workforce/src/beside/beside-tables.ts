import {
  type Cell,
  type EstimateCell,
  shownEstimate,
  type Table,
  type TableColumn,
  withheldReason,
} from '@earshot/tables';
import { RATE_DECIMALS, shownNumber } from '../published-cell.ts';
import type { Rate } from '../rate.ts';
import { releaseLine } from '../release.ts';
import { roundHalfUp } from '../round-half-up.ts';
import { sentenceCase } from '../sentence-case.ts';
import { besideNotes } from './beside-notes.ts';
import type { Departure } from './departure.ts';
import type { Mark } from './mark.ts';
import type { Beside, BesidePairFound, PlaceBeside } from './set-beside.ts';

/** What marks are called over the places that have them, in the order in which they stand. */
export const MARK_WORDS: Readonly<Record<Mark, string>> = { agree: 'Agree', conflict: 'Conflict', silent: 'Silent' };

/**
 * The pairs as tables, one each, called `beside_` and the pair’s id: a row for every place under its mark; in columns
 * the survey’s estimate and its difference from the rest, the census’s rate, what it is set against, and the difference.
 */
export function besideTables(beside: Beside): Table[] {
  return beside.pairs.map((found) => pairTable(beside, found));
}

function pairTable({ plan, release }: Beside, found: BesidePairFound): Table {
  const { pair, table, places } = found;
  const { year } = plan.census;
  const lines = Object.keys(MARK_WORDS).flatMap((mark) => places.filter((place) => place.mark === mark));
  return {
    id: `beside_${pair.id}`,
    title: pair.title,
    columns: columnsOf(found, plan.census.against, year),
    rows: lines.map((place) => ({ id: codeOf(place, found), label: labelOf(place), group: MARK_WORDS[place.mark] })),
    cells: lines.map((place) => cellsOf(place, pair.rate)),
    base: `${table.base}; in the census all social workers of the same places, in full-time equivalents`,
    source: `${table.source}; ${releaseLine(release)}, figures for ${year}`,
    weighting: table.weighting,
    notes: besideNotes(plan, found),
    simulated: table.simulated,
  };
}

/** The category of the place, in the order of the plan. */
function codeOf(place: PlaceBeside, { pair, places }: BesidePairFound): string {
  return pair.by.places[places.indexOf(place)]!.code;
}

/** The study’s name of a place, with the census’s where that is another. */
function labelOf({ label, area }: PlaceBeside): string {
  return label === area.name ? label : `${label} (${area.name})`;
}

function columnsOf({ pair, table }: BesidePairFound, against: 'england' | 'rest', year: number): TableColumn[] {
  const row = table.rows.find(({ id }) => id === pair.voice.row)!;
  const said = `What people say: ${row.group ?? table.title}`;
  const counted = `What the census counts on 30 September ${year}`;
  return [
    { id: 'voice', label: row.label, group: said },
    { id: 'voice_difference', label: 'Difference from the rest', group: said },
    { id: 'measure', label: sentenceCase(pair.rate.name), group: counted },
    { id: 'reference', label: against === 'england' ? 'England' : 'The other places', group: counted },
    { id: 'measure_difference', label: 'Difference', group: counted },
  ];
}

function cellsOf({ voice, voiceDeparture, own, reference }: PlaceBeside, rate: Rate): Cell[] {
  return [
    withoutComparison(voice),
    voiceDifference(voice, voiceDeparture),
    own,
    reference,
    difference(own, reference, rate),
  ];
}

/** The difference has a column of its own, so that the estimate need not say it again. */
function withoutComparison(voice: Cell): Cell {
  return voice.kind === 'estimate' && voice.comparison ? { ...voice, comparison: null } : voice;
}

function voiceDifference(voice: Cell, departure: Departure): Cell {
  const shown = shownEstimate(voice);
  if (!shown?.comparison || departure.kind === 'not-known') return withheldReason(voice) ? voice : { kind: 'empty' };
  const { difference: value, standardError } = shown.comparison;
  const interval = {
    lower: departure.least,
    upper: departure.most,
    level: shown.estimate.interval.level,
    method: 'student-t' as const,
  };
  const unit: EstimateCell['unit'] = shown.unit === 'share' ? 'share-change' : 'mean-change';
  const estimate = { ...shown.estimate, value, standardError, interval };
  return { kind: 'estimate', unit, estimate, comparison: null, fewBelow: shown.fewBelow };
}

/** Of the numbers as printed, so that a reader comes to the same. */
function difference(own: Cell, reference: Cell, { unit }: Rate): Cell {
  const [from, to] = [shownNumber(reference), shownNumber(own)];
  if (from === null || to === null) return { kind: 'empty' };
  const value = roundHalfUp(to - from, RATE_DECIMALS);
  return { kind: 'figure', unit: unit === 'percent' ? 'points' : 'mean-change', value, decimals: RATE_DECIMALS };
}
