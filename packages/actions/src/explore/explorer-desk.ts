import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '@earshot/planfile';
import { appendAudit } from '@earshot/store';
import { type Exploration, type ExplorationProblem, type Table, waitsForAnswers } from '@earshot/tables';
import { type DeskRefused, refuseDesk } from '../access/fieldwork-study.ts';
import { permits, type Viewer } from '../access/permissions.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { keptAnswers, type Reading } from './kept-answers.ts';

/** What somebody asks of the explorer. */
export interface ExplorerQuestion {
  readonly studyId: string;
  /** Null for the page on which nothing is chosen yet. */
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
  readonly study: Study;
  /** When the answers were read. */
  readonly asAt: Date;
  /** How many people’s answers they are. */
  readonly people: number;
  /** Null where nothing was asked, or where nothing can be shown. */
  readonly table: Table | null;
  readonly problems: readonly ExplorationProblem[];
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

  async function audit({ accountId }: Viewer, { studyId, address }: ExplorerQuestion): Promise<void> {
    const key = `${accountId} ${studyId} ${address}`;
    if (audited.has(key)) return;
    const entry = { at: world.now(), actor: accountId, action: 'explore', studyId, pseudonym: null };
    await world.store.transaction('desk', (queries) => appendAudit(queries, { ...entry, detail: { address } }));
    if (audited.size >= MOST_REMEMBERED) audited.clear();
    audited.add(key);
  }

  /** What the answers of a reading come to; null where they have been closed. */
  async function show(
    viewer: Viewer,
    question: ExplorerQuestion,
    { study, reading }: { readonly study: Study; readonly reading: Reading },
  ): Promise<Explored | null> {
    const result = reading.result ?? (await inGoodTime(reading));
    if (!result) return { preparing: reading.progress };
    const { opened, problems: unready } = result;
    if (!opened) return { unready, waiting: waitsForAnswers(unready) };
    if (opened.isClosed()) return null;
    const about = { study, asAt: reading.asAt, people: opened.people };
    if (!question.asked) return { ...about, table: null, problems: [] };
    const [found] = await Promise.all([opened.explore(question.asked), audit(viewer, question)]);
    return { ...about, ...found };
  }

  return {
    async read(viewer, question) {
      if (!permits(viewer, 'explore_answers')) return refuseDesk('not-permitted');
      const study = world.studies.get(question.studyId);
      if (!study) return refuseDesk('no-such-study');
      const { reading, isStill } = await answers.of(study);
      const found = await show(viewer, question, { study, reading });
      // Somebody has left, or newer answers have taken the place of these, while the table was made.
      return found && (await isStill) ? found : this.read(viewer, question);
    },
    close: () => answers.close(),
  };
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
