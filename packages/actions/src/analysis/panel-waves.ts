import { type BetweenWaves, categoryOf } from '@earshot/fieldwork';
import { earlierCompletes } from '@earshot/store';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { interviewsInParts, oneBelowAnother } from '../explore/read-in-parts.ts';
import { countedCases, type RecordedCase } from '../outcomes/counted-cases.ts';
import type { World } from '../world.ts';
import { withNextWave } from './between-waves-column.ts';
import { type WavePeople, wavePeople } from './wave-people.ts';

/**
 * The waves of a panel as the store has them: everybody who finished and did not withdraw, under the key that is theirs in
 * every wave, and what became of the earlier waves’ people in the next. Answers are read apart from how people were
 * contacted. @param studies from the earliest wave. @param tell is told how many people of how many of a wave were read.
 */
export async function panelWaves(
  world: World,
  studies: readonly FieldworkStudy[],
  tell: (study: FieldworkStudy, done: number, whole: number) => void = () => {},
): Promise<WavePeople[]> {
  const cases = await Promise.all(studies.map((study) => casesOf(world, study)));
  const waves: WavePeople[] = [];
  for (const [index, study] of studies.entries()) {
    const keys = new Map(cases[index]!.map(({ record, panelId }) => [record.pseudonym, panelId]));
    const parts: WavePeople[] = [];
    for await (const people of interviewsInParts(world, study, (done, whole) => tell(study, done, whole))) {
      const keyed = people.map((one) => ({ ...one, key: keys.get(one.pseudonym) ?? one.pseudonym }));
      parts.push(wavePeople(study, keyed));
    }
    const wave = parts.length === 0 ? wavePeople(study, []) : joined(parts);
    const next = cases[index + 1];
    waves.push(next ? withNextWave(wave, await becameOf(world, study, next)) : wave);
  }
  return waves;
}

/** Parts of a wave’s people as one. */
function joined(parts: readonly WavePeople[]): WavePeople {
  return {
    dataset: oneBelowAnother(parts.map(({ dataset }) => dataset)),
    people: parts.flatMap(({ people }) => people),
  };
}

function casesOf(world: World, study: FieldworkStudy): Promise<RecordedCase[]> {
  return world.store.transaction('fieldwork', (queries) => countedCases(queries, study, world.now()));
}

/** As `betweenWavesCounts` counts them, for each person. */
async function becameOf(
  world: World,
  { id }: FieldworkStudy,
  next: readonly RecordedCase[],
): Promise<(key: string) => BetweenWaves> {
  const complete = await world.store.transaction('fieldwork', (queries) => earlierCompletes(queries, id));
  const agreed = new Set(complete.flatMap((one) => (one.agreed ? [one.panelId] : [])));
  const now = new Map(next.map((one) => [one.panelId, one]));
  return (key) => {
    const found = now.get(key);
    if (found) return categoryOf(found);
    return agreed.has(key) ? 'not_drawn' : 'not_consented';
  };
}
