import { tableJson } from '@earshot/report';
import type { Departure, PlaceBeside } from '@earshot/workforce';
import type { BesideMade, PairMade } from './make-beside.ts';

/** A study’s beside.yml worked out, as plain data: every place with its mark, both departures and the sentence, and the tables. */
export function besideJson({ beside, pairs }: BesideMade): unknown {
  const { plan, release } = beside;
  const { year, against } = plan.census;
  return {
    title: plan.title,
    census: { release, year, date: `${year}-09-30`, against },
    fieldwork: plan.fieldwork,
    pairs: pairs.map(pairJson),
  };
}

function pairJson({ found, table, sentences }: PairMade): unknown {
  const { pair, places, ranks } = found;
  return {
    id: pair.id,
    title: pair.title,
    measure: pair.rate.measure,
    expect: pair.expect,
    why: pair.why,
    places: places.map((place, at) => placeJson(place, sentences[at]!)),
    ranks,
    table: tableJson(table),
  };
}

function placeJson({ label, area, mark, voiceDeparture, departure }: PlaceBeside, said: PairMade['sentences'][number]) {
  const { code, text } = said;
  return {
    code,
    label,
    area: area.name,
    mark,
    voice: departureJson(voiceDeparture),
    measure: departureJson(departure),
    sentence: text,
  };
}

function departureJson(departure: Departure): unknown {
  if (departure.kind === 'not-known') return { known: false, why: departure.why };
  const { difference, least, most } = departure;
  return { known: true, departs: departure.kind === 'departs' ? departure.side : null, difference, least, most };
}
