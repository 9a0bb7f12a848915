import type { PlaceWanted, PublishedReport, RevisionsWanted, WorkforceDesk } from '@earshot/actions';
import { MAPPED } from './asked-for.ts';

/** One thing to choose on a page: a list with what is chosen in it. */
export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly items: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
}

/** What can be chosen on the page of a place: its release, the year that the latest is set against, and the map’s rate. */
export function placeChoices(
  { rates }: WorkforceDesk,
  releases: readonly number[],
  { place, benchmark, measure }: PlaceWanted,
  { release: { firstYear, year } }: PublishedReport,
): Choice[] {
  const years = Array.from({ length: year - firstYear }, (_, at) => String(firstYear + at));
  const first = { value: '', text: 'The first with a figure' };
  const mapped = rates().map(({ measure: value, name }) => ({ value, text: sentenceCase(name) }));
  return [
    releaseChoice(releases, year),
    chosen('benchmark', 'Change since', [first, ...years.map(itself)], benchmark === null ? '' : String(benchmark)),
    ...(place === MAPPED ? [chosen('measure', 'On the map', mapped, measure ?? mapped[0]!.value)] : []),
  ];
}

/** What can be chosen of the revisions: which release made them, one place, one measure. */
export function revisionsChoices(
  { authorities, areas, measures }: WorkforceDesk,
  releases: readonly number[],
  { place, measure }: RevisionsWanted,
  { release }: PublishedReport,
): Choice[] {
  const places = [...areas(), ...authorities()].map(({ address, name }) => ({ value: address, text: name }));
  const named = Object.entries(measures()).map(([value, text]) => ({ value, text: sentenceCase(text) }));
  return [
    releaseChoice(releases.slice(1), release.year),
    chosen('place', 'Place', [{ value: '', text: 'All' }, ...places], place ?? ''),
    chosen('measure', 'Measure', [{ value: '', text: 'All' }, ...named], measure ?? ''),
  ];
}

/** What was chosen, to stand in the address of a file: nothing, or a “?” with fields. */
export function queryOf(wanted: PlaceWanted | RevisionsWanted): string {
  const fields = { ...wanted, place: 'benchmark' in wanted ? null : wanted.place };
  const pairs = Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

function releaseChoice(releases: readonly number[], year: number): Choice {
  return chosen('release', 'Release of', releases.toReversed().map(String).map(itself), String(year));
}

function chosen(name: string, label: string, items: readonly { value: string; text: string }[], value: string): Choice {
  return { name, label, items: items.map((one) => ({ ...one, selected: one.value === value })) };
}

function itself(value: string) {
  return { value, text: value };
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
