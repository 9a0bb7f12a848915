import { renamedIn, type Study, wavesOf } from '@earshot/actions';
import type { Chosen } from './chosen.ts';

type Studies = ReadonlyMap<string, Study>;

/** Which waves are to be shown, and where. */
export interface ExploredWaves {
  /** The latest of them, under whose address they stand. */
  readonly study: Study;
  /** What is chosen, in the names of that study. */
  readonly chosen: Chosen;
  /** The wave that is set beside it; null for the study alone. */
  readonly earlierId: string | null;
}

/**
 * Finds the study that what is chosen on one study’s page belongs to: another wave stands at its own address, and two side
 * by side at that of the later. Questions keep their identity from wave to wave, also where their names do not. Waves that
 * are none of the panel’s are left to the explorer to refuse.
 */
export function exploredWaves(studies: Studies, study: Study, chosen: Chosen): ExploredWaves {
  const waves = wavesOf(studies, study);
  const unknown = chosen.waves.find((id) => waves.every((wave) => wave.id !== id));
  if (unknown !== undefined) return { study, chosen, earlierId: unknown };
  const wanted = waves.filter(({ id }) => chosen.waves.includes(id)).slice(-2);
  const latest = wanted.at(-1) ?? study;
  const earlierId = wanted.length > 1 ? wanted[0]!.id : null;
  const canonical = { ...inNamesOf(study, latest, chosen), waves: earlierId === null ? [] : [earlierId, latest.id] };
  return { study: latest, chosen: canonical, earlierId };
}

function inNamesOf(study: Study, other: Study, chosen: Chosen): Chosen {
  if (other === study) return chosen;
  const renamed = renamedIn(study, other);
  const named = (name: string): string => renamed.get(name) ?? name;
  const only = chosen.only.map((text) => {
    const [variable = '', ...code] = text.split('.');
    return [named(variable), ...code].join('.');
  });
  const [weight = ''] = chosen.people.split('.');
  const isThere = weight === 'rest' || other.plan.weights.some(({ name }) => name === weight);
  return { ...chosen, q: chosen.q.map(named), by: chosen.by.map(named), only, people: isThere ? chosen.people : '' };
}

/** The waves to choose from, alone and two side by side; none for a study that has no other. */
export function waveChoices(studies: Studies, study: Study): { value: string; text: string }[] {
  const waves = wavesOf(studies, study);
  if (waves.length < 2) return [];
  const at = waves.indexOf(study);
  const alone = waves.map(({ id, title }) => ({ value: id === study.id ? '' : id, text: title }));
  const pairs = waves.flatMap((other, place) => {
    if (other === study) return [];
    const [first, second] = place < at ? [other, study] : [study, other];
    return [{ value: `${first.id},${second.id}`, text: `${first.title} and ${second.title}, side by side` }];
  });
  return [...alone, ...pairs];
}
