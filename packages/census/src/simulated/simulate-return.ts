import { seededRandom } from '@earshot/statistics';
import type { Collection } from '../collection/collection.ts';
import { SIMULATED_SOFTWARE } from '../reading/read-blocks.ts';
import type { DraftPart, ReturnDraft } from './draft.ts';
import { drawing, type Fate, type SimulatedWorker, simulateWorker } from './simulated-worker.ts';

export interface SimulationWish {
  readonly collection: Collection;
  /** The authority’s three digits. */
  readonly authority: string;
  readonly workers: number;
  /** The same seed makes the same return. */
  readonly seed: number;
}

/** What is known of a simulated return without counting its file: sums that were kept while people were made up. */
export interface KnownCounts {
  readonly headcount: Readonly<Record<Fate, number>>;
  readonly fte: Readonly<Record<Fate, number>>;
  readonly vacanciesFte: number;
  readonly agencyCoverFte: number;
  readonly agencyCoverHeadcount: number;
  /** Days lost by those in post at 30 September. */
  readonly daysLost: number;
  readonly cases: number;
  /** Of those who hold at least one case, agency workers included. */
  readonly caseHoldersFte: number;
  readonly byOrigin: ReadonlyMap<string, number>;
  readonly byDestination: ReadonlyMap<string, number>;
  readonly byReason: ReadonlyMap<string, number>;
}

/**
 * Makes up a return that breaks no rule, for any authority, year and number of workers, and says what is known of it. The
 * header names Earshot’s simulation as the software, so that whoever reads the file is told that nobody in it exists.
 * Throws for an authority that is not three digits or a number of workers below 1.
 */
export function simulateReturn(wish: SimulationWish): { readonly draft: ReturnDraft; readonly known: KnownCounts } {
  const { collection, authority, workers, seed } = wish;
  if (!/^\d{3}$/.test(authority)) throw new Error(`simulateReturn: the authority “${authority}” is not three digits.`);
  if (!Number.isInteger(workers) || workers < 1) throw new Error(`simulateReturn: workers is ${workers}.`);
  const draw = drawing(seededRandom(seed));
  const fates: readonly Fate[] = ['stays', 'stays', 'stays', 'stays', 'stays', 'starts', 'leaves', 'agency'];
  const people = Array.from({ length: workers }, (_, at) => simulateWorker(at + 1, draw.one(fates), collection, draw));
  const agency = people.filter(({ fate }) => fate === 'agency');
  const covering = agency.filter(() => draw.happens(0.8));
  const vacancies = draw.whole(0, 40 * workers) + 1;
  const counts = knownCounts(people, covering, vacancies);
  return {
    draft: { parts: [header(wish), authorityPart(counts, collection), ...people.map(workerPart(collection))] },
    known: counts,
  };
}

function knownCounts(
  people: readonly SimulatedWorker[],
  covering: readonly SimulatedWorker[],
  vacancies: number,
): KnownCounts {
  const of = (fate: Fate) => people.filter((person) => person.fate === fate);
  const inPost = people.filter(({ fate }) => fate === 'stays' || fate === 'starts');
  const byFate = <T>(value: (some: readonly SimulatedWorker[]) => T): Record<Fate, T> => ({
    stays: value(of('stays')),
    starts: value(of('starts')),
    leaves: value(of('leaves')),
    agency: value(of('agency')),
  });
  return {
    headcount: byFate((some) => some.length),
    fte: byFate(fteOf),
    vacanciesFte: vacancies / 100,
    agencyCoverFte: fteOf(covering),
    agencyCoverHeadcount: covering.length,
    daysLost: sum(inPost.map(({ tenthsLost }) => tenthsLost)) / 10,
    cases: sum(people.map(({ cases }) => cases)),
    caseHoldersFte: fteOf(people.filter(({ cases }) => cases > 0)),
    byOrigin: tally(of('starts'), 'origin'),
    byDestination: tally(of('leaves'), 'destination'),
    byReason: tally(of('leaves'), 'reason'),
  };
}

function fteOf(people: readonly SimulatedWorker[]): number {
  return sum(people.map(({ hundredths }) => hundredths)) / 100;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function tally(people: readonly SimulatedWorker[], item: 'origin' | 'destination' | 'reason'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { values } of people) counts.set(values.get(item)!, (counts.get(values.get(item)!) ?? 0) + 1);
  return counts;
}

function header({ collection, authority }: SimulationWish): DraftPart {
  return {
    element: 'Header',
    fields: [
      ['CollectionDetails/Collection', 'CSWW'],
      ['CollectionDetails/Year', String(collection.year)],
      ['CollectionDetails/ReferenceDate', collection.referenceDate],
      ['Source/SourceLevel', 'L'],
      ['Source/LEA', authority],
      ['Source/SoftwareCode', SIMULATED_SOFTWARE],
    ],
  };
}

function authorityPart(known: KnownCounts, { authorityItems }: Collection): DraftPart {
  const amounts = {
    vacancies_fte: known.vacanciesFte,
    agency_fte: known.agencyCoverFte,
    agency_headcount: known.agencyCoverHeadcount,
  };
  const fields = authorityItems.map(({ name, element }) => [element, String(amounts[name])] as const);
  return { element: 'LALevelVacancies', fields };
}

function workerPart({ items }: Collection): (worker: SimulatedWorker) => DraftPart {
  return ({ values }) => ({
    element: 'CSWWWorker',
    fields: items.flatMap(({ name, element }) => {
      const text = values.get(name);
      return text === undefined ? [] : [[element, text] as const];
    }),
  });
}
