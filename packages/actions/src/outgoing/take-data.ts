import type { Dataset } from '@earshot/dataset';
import { appendAudit } from '@earshot/store';
import { DESK_REFUSALS } from '../access/fieldwork-study.ts';
import { permits, type Viewer } from '../access/permissions.ts';
import { datasetOfInterviews, sentInterviews } from '../analysis/study-dataset.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { chanceFrom } from './chance-from.ts';
import { type DataFormat, dataFiles } from './data-files.ts';
import { zipOf } from './zip-of.ts';

/** What somebody asks for. */
export interface DataWish {
  readonly studyId: string;
  readonly format: DataFormat;
  readonly withWords: boolean;
}

const SENTENCES = {
  'not-permitted': DESK_REFUSALS['not-permitted'],
  'no-such-study': DESK_REFUSALS['no-such-study'],
  'nobody-answered': 'Nobody has sent answers to this study yet, so there is no data to take.',
} as const;

/** What comes back where nothing can be taken; nothing has left then. */
export interface DataRefused {
  readonly refused: keyof typeof SENTENCES;
  readonly sentence: string;
}

/**
 * A study’s people as a zip of files, a row a person, for somebody whose account has the right to them. Who took which
 * format, with or without words, and of how many people, stands in the audit in the transaction that reads the answers.
 */
export async function downloadData(
  world: World,
  viewer: Viewer,
  { studyId, format, withWords }: DataWish,
  published: PublishedFigures,
): Promise<{ readonly name: string; readonly zip: Uint8Array } | DataRefused> {
  if (!permits(viewer, 'take_data')) return refuse('not-permitted');
  const study = world.studies.get(studyId);
  if (!study) return refuse('no-such-study');
  const dataset = await takeDataset(world, study, { actor: viewer.accountId, format, withWords });
  const day = world.now().toISOString().slice(0, 10);
  const random = chanceFrom(world.randomBytes);
  const { made } = await dataFiles(study, dataset, { format, withWords, random, day, published });
  if (!made) return refuse('nobody-answered');
  return { name: `${studyId}-${format}-${day}.zip`, zip: zipOf(made.files) };
}

/** The dataset of a study for a file that leaves with a row for each person; says in the audit that it was taken. */
export function takeDataset(
  world: World,
  study: Study,
  { actor, ...detail }: { readonly actor: string; readonly format: DataFormat; readonly withWords: boolean },
): Promise<Dataset> {
  return world.store.transaction('analysis', async (queries) => {
    const dataset = datasetOfInterviews(study, await sentInterviews(queries, study));
    const entry = { at: world.now(), actor, action: 'take-data', studyId: study.id, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { ...detail, people: dataset.rows } });
    return dataset;
  });
}

function refuse(code: DataRefused['refused']): DataRefused {
  return { refused: code, sentence: SENTENCES[code] };
}
