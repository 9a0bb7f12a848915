import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '@earshot/planfile';
import { openDatabase, openStore, Refusal } from '@earshot/store';
import { checkSecret } from './contacts/check-secret.ts';
import { keysFrom } from './contacts/keys.ts';
import { secretFrom } from './contacts/secret-file.ts';
import { type PublishedFigures, publishedFigures } from './published-figures.ts';
import { publishedFilesIn } from './published-files.ts';
import type { Settings } from './settings.ts';
import { earlierFirst } from './studies/earlier-first.ts';
import { loadStudy } from './studies/load-study.ts';
import { readStudy } from './studies/read-study.ts';
import { studyFolders } from './studies/study-folders.ts';
import type { Study } from './study.ts';
import type { World } from './world.ts';

/**
 * Who opens the world: the server, of which there is one on an embedded database and which may fill studies for
 * demonstration; or a visitor such as the command line, which may come beside it and adds nobody.
 */
export type Guest = 'server' | 'visitor';

export interface OpenedWorld {
  readonly world: World;
  /** Of the database that it stands on, for a worker beside it. Holds a password. */
  readonly databaseUrl: string;
  /** What the person at the terminal should know, such as where the data lies. */
  readonly notes: readonly string[];
  /** Problems of studies that could not be loaded; the others are there. */
  readonly problems: readonly Problem[];
  /** Closes the store and stops what was started. */
  close(): Promise<void>;
}

/** Opens the database and loads every study of the surveys’ folder into it. A sentence says what is in the way, of the secret or of the database. */
export async function openWorld(
  settings: Settings,
  guest: Guest,
): Promise<OpenedWorld | Refusal | { readonly sentence: string }> {
  const { databaseUrl } = settings;
  const secret = secretFrom(settings.dataFolder, settings.secret);
  if ('sentence' in secret) return secret;
  const keys = keysFrom(secret);
  const dataFolder = path.join(settings.dataFolder, 'postgres');
  const database = await openDatabase({ databaseUrl, dataFolder, lock: guest === 'server' });
  if (database instanceof Refusal) return database;
  const store = openStore({ databaseUrl: database.url });
  const close = async (): Promise<void> => {
    await store.close();
    await database.close();
  };
  try {
    const otherSecret = await checkSecret(store, keys);
    if (otherSecret) {
      await close();
      return otherSecret;
    }
    const { studies, problems } = readStudies(settings.surveys);
    const world: World = { store, studies, now: () => new Date(), randomBytes, keys };
    const fill = guest === 'server' && settings.demonstration;
    for (const study of earlierFirst([...studies.values()])) await loadStudy(world, study, fill);
    const notes = [...database.notes, ...publishedNotes(settings)];
    return { world, databaseUrl: database.url, notes, problems, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The figures in the checkout's data-sources, and in a folder of one's own, read when they are first asked for.
 * @param own a folder with newer downloads, which need not exist; left out: none.
 */
export function figuresOf(checkout: string, own: string | null = null): () => PublishedFigures {
  let figures: PublishedFigures | null = null;
  return () => {
    figures ??= publishedFigures(
      publishedFilesIn(path.join(checkout, 'data-sources')),
      own === null ? null : publishedFilesIn(own),
    );
    return figures;
  };
}

/** What to say of a folder of newer downloads that somebody has named and that is none. */
function publishedNotes({ published, dataFolder }: Settings): string[] {
  const isNamed = published !== path.join(dataFolder, 'published');
  if (!isNamed || statSync(published, { throwIfNoEntry: false })?.isDirectory()) return [];
  return [`EARSHOT_PUBLISHED is ${published}, which is no folder: no newer downloads of published figures are read.`];
}

function readStudies(surveys: string): { studies: Map<string, Study>; problems: Problem[] } {
  const studies = new Map<string, Study>();
  const problems: Problem[] = [];
  for (const folder of studyFolders(surveys)) {
    const read = readStudy(folder);
    problems.push(...read.problems);
    if (read.study) studies.set(read.study.id, read.study);
  }
  return { studies, problems };
}
