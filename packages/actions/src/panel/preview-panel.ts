import { countFates, type PanelFate } from '@earshot/fieldwork';
import type { Table } from '@earshot/tables';
import type { Viewer } from '../access/permissions.ts';
import { audienceOf } from '../outcomes/read-outcomes.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { drawnTable } from './drawn-table.ts';
import { fedForward } from './fed-forward.ts';
import { panelCandidates, wavesOf } from './panel-candidates.ts';
import type { PanelRefused } from './refuse-panel.ts';

/** What drawing the next wave would do, before anything is drawn. */
export interface PanelPreview {
  readonly study: Study;
  readonly earlier: Study;
  /** Everybody who was a case of the earlier wave; the numbers by fate add up to it. */
  readonly people: number;
  readonly simulated: number;
  readonly fates: Readonly<Record<PanelFate, number>>;
  /** By sample variable of this wave: how many of those who can be drawn bring a value, and how many one that does not fit. */
  readonly fed: readonly {
    readonly variable: string;
    readonly label: string;
    readonly known: number;
    readonly misfits: number;
  }[];
  /** What became of those who were drawn and released; null while there are none. */
  readonly drawn: Table | null;
}

/** Counts who of the earlier wave can be asked again and why others are not, and what became of those drawn. Opens no details. */
export async function previewPanel(
  world: World,
  viewer: Viewer,
  studyId: string,
): Promise<PanelPreview | PanelRefused> {
  const waves = wavesOf(world, viewer, studyId);
  if ('refused' in waves) return waves;
  const candidates = await panelCandidates(world, waves);
  const fed = await fedForward(world, waves);
  const brought = candidates.flatMap(({ fate, pseudonym }) => (fate === 'to_draw' ? [fed.get(pseudonym)] : []));
  const { study, earlier, panel } = waves;
  const { fieldwork } = study;
  return {
    drawn: fieldwork && (await drawnTable(world, { ...study, fieldwork }, audienceOf(viewer))),
    study,
    earlier,
    people: candidates.length,
    simulated: candidates.filter(({ simulated }) => simulated).length,
    fates: countFates(candidates.map(({ fate }) => fate)),
    fed: study.questionnaire.sample
      .filter(({ name }) => panel.feedForward[name] !== undefined)
      .map(({ name, label }) => ({
        variable: name,
        label,
        known: brought.filter((one) => one?.sample[name]?.state === 'answered').length,
        misfits: brought.filter((one) => one?.misfits.includes(name)).length,
      })),
  };
}
