import { createHmac } from 'node:crypto';
import { drawPseudonym } from '../answering/pseudonym.ts';
import type { Keys } from '../contacts/keys.ts';
import type { World } from '../world.ts';

/** A pseudonym that nobody without the key can follow from one wave to another, and that is the same each time. */
export function nextPseudonym(keys: Keys, studyId: string, panelId: string): string {
  const digest = createHmac('sha256', keys.index).update(`panel:${studyId}:${panelId}`).digest();
  return drawPseudonym((length) => digest.subarray(0, length));
}

/** The studies that draw their people from an earlier wave, in one order for all who lock them. */
export function drawingStudies({ studies }: Pick<World, 'studies'>): string[] {
  return [...studies.values()].flatMap(({ id, fieldwork }) => (fieldwork?.panel ? [id] : [])).sort();
}
