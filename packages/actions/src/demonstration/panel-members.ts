import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { fedForward } from '../panel/fed-forward.ts';
import { panelCandidates } from '../panel/panel-candidates.ts';
import type { World } from '../world.ts';
import type { PanelMember } from './simulate-people.ts';

/**
 * The simulated people of the wave before who can be asked again, with what is fed forward, in the order in which they came.
 * Real people are never among them. Null where the study follows no wave that is here, or nobody of it can be asked.
 */
export async function panelMembers(world: World, study: FieldworkStudy): Promise<readonly PanelMember[] | null> {
  const { panel } = study.fieldwork;
  const earlier = panel && world.studies.get(panel.from);
  if (!earlier) return null;
  const waves = { study, earlier, panel };
  const candidates = (await panelCandidates(world, waves)).filter((one) => one.simulated && one.fate === 'to_draw');
  if (candidates.length === 0) return null;
  const fed = await fedForward(world, waves);
  return candidates.map(({ pseudonym, panelId, authorityCode }) => {
    return { panelId, authorityCode, sample: fed.get(pseudonym)?.sample ?? {} };
  });
}
