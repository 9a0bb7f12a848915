import type { Dataset } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import { DATA_TABLE, type Explorable, type Exploration, explore, type Population, prepare } from '@earshot/tables';
import { figuresFor, namingSources, populationsOf } from '../analysis/census-populations.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';

/** A study’s answers, derived and weighted, standing in an engine of their own. */
export interface ExploredStudy {
  readonly people: number;
  /** Makes a table of them. */
  explore(asked: Exploration): ReturnType<typeof explore>;
  /** Whether it has been asked to close: nothing more can be asked then. */
  isClosed(): boolean;
  /** Frees the memory, once what is being asked has been answered. */
  close(): Promise<void>;
}

/**
 * Puts a study’s answers where the explorer asks, or says why its plan cannot be run on them.
 * @param dataset with what the plan derives.
 */
export async function openExplored(
  study: Study,
  dataset: Dataset,
  figures: () => PublishedFigures,
): Promise<{ opened: ExploredStudy | null; problems: readonly Problem[] }> {
  // A study that is not linked to the census needs no figures, and none are read for it.
  const needed = study.census ? await figuresFor([study], figures()) : null;
  const { populations, sources, problems } = needed ? populationsOf(study.census, needed) : NO_POPULATIONS;
  if (problems.length > 0) return { opened: null, problems };
  const { prepared, problems: wrong } = prepare(
    { ...namingSources(study.plan, sources), derivations: [] },
    dataset,
    populations,
  );
  if (!prepared) return { opened: null, problems: wrong };
  // DuckDB is loaded with the first tables, so that a server that only collects starts without it.
  const { openEngine } = await import('@earshot/engine');
  const engine = await openEngine(withoutTexts(prepared.dataset), DATA_TABLE);
  const source = { plan: study.plan, prepared, query: (sql: string) => engine.query(sql) };
  return { opened: { people: dataset.rows, ...untilClosed(source, () => engine.close()) }, problems: [] };
}

const NO_POPULATIONS = { populations: new Map<string, Population>(), sources: new Map<string, string>(), problems: [] };

/** What people wrote stands in no table, and would take longest to put in. */
function withoutTexts(dataset: Dataset): Dataset {
  return { ...dataset, columns: dataset.columns.filter(({ variable }) => variable.kind !== 'text') };
}

/** What is being explored is finished before the engine closes; nothing new begins after that. */
function untilClosed(source: Explorable, closeEngine: () => void): Omit<ExploredStudy, 'people'> {
  const running = new Set<Promise<unknown>>();
  let isClosed = false;
  return {
    isClosed: () => isClosed,
    async explore(asked) {
      const table = explore(source, asked);
      running.add(table);
      try {
        return await table;
      } finally {
        running.delete(table);
      }
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(running);
      closeEngine();
    },
  };
}
