import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '@earshot/planfile';
import { appendAudit } from '@earshot/store';
import { type Exploration, type ExplorationProblem, type Table, waitsForAnswers } from '@earshot/tables';
import { type DeskRefused, refuseDesk } from '../access/fieldwork-study.ts';
import { permits, type Viewer } from '../access/permissions.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { exploreWaves, type OpenedWave } from './explored-waves.ts';
import { type KeptAnswers, keptAnswers, type Reading } from './kept-answers.ts';
import { wavesOf } from './waves-of-panel.ts';

/** What somebody asks of the explorer. */
export interface ExplorerQuestion {
  readonly studyId: string;
  /** An earlier wave of the same panel to set beside it; null for the study alone. */
  readonly earlierId: string | null;
  /** In the names of the study. Null for the page on which nothing is chosen yet. */
  readonly asked: Exploration | null;
  /** The same in the words of the page’s address: what the audit holds of it. */
  readonly address: string;
}

/** What the explorer has for somebody. */
export type Explored =
  | DeskRefused
  /** The answers are being read and weighted: so many people of so many. */
  | { readonly preparing: Reading['progress'] }
  /** The study’s plan cannot be run on its answers; `waiting` when only more answers are wanting. */
  | { readonly unready: readonly Problem[]; readonly waiting: boolean }
  | ExploredTable;

export interface ExploredTable {
  /** The study; after the earlier wave that is set beside it, where one is. */
  readonly waves: readonly ExploredWave[];
  /** Null where nothing was asked, or where nothing can be shown. */
  readonly table: Table | null;
  readonly problems: readonly ExplorationProblem[];
}

export interface ExploredWave {
  readonly study: Study;
  /** When the answers were read. */
  readonly asAt: Date;
  /** How many people’s answers they are. */
  readonly people: number;
}

/** The explorer, for everybody who uses it on this server. */
export interface ExplorerDesk {
  /**
   * A table of a study, for a viewer who may explore; refuses with `not-permitted` or `no-such-study`. What somebody
   * looks at stands in the audit, each combination once.
   */
  read(viewer: Viewer, question: ExplorerQuestion): Promise<Explored>;
  /** Frees what is kept. */
  close(): Promise<void>;
}

/** Whoever asks waits so long for answers to be read before being told that it goes on. In milliseconds. */
const PATIENCE = 1000;
/** Combinations remembered as audited; one that is forgotten is audited anew. */
const MOST_REMEMBERED = 10_000;

/** Opens the explorer. A study’s answers are read when somebody first asks for them. */
export function explorerDesk(world: World, figures: () => PublishedFigures): ExplorerDesk {
  const answers = keptAnswers(world, figures);
  const audited = new Set<string>();

  async function audit({ accountId }: Viewer, studyId: string, address: string): Promise<void> {
    const key = `${accountId} ${studyId} ${address}`;
    if (audited.has(key)) return;
    const entry = { at: world.now(), actor: accountId, action: 'explore', studyId, pseudonym: null };
    await world.store.transaction('desk', (queries) => appendAudit(queries, { ...entry, detail: { address } }));
    if (audited.size >= MOST_REMEMBERED) audited.clear();
    audited.add(key);
  }

  /** What the answers of some waves come to; null where those of one have been closed. */
  async function show(
    viewer: Viewer,
    { asked, address }: ExplorerQuestion,
    held: readonly Held[],
  ): Promise<Explored | null> {
    const results = await Promise.all(held.map(({ reading }) => reading.result ?? inGoodTime(reading)));
    const unready = results.flatMap((result) => (result && !result.opened ? result.problems : []));
    if (unready.length > 0) return { unready, waiting: waitsForAnswers(unready) };
    const opened = held.flatMap(({ study }, at) => {
      const explored = results[at]?.opened;
      return explored ? [{ study, opened: explored }] : [];
    });
    if (opened.length < held.length) return { preparing: together(held.map(({ reading }) => reading.progress)) };
    if (opened.some((wave) => wave.opened.isClosed())) return null;
    const waves = held.map(({ study, reading }, at) => ({
      study,
      asAt: reading.asAt,
      people: opened[at]!.opened.people,
    }));
    if (!asked) return { waves, table: null, problems: [] };
    const audits = held.map(({ study }) => audit(viewer, study.id, address));
    const [found] = await Promise.all([tableOf(opened, asked), ...audits]);
    return { waves, ...found };
  }

  return {
    async read(viewer, question) {
      if (!permits(viewer, 'explore_answers')) return refuseDesk('not-permitted');
      const waves = wavesAsked(world, question);
      if (!waves) return refuseDesk('no-such-study');
      const held = await Promise.all(waves.map(async (study) => ({ study, ...(await answers.of(study)) })));
      const found = await show(viewer, question, held);
      // Somebody has left, or newer answers have taken the place of these, while the table was made.
      const are = await Promise.all(held.map(({ isStill }) => isStill));
      return found && !are.includes(false) ? found : this.read(viewer, question);
    },
    close: () => answers.close(),
  };
}

/** A wave with what is kept of its answers. */
type Held = Awaited<ReturnType<KeptAnswers['of']>> & { readonly study: Study };

/** The study, after the earlier wave to set beside it; null where either is not there, or is no earlier wave. */
function wavesAsked({ studies }: World, { studyId, earlierId }: ExplorerQuestion): readonly Study[] | null {
  const study = studies.get(studyId);
  if (!study || earlierId === null) return study ? [study] : null;
  const waves = wavesOf(studies, study);
  const earlier = waves.slice(0, waves.indexOf(study)).find(({ id }) => id === earlierId);
  return earlier ? [earlier, study] : null;
}

function tableOf([first, second]: readonly OpenedWave[], asked: Exploration) {
  return second ? exploreWaves(first!, second, asked) : first!.opened.explore(asked);
}

function together(all: readonly Reading['progress'][]): Reading['progress'] {
  return all.reduce((sum, { done, whole }) => ({ done: sum.done + done, whole: sum.whole + whole }));
}

/** What a reading comes to, if it does so while somebody waits. */
async function inGoodTime({ finished }: Reading): Promise<Reading['result']> {
  const giveUp = new AbortController();
  const waited = sleep(PATIENCE, null, { signal: giveUp.signal }).catch(() => null);
  try {
    return await Promise.race([finished, waited]);
  } finally {
    giveUp.abort();
  }
}
