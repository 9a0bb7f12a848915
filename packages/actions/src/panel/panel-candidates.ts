import { type PanelFate, type PanelPlan, panelFate } from '@earshot/fieldwork';
import { type EarlierCase, earlierCases, reachOf } from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { type PanelRefused, refusePanel } from './refuse-panel.ts';

/** A wave and the one that it draws from. */
export interface Waves {
  readonly study: Study;
  readonly earlier: Study;
  readonly panel: PanelPlan;
}

/** The waves of a panel for somebody who may draw the next. */
export function wavesOf(world: World, viewer: Viewer, studyId: string): Waves | PanelRefused {
  if (!permits(viewer, 'manage_panel')) return refusePanel('not-permitted');
  const study = world.studies.get(studyId);
  if (!study) return refusePanel('no-such-study');
  const panel = study.fieldwork?.panel;
  if (!panel) return refusePanel('no-panel');
  const earlier = world.studies.get(panel.from);
  return earlier ? { study, earlier, panel } : refusePanel('no-earlier-study');
}

/** Somebody of the earlier wave, and whether they can be asked again. */
export interface Candidate extends EarlierCase {
  readonly fate: PanelFate;
}

/** Everybody of the earlier wave with their fate. What fieldwork and what the contacts know is read apart. */
export async function panelCandidates(world: World, { study, earlier }: Waves): Promise<Candidate[]> {
  const waves = { from: earlier.id, studyId: study.id };
  const cases = await world.store.transaction('fieldwork', (queries) => earlierCases(queries, waves));
  const pseudonyms = cases.map(({ pseudonym }) => pseudonym);
  const reach = await world.store.transaction('contacts', (queries) => reachOf(queries, { ...waves, pseudonyms }));
  const known = new Map(reach.map((one) => [one.pseudonym, one]));
  return cases.map((one) => {
    const { suppressed = false, inStudy = false } = known.get(one.pseudonym) ?? {};
    return { ...one, fate: panelFate({ ...one, suppressed, inStudy, reachable: known.has(one.pseudonym) }) };
  });
}
