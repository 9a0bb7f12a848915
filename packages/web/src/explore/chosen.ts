// What somebody has chosen in the explorer, as the address of the page holds it.
import type { Study } from '@earshot/actions';
import type { Exploration, ExploredPeople } from '@earshot/tables';
import { gridItems } from './questions.ts';

/** In the words of the address, each of which a field of the form has too. */
export interface Chosen {
  /** Names of variables, or of grids for all of their rows. */
  readonly q: readonly string[];
  readonly by: readonly string[];
  /** Whether the two breaks are crossed; side by side otherwise. */
  readonly crossed: boolean;
  /** Each `variable.code`. */
  readonly only: readonly string[];
  /** `weight`, `weight.plain` (the same people, not weighted) or `rest`; empty for the study’s first weight. */
  readonly people: string;
  readonly show: 'shares' | 'means';
  /** Studies of the panel whose answers are shown; none for those of the page’s own study. */
  readonly waves: readonly string[];
}

type Query = Readonly<Record<string, unknown>>;

/** Reads an address, whether made by a form (a field for each choice) or shortened. Unknown words are left to the explorer. */
export function readChosen(query: Query): Chosen {
  return {
    q: listIn(query.q),
    by: listIn(query.by),
    crossed: query.crossed === 'yes',
    only: listIn(query.only),
    people: listIn(query.people)[0] ?? '',
    show: query.show === 'means' ? 'means' : 'shares',
    waves: listIn(query.wave),
  };
}

function listIn(given: unknown): string[] {
  const texts = [given].flat().filter((text) => typeof text === 'string');
  return texts.flatMap((text) => text.split(',')).filter((text) => text !== '');
}

/** The shortest address that holds the same: what is passed on to others, without `?`. */
export function writeChosen(study: Study, { q, by, crossed, only, people, show, waves }: Chosen): string {
  const list = (texts: readonly string[]): string => texts.map(encodeURIComponent).join(',');
  const parts = [
    ['q', list(q)],
    ['by', list(by)],
    ['crossed', crossed && by.length === 2 ? 'yes' : ''],
    ['only', list(only)],
    ['people', people === study.plan.weights[0]?.name ? '' : encodeURIComponent(people)],
    ['show', show === 'means' ? 'means' : ''],
    ['wave', list(waves)],
  ] as const;
  return parts.flatMap(([name, text]) => (text === '' ? [] : `${name}=${text}`)).join('&');
}

/** What the explorer is asked for; null while no question is chosen. */
export function explorationOf(study: Study, { q, by, crossed, only, people, show }: Chosen): Exploration | null {
  if (q.length === 0) return null;
  const breaks = crossed && by.length === 2 ? [by] : by.map((name) => [name]);
  const filters = only.map((text) => {
    const [variable = '', ...code] = text.split('.');
    return { variable, code: code.join('.') };
  });
  const items = q.flatMap((name) => gridItems(study, name) ?? [name]);
  return { items, breaks, filters, people: peopleOf(study, people), show };
}

function peopleOf({ plan }: Study, people: string): ExploredPeople {
  const [first] = plan.weights;
  if (people === 'rest' || !first) return { weight: null };
  const [weight = '', plain] = people === '' ? [first.name] : people.split('.');
  return { weight, weighted: plain !== 'plain' };
}
