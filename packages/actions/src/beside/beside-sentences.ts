import { intervalText, valueText } from '@earshot/report';
import { type Cell, cellAt, type Table } from '@earshot/tables';
import type { BesidePairFound, Departure, PlaceBeside } from '@earshot/workforce';
import { intervalEnd } from './interval-end.ts';

/** What is said of one place of a pair. */
export interface PlaceSentence {
  /** The category of the place. */
  readonly code: string;
  readonly label: string;
  readonly mark: PlaceBeside['mark'];
  readonly text: string;
}

/**
 * A sentence or two for every place, in the order of the plan: its mark, how its estimate stands to the rest, and how its
 * census rate does. Every number is that of the pair’s table, as it is printed there.
 * @param table the table that `besideTables` makes of the pair.
 */
export function besideSentences({ pair, places }: BesidePairFound, table: Table): PlaceSentence[] {
  const [answer, reference] = ['voice', 'reference'].map((wanted) => {
    return table.columns.find(({ id }) => id === wanted)!.label;
  }) as [string, string];
  return places.map((place, at) => {
    const { code } = pair.by.places[at]!;
    const cell = (column: string): Cell => cellAt(table, code, column)!;
    const said = `What people say (${answer}), ${valueText(cell('voice'))}, ${voiceWords(place.voiceDeparture, cell('voice_difference'))}.`;
    const counted = `The ${pair.rate.name}, ${valueText(cell('measure')) || 'not published'}, ${measureWords(place.departure, whose(reference, cell('reference')), cell('measure_difference'))}.`;
    return { code, label: place.label, mark: place.mark, text: `${place.label}: ${place.mark}. ${said} ${counted}` };
  });
}

function voiceWords(departure: Departure, difference: Cell): string {
  if (departure.kind === 'not-known') return `is not known to differ, because ${departure.why}`;
  const interval = intervalText(difference);
  const by = `${valueText(difference)}${interval ? `, 95% interval ${interval}` : ''}`;
  if (departure.kind === 'within') return `does not differ from the rest by more than chance (${by})`;
  return `is ${departure.side} than the rest by more than chance (${by})`;
}

function measureWords(departure: Departure, whose: string, difference: Cell): string {
  if (departure.kind === 'not-known') return `is not known to differ, because ${departure.why}`;
  const [least, most] = [departure.least, departure.most].map((one) => intervalEnd(difference, one));
  const by = `${valueText(difference)}, 95% interval ${least!.replace(/ points?$/, '')} to ${most}`;
  if (departure.kind === 'within') return `does not differ from ${whose} by more than chance (${by})`;
  return `is ${departure.side} than ${whose} by more than chance (${by})`;
}

function whose(reference: string, cell: Cell): string {
  const owner = reference === 'England' ? 'England’s' : 'that of the other places';
  return `${owner}, ${valueText(cell)},`;
}
