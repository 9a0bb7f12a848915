import { type BetweenWaves, DISPOSITIONS, feedForward } from '@earshot/fieldwork';
import { type Interview, pathOf } from '@earshot/instrument';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { withNextWave } from '../analysis/between-waves-column.ts';
import { type WavePeople, wavePeople } from '../analysis/wave-people.ts';
import { simulatePeople } from '../studies/simulate-people.ts';
import type { Study } from '../study.ts';
import { type PanelMember, type SimulatedCase, simulatedCases } from './simulate-people.ts';

/** Any day will do: nothing that is counted of simulated waves depends on it. */
const AS_OF = new Date('2026-11-20T09:00:00Z');
const OVER = new Date('2027-11-20T09:00:00Z');

/**
 * Two waves of simulated people without a store: everybody of the earlier one whom its leanings make up, and those of them
 * who agree to be asked again and answer, with some who come by the open link. Decided wholly by the seed.
 */
export function simulatedWaves(
  earlier: FieldworkStudy,
  later: FieldworkStudy,
  seed: number,
): readonly [WavePeople, WavePeople] {
  const { leanings, questionnaire, fieldwork } = later;
  const panel = fieldwork.panel;
  if (!leanings || !panel) throw new Error(`simulatedWaves: study ${later.id} has no simulation.yml or no panel.`);
  const first = simulatePeople(earlier, earlier.leanings?.people ?? 1000, seed).map((interview, at) => {
    return { ...interview, key: `simulated ${at + 1}` };
  });
  const values = new Map(first.map((one) => [one.key, valuesOf(earlier, one)]));
  const members = first.flatMap(({ key }): PanelMember[] => {
    if (!agrees(earlier, values.get(key)!)) return [];
    return [
      { panelId: key, authorityCode: null, sample: feedForward(panel, questionnaire.sample, values.get(key)!).sample },
    ];
  });
  const by = { questionnaire, leanings, fieldwork, when: { asOf: AS_OF, until: OVER }, seed, members };
  const cases = simulatedCases(by, leanings.people);
  const fates = new Map(cases.flatMap((one) => (one.panelId === null ? [] : [[one.panelId, becameOf(one)]])));
  const agreed = new Set(members.map(({ panelId }) => panelId));
  const became = (key: string): BetweenWaves => fates.get(key) ?? (agreed.has(key) ? 'not_drawn' : 'not_consented');
  return [withNextWave(wavePeople(earlier, first), became), wavePeople(later, interviewsOf(cases))];
}

function interviewsOf(cases: readonly SimulatedCase[]): (Interview & { key: string })[] {
  return cases.flatMap(({ fate, panelId, answers, sample }, at) => {
    if (fate.interview?.ends !== 'completed') return [];
    return [{ key: panelId ?? `newcomer ${at + 1}`, answers, sample, mode: fate.interview.mode, simulated: true }];
  });
}

function valuesOf({ questionnaire }: Study, { answers, sample, mode }: Interview) {
  return { ...sample, ...pathOf(questionnaire, answers, sample, mode).values };
}

function agrees({ fieldwork }: FieldworkStudy, values: ReturnType<typeof valuesOf>): boolean {
  const consent = fieldwork.consents.find(({ purpose }) => purpose === 'next_wave');
  const value = consent && values[consent.question];
  return value?.state === 'answered' && value.value === consent?.yes;
}

/** What came of somebody who was drawn, by how their simulated fieldwork ended. */
function becameOf({ fate }: SimulatedCase): BetweenWaves {
  if (fate.interview?.ends === 'completed') return 'completed';
  if (fate.interview?.ends === 'withdrew') return 'refused';
  if (fate.interview) return 'started';
  const groups = fate.contacts.map(({ disposition }) => DISPOSITIONS[disposition].group);
  if (groups.includes('R')) return 'refused';
  if (groups.includes('NE')) return 'not_eligible';
  return groups.includes('O') ? 'not_interviewed' : 'not_engaged';
}
