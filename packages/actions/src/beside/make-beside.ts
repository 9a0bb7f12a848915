import type { Dataset } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import type { Table } from '@earshot/tables';
import { type Beside, type BesidePairFound, besideTables } from '@earshot/workforce';
import { figuresFor, namingSources, populationsOf } from '../analysis/census-populations.ts';
import { makeTables } from '../analysis/make-tables.ts';
import { datasetOfFile, type TextFile } from '../analysis/tables-from-file.ts';
import type { LatestFigures, PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import { besideSentences, type PlaceSentence } from './beside-sentences.ts';
import { besideOfStudy } from './study-beside.ts';

/** A study’s beside.yml worked out. */
export interface BesideMade {
  readonly beside: Beside;
  readonly pairs: readonly PairMade[];
}

/** A pair with its table, and a sentence for every place. */
export interface PairMade {
  readonly found: BesidePairFound;
  readonly table: Table;
  readonly sentences: readonly PlaceSentence[];
}

/**
 * Works out a study’s beside.yml from a dataset of its answers, making only the tables that it names. Problems: those of
 * making tables and of `besideOfStudy`. Throws for a study without that file.
 */
export async function studyBeside(
  study: Study,
  dataset: Dataset,
  published: PublishedFigures,
): Promise<{ made: BesideMade | null; problems: readonly Problem[] }> {
  if (!study.beside) throw new Error(`studyBeside: ${study.id} has no beside.yml.`);
  const named = new Set(study.beside.pairs.map(({ voice }) => voice.table));
  const plan = { ...study.plan, tables: study.plan.tables.filter(({ id }) => named.has(id)) };
  const figures = await figuresFor([study], published);
  const { populations, sources, problems } = populationsOf(study.census, figures);
  if (problems.length > 0) return { made: null, problems };
  const outcome = await makeTables(namingSources(plan, sources), dataset, populations);
  if (!outcome.made) return { made: null, problems: outcome.problems };
  const found = besideFrom(study, outcome.made.tables, figures);
  return { made: found.made, problems: [...outcome.problems, ...found.problems] };
}

/** The same from a CSV file of the study’s variables, such as one that was exported from it. */
export async function studyBesideFromFile(
  study: Study,
  data: TextFile,
  published: PublishedFigures,
): ReturnType<typeof studyBeside> {
  const { dataset, problems } = datasetOfFile(data, study.plan, true);
  return dataset ? studyBeside(study, dataset, published) : { made: null, problems };
}

/** The same from tables that are there already, such as those of the study’s report. Null without beside.yml. */
export function besideFrom(
  study: Study,
  tables: ReadonlyMap<string, Table>,
  figures: LatestFigures,
): { made: BesideMade | null; problems: readonly Problem[] } {
  const { beside, problems } = besideOfStudy(study, tables, figures);
  if (!beside) return { made: null, problems };
  const made = besideTables(beside);
  const pairs = beside.pairs.map((found, at) => {
    const table = made[at]!;
    return { found, table, sentences: besideSentences(found, table) };
  });
  return { made: { beside, pairs }, problems };
}
