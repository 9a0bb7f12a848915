import { answered, columnOf, type SingleVariable, withColumns } from '@earshot/dataset';
import { BETWEEN_WAVES, type BetweenWaves } from '@earshot/fieldwork';
import type { WavePeople } from './wave-people.ts';

/** The variable of an earlier wave that says what became of its people in the next. */
export const NEXT_WAVE: SingleVariable = {
  kind: 'single',
  name: 'next_wave',
  label: 'In the next wave',
  categories: Object.entries(BETWEEN_WAVES).map(([code, label]) => ({ code, label })),
};

/** The same people with what became of each of them. */
export function withNextWave(wave: WavePeople, became: (person: string) => BetweenWaves): WavePeople {
  const column = columnOf(
    NEXT_WAVE,
    wave.people.map((person) => answered(became(person))),
  );
  return { ...wave, dataset: withColumns(wave.dataset, [column]) };
}
