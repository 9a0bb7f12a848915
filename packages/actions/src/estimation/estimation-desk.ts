import type { Problem } from '@earshot/planfile';
import { appendAudit } from '@earshot/store';
import { type DeskRefused, refuseDesk } from '../access/fieldwork-study.ts';
import { permits, type Viewer } from '../access/permissions.ts';
import { plannedChange } from '../change/planned-change.ts';
import { plannedDrivers } from '../drivers/planned-drivers.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { type Going, type KeptEstimation, keptEstimations, type Shown } from './kept-estimations.ts';
import type { Planned } from './planned.ts';
import type { Estimated, EstimationKind } from './thread-task.ts';

/** Which estimation of which study. */
export interface EstimationWish {
  readonly kind: EstimationKind;
  readonly studyId: string;
}

/** What there is of an estimation. */
export type EstimationRead =
  | DeskRefused
  /** The study’s folder has no such file. */
  | { readonly state: 'no-file' }
  /** The file cannot be worked out as it stands. */
  | { readonly state: 'problems'; readonly problems: readonly Problem[] }
  /** Nothing has been worked out, or it can no longer be shown; how the last one ended. */
  | { readonly state: 'none'; readonly ended: KeptEstimation['ended'] }
  | { readonly state: 'going'; readonly going: Going }
  | {
      readonly state: 'made';
      readonly made: Estimated;
      /** What is wrong, but does not hinder; of the file and of the answers. */
      readonly problems: readonly Problem[];
      readonly asAt: Date;
      /** Whether enough people have come for it to be worked out anew. */
      readonly mayBegin: boolean;
    };

const REFUSALS = {
  'nothing-planned': 'There is nothing in the study’s folder that could be worked out.',
  'too-soon':
    'It can be worked out anew when ten more people have sent their answers, and ten in each wave in which anybody has.',
} as const;

/** What kept an estimation from beginning. */
export type EstimationRefused = DeskRefused | { readonly refused: keyof typeof REFUSALS; readonly sentence: string };

/** The estimations that take longer than a page can wait: change between waves, and drivers. */
export interface EstimationDesk {
  read(viewer: Viewer, wish: EstimationWish): Promise<EstimationRead>;
  /** Begins on a thread of its own; goes on with what is going already. That somebody did stands in the audit. */
  begin(viewer: Viewer, wish: EstimationWish & { readonly stopping: AbortSignal }): Promise<EstimationRefused | Going>;
  /** Ends it in the middle; what was shown before is shown again. */
  stop(viewer: Viewer, wish: EstimationWish): DeskRefused | null;
}

/** Opens the estimations of all studies for those who may explore. What is worked out is kept until the server stops. */
export function estimationDesk(world: World, figures: () => PublishedFigures): EstimationDesk {
  const kept = keptEstimations(world);
  /** The files were read when the server started, and are checked once. */
  const planned = new Map<string, Planned>();
  const keyOf = ({ kind, studyId }: EstimationWish): string => `${kind} ${studyId}`;

  function allowed(viewer: Viewer, { studyId }: EstimationWish): Study | DeskRefused {
    if (!permits(viewer, 'explore_answers')) return refuseDesk('not-permitted');
    return world.studies.get(studyId) ?? refuseDesk('no-such-study');
  }

  function plannedOf(study: Study, wish: EstimationWish): Planned {
    const known = planned.get(keyOf(wish));
    if (known) return known;
    const made = wish.kind === 'change' ? plannedChange(world, study, figures) : plannedDrivers(study, figures);
    planned.set(keyOf(wish), made);
    return made;
  }

  return {
    async read(viewer, wish) {
      const study = allowed(viewer, wish);
      if ('refused' in study) return study;
      const file = plannedOf(study, wish);
      if (file.state !== 'ready') return file;
      const { going, shown, ended, enoughCame } = await kept.of(keyOf(wish));
      if (going) return { state: 'going', going };
      if (!shown) return { state: 'none', ended };
      const { made, asAt } = shown;
      const problems = [...file.problems, ...made.problems];
      return { state: 'made', made, problems, asAt, mayBegin: mayBegin(shown, enoughCame) };
    },
    async begin(viewer, { stopping, ...wish }) {
      const study = allowed(viewer, wish);
      if ('refused' in study) return study;
      const file = plannedOf(study, wish);
      if (file.state !== 'ready') return refuse('nothing-planned');
      const { going, shown, enoughCame } = await kept.of(keyOf(wish));
      if (going) return going;
      if (shown && !mayBegin(shown, enoughCame)) return refuse('too-soon');
      await audit(world, viewer, wish);
      return kept.begin(keyOf(wish), file, stopping);
    },
    stop(viewer, wish) {
      const study = allowed(viewer, wish);
      if ('refused' in study) return study;
      kept.stop(keyOf(wish));
      return null;
    },
  };
}

/** What came to no table tells nothing, so it can be tried at any time. */
function mayBegin({ made }: Shown, enoughCame: boolean): boolean {
  return enoughCame || made.tables.length === 0;
}

function refuse(refused: keyof typeof REFUSALS): EstimationRefused {
  return { refused, sentence: REFUSALS[refused] };
}

function audit(world: World, { accountId }: Viewer, { kind, studyId }: EstimationWish): Promise<void> {
  const entry = { at: world.now(), actor: accountId, action: 'estimate', studyId, pseudonym: null };
  return world.store.transaction('desk', (queries) => appendAudit(queries, { ...entry, detail: { what: kind } }));
}
